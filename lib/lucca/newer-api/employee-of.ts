import type { CatalogueField } from '../../employee/fields';
import type { EmployeeDraft } from '../../employee/record';
import { dateCell, property, type ReadCell, textCell, UNREADABLE } from '../cells';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import type { SensitiveField } from '../people/user-fields';
import { latestMoment } from './moments';
import { readable, referenceCell } from './references';

/** What Lucca keeps about a person in an object of its own: null when there is none, undefined when it is out of sight. */
export type Part = LuccaObject | null | undefined;

/** The parts of one person, as far as they were asked for. */
export interface Parts {
	readonly employment?: Part;
	readonly position?: Part;
	readonly personalRecord?: Part;
}

/** What departments and establishments are called, by ID. */
export interface Names {
	readonly departments: ReadonlyMap<string, string>;
	readonly establishments: ReadonlyMap<string, string>;
}

/** Where a field of an Employee stands in one of those objects (lucca-api reference, sections 9.2 to 9.6). */
interface Line {
	readonly field: CatalogueField;
	readonly name: string;
	readonly read: (value: unknown) => ReadCell;
}

const ofPerson: readonly Line[] = [
	{ field: 'luccaId', name: 'id', read: textCell },
	{ field: 'employeeNumber', name: 'employeeNumber', read: textCell },
	{ field: 'firstName', name: 'givenName', read: textCell },
	{ field: 'lastName', name: 'familyName', read: textCell },
	{ field: 'email', name: 'email', read: textCell },
	{ field: 'phone', name: 'phoneNumber', read: textCell },
];

const ofEmployment: readonly Line[] = [
	{ field: 'contractStart', name: 'start', read: dayCell },
	{ field: 'contractEnd', name: 'end', read: dayCell },
];

const ofPosition = ({ departments, establishments }: Names): readonly Line[] => [
	{ field: 'jobTitle', name: 'jobTitle', read: textCell },
	{ field: 'legalEntity', name: 'businessEstablishment', read: named(establishments) },
	{ field: 'department', name: 'department', read: named(departments) },
	{ field: 'managerLuccaId', name: 'manager', read: referenceCell },
];

const ofPersonalRecord: readonly Line[] = [
	{ field: 'birthDate', name: 'birthDate', read: dateCell },
	{ field: 'nationality', name: 'nationalitiesCountryCodes', read: onlyCell },
];

/**
 * An employee of the newer API as an Employee. What Lucca did not send is absent, what it sent as null
 * is empty; what it has no place for (login, primary role, culture, gender, ...) is absent. `nationality`
 * has three letters here, and `modifiedAt` is in UTC.
 * @param sensitive the fields to take from the personal record
 * @throws LuccaApiError naming the object's ID and the property (never the value) when one is not of
 * the documented kind
 */
export function employeeOf(
	person: LuccaObject,
	parts: Parts,
	names: Names,
	sensitive: readonly SensitiveField[] = [],
): EmployeeDraft {
	const asked = ofPersonalRecord.filter(({ field }) => sensitive.some((name) => name === field));
	const employee: EmployeeDraft = {
		...readLines('employee', person, ofPerson),
		...readLines('employment', parts.employment, ofEmployment),
		...readLines('job position', parts.position, ofPosition(names)),
		...readLines('personal record', parts.personalRecord, asked),
	};
	const changes = [person, parts.employment, parts.position].map((part) => part?.lastUpdatedAt);
	const modifiedAt = readable(latestMoment(changes), person, 'lastUpdatedAt', 'employee');
	return modifiedAt === undefined ? employee : { ...employee, modifiedAt };
}

function readLines(kind: string, part: Part, lines: readonly Line[]): EmployeeDraft {
	const cells: EmployeeDraft = {};
	if (part === undefined) return cells;
	for (const { field, name, read } of lines) {
		const cell = part && readable(read(property(part, name)), part, name, kind);
		if (cell !== undefined) cells[field] = cell;
	}
	return cells;
}

/** The day in `{date}`. */
function dayCell(value: unknown): ReadCell {
	if (value === undefined || value === null) return value;
	return isLuccaObject(value) ? dateCell(property(value, 'date')) : UNREADABLE;
}

/** The name of what is referred to; one out of sight has a name nobody knows. */
function named(names: ReadonlyMap<string, string>) {
	return (value: unknown): ReadCell => {
		const id = referenceCell(value);
		return typeof id === 'string' ? names.get(id) : id;
	};
}

/** The one value of a list that may hold one. */
function onlyCell(value: unknown): ReadCell {
	if (value === undefined || value === null) return value;
	if (!Array.isArray(value) || value.length > 1) return UNREADABLE;
	return value.length === 0 ? null : textCell(value[0]);
}
