import type { CivilDate } from '../../employee/civil-date';
import type { CatalogueField } from '../../employee/fields';
import { people } from '../../words';
import { property } from '../cells';
import { isLuccaObject } from '../client/transport';
import type { Person } from './person';

/** What was read, as far as a notice depends on it. */
export interface Read {
	readonly read: readonly CatalogueField[];
	/** How many people have a manager who is not to be seen, when managers were looked for. */
	readonly withoutManager?: number;
	readonly customFields: boolean;
	/** The day that tells who left, when people who left should be among those read. */
	readonly formerOn?: CivilDate;
}

/** What a person looking at the result should know, in one sentence each; none when all is well. */
export function noticesAbout(
	persons: readonly Person[],
	{ read, withoutManager = 0, customFields, formerOn }: Read,
): string[] {
	return [
		...unseenManagers(withoutManager),
		...(read.includes('culture') ? unknownCultures(persons) : []),
		...(customFields ? unseenCustomFields(persons) : []),
		...(read.includes('managerLuccaId') ? nobodysManager(persons) : []),
		...(read.includes('contractEnd') ? aboutEnds(persons, formerOn) : []),
	];
}

function aboutEnds(persons: readonly Person[], formerOn: CivilDate | undefined): string[] {
	return [
		...nobodysEnd(persons),
		...(formerOn === undefined ? [] : nobodyFormer(persons, formerOn)),
	];
}

function nobodysManager(persons: readonly Person[]): string[] {
	if (!isHidden(persons, 'managerLuccaId')) return [];
	return [
		"Lucca sent the manager of nobody: the role of this API key may lack the right 'View employee managers'",
	];
}

function nobodysEnd(persons: readonly Person[]): string[] {
	if (!isHidden(persons, 'contractEnd')) return [];
	return [
		'Lucca sent the end of contract of nobody, so those who left cannot be told: the role of this API key may not see contract dates',
	];
}

function nobodyFormer(persons: readonly Person[], today: CivilDate): string[] {
	if (persons.length === 0 || isHidden(persons, 'contractEnd')) return [];
	const hasLeft = ({ employee: { contractEnd: end } }: Person) =>
		typeof end === 'string' && end < today;
	if (persons.some(hasLeft)) return [];
	return [
		"Lucca gave no former employee although they were asked for: if people have left, the role of this API key may lack the right 'See former employees'",
	];
}

/** What a key may not see is absent, and null when it is seen and empty. */
function isHidden(persons: readonly Person[], field: CatalogueField): boolean {
	return persons.length > 0 && persons.every(({ employee }) => employee[field] === undefined);
}

function unseenManagers(concerned: number): string[] {
	if (concerned === 0) return [];
	return [
		`The manager of ${people(concerned)} is not visible to this API key: their manager fields are left unknown`,
	];
}

function unknownCultures(persons: readonly Person[]): string[] {
	const numbers = new Map<string, number>();
	for (const { unknownCulture } of persons) {
		if (unknownCulture === undefined) continue;
		numbers.set(unknownCulture, (numbers.get(unknownCulture) ?? 0) + 1);
	}
	return [...numbers].map(
		([number, count]) =>
			`The language number ${number} of ${people(count)} is not one Lucca documents: it is left unknown`,
	);
}

function unseenCustomFields(persons: readonly Person[]): string[] {
	const isSeen = ({ user }: Person) => user && isLuccaObject(property(user, 'extendedData'));
	if (persons.length === 0 || persons.some(isSeen)) return [];
	return [
		"Lucca sent no custom field of anybody: the role of this API key may lack the right 'Consult HR files'",
	];
}
