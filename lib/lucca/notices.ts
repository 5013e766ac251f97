import type { Employee } from '../employee/record';
import { cultureCell, property } from './cells';
import { isLuccaObject, type LuccaObject } from './transport';

/** What a person looking at the result should know, in one sentence each; none when all is well. */
export function noticesAbout(
	employees: readonly Employee[],
	known: readonly Employee[],
	users: readonly LuccaObject[],
	customFieldsWanted: boolean,
): string[] {
	return [
		...unseenManagers(employees, known),
		...unknownCultures(users),
		...(customFieldsWanted ? unseenCustomFields(users) : []),
	];
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

function people(count: number): string {
	return count === 1 ? '1 person' : `${count} people`;
}
