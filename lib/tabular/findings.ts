import { isSensitive } from '../employee/fields';
import type { Fault } from './fault';

/** Something found in one cell, in the grammar of Lucca's own import screen: where, value, rule, remedy. */
export interface CellFinding {
	/** `C5`: the column's letter and the row, the header line being row 1. `row 5` when no column of the file is meant. */
	readonly cell: string;
	readonly header: string;
	readonly field: string;
	/** The value as found, shortened; dots for a sensitive one. */
	readonly value: string;
	readonly rule: string;
	readonly remedy: string;
}

/** Who a row is about, as far as the record says. */
export interface Who {
	readonly employeeNumber: string;
	readonly login: string;
	readonly email: string;
	readonly name: string;
	readonly luccaUrl: string;
}

/** A row that is not in the file, with everything that is wrong with it. */
export interface RejectedRow extends Who {
	/** Position among the records given, from 0. */
	readonly index: number;
	/** The row it would have, the header line being row 1. */
	readonly row: number;
	readonly cells: readonly CellFinding[];
}

/** Something worth a look in a row that is in the file all the same; its cell is the file's own. */
export interface RowWarning extends CellFinding, Who {
	/** Position among the records given, from 0. */
	readonly index: number;
}

/** Who a record is about. */
export function whoIs(person: Readonly<Record<string, unknown>>): Who {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		employeeNumber: text(person.employeeNumber),
		login: text(person.login),
		email: text(person.email),
		name: [text(person.firstName), text(person.lastName)].join(' ').trim(),
		luccaUrl: text(person.luccaUrl),
	};
}

/** The finding as one line: `C5 - "x@y" - is no e-mail address (email)`. */
export function inWords(finding: CellFinding): string {
	const where = finding.header === '' ? '' : ` (${finding.header})`;
	return `${finding.cell} - "${finding.value}" - ${finding.rule}${where}`;
}

/** A finding about a value of a field. */
export function findingAt(
	place: { readonly cell: string; readonly header: string; readonly field: string },
	value: unknown,
	fault: Fault,
): CellFinding {
	return { ...place, value: shownValue(place.field, value), ...fault };
}

const LONGEST_SHOWN = 60;

/** A value as a message may show it. */
function shownValue(field: string, value: unknown): string {
	if (value === undefined || value === null || value === '') return '';
	if (isSensitive(field)) return '•••';
	const characters = Array.from(typeof value === 'object' ? outline(value) : String(value));
	return characters.length > LONGEST_SHOWN
		? `${characters.slice(0, LONGEST_SHOWN - 1).join('')}…`
		: characters.join('');
}

/** A list or an object as text; some cannot be written as JSON at all. */
function outline(value: object): string {
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return Object.prototype.toString.call(value);
	}
}
