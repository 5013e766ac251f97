import { createHash } from 'node:crypto';
import type { CatalogueField } from '../../employee/fields';
import type { Cell, Employee } from '../../employee/record';

/**
 * The fields of a person's own record. Those of the manager are not among them: when a manager's
 * e-mail changes, Lucca does not touch the people below.
 */
export const watchableFields = [
	'login',
	'employeeNumber',
	'firstName',
	'lastName',
	'email',
	'phone',
	'gender',
	'jobTitle',
	'culture',
	'contractStart',
	'contractEnd',
	'seniorityDate',
	'legalEntity',
	'department',
	'managerLuccaId',
	'primaryRole',
	'birthDate',
	'personalEmail',
	'personalMobile',
	'address',
	'nationality',
] as const satisfies readonly CatalogueField[];

/**
 * A person's watched fields as they were when last told, eight characters a field: enough to see that
 * one changed, and no personal data in n8n's database.
 */
export type Fingerprint = string;

/** 48 bits: that a change passes for none happens once in 280,000,000,000,000. */
const LENGTH = 8;
/** No character of base64url. */
const ABSENT = '.'.repeat(LENGTH);

/**
 * @param fields names of Employee fields, or codes of custom fields
 * @param salt the memory's own, so that nobody's table of common values fits
 */
export function fingerprint(
	employee: Employee,
	fields: readonly string[],
	salt: string,
): Fingerprint {
	return fields
		.map((field) => {
			const value = valueOf(employee, field, fields);
			if (value === undefined) return ABSENT;
			// With the ID: people with the same value must not look the same.
			const content = JSON.stringify([salt, employee.luccaId, field, value]);
			return createHash('sha256').update(content).digest('base64url').slice(0, LENGTH);
		})
		.join('');
}

/** How long the fingerprint of so many fields is. */
export function printLength(fields: readonly string[]): number {
	return fields.length * LENGTH;
}

/**
 * The fields that differ between two fingerprints. One that is absent in either did not change: a right
 * of the API key was given or taken.
 */
export function changesBetween(
	before: Fingerprint,
	after: Fingerprint,
	fields: readonly string[],
): string[] {
	return fields.filter((_, index) => {
		const [was, is] = [partAt(before, index), partAt(after, index)];
		return was !== ABSENT && is !== ABSENT && was !== is;
	});
}

/** The later fingerprint; where a field is absent, as it was when last seen. */
export function lastSeen(before: Fingerprint, after: Fingerprint): Fingerprint {
	let seen = '';
	for (let index = 0; index * LENGTH < after.length; index++) {
		const is = partAt(after, index);
		seen += is === ABSENT ? partAt(before, index) : is;
	}
	return seen;
}

/** The fields that are not absent. */
export function fieldsIn(print: Fingerprint, fields: readonly string[]): string[] {
	return fields.filter((_, index) => partAt(print, index) !== ABSENT);
}

function partAt(print: Fingerprint, index: number): string {
	return print.slice(index * LENGTH, (index + 1) * LENGTH) || ABSENT;
}

/**
 * A custom field comes as one cell, or as one for each of its parts. Lucca sends nothing for one that
 * is empty, so its absence is a value: a value taken away is a change. What belongs to another watched
 * field, whose code only begins with this one's, is no part of it.
 */
function valueOf(
	employee: Employee,
	field: string,
	watched: readonly string[],
): Cell | ReadonlyArray<[string, Cell]> {
	const cells = Object.entries(employee) as Array<[string, Cell]>;
	const own = cells.filter(([name]) => name === field);
	if (!field.startsWith('e_')) return own[0]?.[1];
	const longer = watched.filter((other) => other.startsWith(`${field}_`));
	const parts = cells.filter(
		([name]) =>
			name.startsWith(`${field}_`) &&
			!longer.some((other) => name === other || name.startsWith(`${other}_`)),
	);
	return (own.length > 0 ? own : parts)
		.filter(([, cell]) => cell)
		.sort(([one], [other]) => (one < other ? -1 : 1));
}
