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

/** A row that is not in the file, with everything that is wrong with it. */
export interface RejectedRow {
	/** Position among the records given, from 0. */
	readonly index: number;
	/** The row it would have, the header line being row 1. */
	readonly row: number;
	/** Who it is, as far as the record says. */
	readonly employeeNumber: string;
	readonly name: string;
	readonly luccaUrl: string;
	readonly cells: readonly CellFinding[];
}

/** Something worth a look in a row that is in the file all the same. */
export interface RowWarning extends CellFinding {
	readonly index: number;
}

/** A rejected row, with whom it is about as far as the record says. */
export function rejectedRow(
	person: Readonly<Record<string, unknown>>,
	index: number,
	row: number,
	cells: readonly CellFinding[],
): RejectedRow {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		index,
		row,
		employeeNumber: text(person.employeeNumber),
		name: [text(person.firstName), text(person.lastName)].join(' ').trim(),
		luccaUrl: text(person.luccaUrl),
		cells,
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
export function shownValue(field: string, value: unknown): string {
	if (value === undefined || value === null || value === '') return '';
	if (isSensitive(field)) return '•••';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
