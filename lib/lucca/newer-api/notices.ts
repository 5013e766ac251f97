import type { Hierarchy } from '../../employee/managers';
import { people as inWords } from '../../words';
import type { Person } from './join';
import { referredId } from './references';

/**
 * What a person looking at the result should know, in one sentence each; none when all is well.
 * @param hierarchy undefined when no managers were sought
 * @param expectsFormer whether people who left should be among those read
 */
export function noticesAbout(
	people: readonly Person[],
	hierarchy: Hierarchy | undefined,
	expectsFormer: boolean,
): string[] {
	return [
		...(hierarchy ? unseenManagers(people, hierarchy) : []),
		...unseenParts(people),
		...(expectsFormer ? nobodyFormer(people) : []),
	];
}

function unseenManagers(people: readonly Person[], hierarchy: Hierarchy): string[] {
	const concerned = people.filter(({ employee }) => hierarchy.lacksManagerOf(employee)).length;
	if (concerned === 0) return [];
	return [
		`The manager of ${inWords(concerned)} is not visible to this client application: their manager fields are left unknown`,
	];
}

function unseenParts(people: readonly Person[]): string[] {
	const parts = [
		{ name: 'applicableEmployment', field: 'contractStart', words: 'employment' },
		{ name: 'applicableJobPosition', field: 'jobTitle', words: 'job position' },
	] as const;
	return parts.flatMap(({ name, field, words }) => {
		const concerned = people.filter(
			({ object, employee }) =>
				referredId(object, name, 'employee') && employee[field] === undefined,
		).length;
		if (concerned === 0) return [];
		return [
			`The ${words} of ${inWords(concerned)} is not visible to this client application: what it holds is left unknown`,
		];
	});
}

function nobodyFormer(people: readonly Person[]): string[] {
	if (people.length === 0 || people.some(({ object }) => object.status === 'deactivated'))
		return [];
	return [
		'Lucca gave no former employee although they were asked for: if people have left, this client application may not see them',
	];
}
