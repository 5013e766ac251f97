import type { CivilDate } from '../../employee/civil-date';
import type { Employee } from '../../employee/record';
import { people } from '../../words';
import { cultureCell, dateCell, property } from '../cells';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/** What was asked for, as far as a notice depends on it. */
export interface Asked {
	readonly customFields: boolean;
	/** The day that tells who left, when people who left should be among those read. */
	readonly formerOn?: CivilDate;
}

/** What a person looking at the result should know, in one sentence each; none when all is well. */
export function noticesAbout(
	employees: readonly Employee[],
	known: readonly Employee[],
	users: readonly LuccaObject[],
	{ customFields, formerOn }: Asked,
): string[] {
	return [
		...unseenManagers(employees, known),
		...unknownCultures(users),
		...(customFields ? unseenCustomFields(users) : []),
		...nobodysManager(users),
		...noticesAboutContracts(users, formerOn),
	];
}

/** The same, of people of whom little more than the contract was asked. */
export function noticesAboutContracts(
	users: readonly LuccaObject[],
	formerOn: CivilDate | undefined,
): string[] {
	return [...nobodysEnd(users), ...(formerOn === undefined ? [] : nobodyFormer(users, formerOn))];
}

function nobodysManager(users: readonly LuccaObject[]): string[] {
	if (!isHidden(users, 'managerId')) return [];
	return [
		"Lucca sent the manager of nobody: the role of this API key may lack the right 'View employee managers'",
	];
}

function nobodysEnd(users: readonly LuccaObject[]): string[] {
	if (!isHidden(users, 'dtContractEnd')) return [];
	return [
		'Lucca sent the end of contract of nobody, so those who left cannot be told: the role of this API key may not see contract dates',
	];
}

function nobodyFormer(users: readonly LuccaObject[], today: CivilDate): string[] {
	if (users.length === 0 || isHidden(users, 'dtContractEnd')) return [];
	const hasLeft = (user: LuccaObject) => {
		const end = dateCell(property(user, 'dtContractEnd'));
		return typeof end === 'string' && end < today;
	};
	if (users.some(hasLeft)) return [];
	return [
		"Lucca gave no former employee although they were asked for: if people have left, the role of this API key may lack the right 'See former employees'",
	];
}

/** What a key may not see is absent, and null when it is seen and empty. */
function isHidden(users: readonly LuccaObject[], name: string): boolean {
	return users.length > 0 && users.every((user) => property(user, name) === undefined);
}

function unseenManagers(employees: readonly Employee[], known: readonly Employee[]): string[] {
	const visible = new Set(known.map(({ luccaId }) => luccaId));
	const concerned = employees.filter(
		({ managerLuccaId }) => managerLuccaId && !visible.has(managerLuccaId),
	).length;
	if (concerned === 0) return [];
	return [
		`The manager of ${people(concerned)} is not visible to this API key: their manager fields are left unknown`,
	];
}

function unknownCultures(users: readonly LuccaObject[]): string[] {
	const numbers = new Map<string, number>();
	for (const user of users) {
		const sent = property(user, 'cultureID');
		if (sent === undefined || cultureCell(sent) !== undefined) continue;
		numbers.set(String(sent), (numbers.get(String(sent)) ?? 0) + 1);
	}
	return [...numbers].map(
		([number, count]) =>
			`The language number ${number} of ${people(count)} is not one Lucca documents: it is left unknown`,
	);
}

function unseenCustomFields(users: readonly LuccaObject[]): string[] {
	if (users.length === 0 || users.some((user) => isLuccaObject(property(user, 'extendedData')))) {
		return [];
	}
	return [
		"Lucca sent no custom field of anybody: the role of this API key may lack the right 'Consult HR files'",
	];
}
