import type { Employee } from '../employee/record';
import { ExplainedError } from '../explained-error';
import type { Column } from '../formats/format';
import { type CellSettings, type CellWriter, cellWriter } from './cell-formats';
import { columnLetter, mustQuote } from './csv';
import { type Encoding, encodings, nameCharacter } from './encodings';
import type { Fault } from './fault';
import { type CellFinding, findingAt, type RowWarning } from './findings';
import { type Membership, membershipOn } from './population';
import type { FileSettings } from './settings';

/** A person as it comes from outside: what stands in a cell may be anything. */
export type PersonRecord = Readonly<Record<string, unknown>>;

/** A column ready to check and write its cells. */
export interface ReadyColumn {
	readonly column: Column;
	readonly header: string;
	readonly letter: string;
	readonly write: CellWriter;
	/** As `write`, for a value it has accepted before: leaves out what is slow to check. */
	readonly rewrite: (value: unknown) => string;
	/** Whether whatever `write` gives can stand in the file as it is. */
	readonly plain: boolean;
}

/**
 * What the check of one row by itself says. `plain`: fit, and every cell can stand in the file as it
 * is; `fit`: some cell must be quoted or prepared for the encoding.
 */
export type RowVerdict =
	'plain' | 'fit' | { readonly leftOut: string } | { readonly faults: CellFinding[] };

/** Formats that write only printable ASCII, and never a semicolon or a quote. */
const PLAIN_FORMATS = ['email', 'date', 'decimal', 'language'];

/** The columns of a file, ready to work. */
export function readyColumns(settings: FileSettings): ReadyColumn[] {
	return settings.columns.map((column, index) =>
		readyColumn(column, settings.headers[index] ?? '', index, settings),
	);
}

/** One column, ready to work, at a place in the file (0 is column A). */
export function readyColumn(
	column: Column,
	header: string,
	place: number,
	settings: CellSettings & { readonly separator: string },
): ReadyColumn {
	const write = cellWriter(column.format, settings);
	return {
		column,
		header,
		letter: columnLetter(place),
		write,
		rewrite: column.format.as === 'email' ? trimmed : (write as (value: unknown) => string),
		plain: settings.separator === ';' && PLAIN_FORMATS.includes(column.format.as),
	};
}

function trimmed(value: unknown): string {
	return String(value).trim();
}

/** The row number of a record: the header line is row 1. */
export function rowNumber(index: number, withHeader: boolean): number {
	return index + (withHeader ? 2 : 1);
}

/** Whether a value is a blank cell: nothing, or nothing but blanks. */
export function isBlank(value: unknown): boolean {
	if (typeof value !== 'string') return value === undefined || value === null;
	if (value === '') return true;
	const first = value.charCodeAt(0);
	// Only a text that begins with a blank can be nothing else; trimming every cell costs time.
	return (first <= 0x20 || first >= 0x80) && value.trim() === '';
}

/** Whether the record says that a person is their own manager: by Lucca's ids where known, else by number. */
export function isOwnManager(person: PersonRecord): boolean {
	const { luccaId, managerLuccaId, employeeNumber, managerEmployeeNumber } = person;
	if (!isBlank(luccaId) && !isBlank(managerLuccaId)) return luccaId === managerLuccaId;
	return !isBlank(employeeNumber) && employeeNumber === managerEmployeeNumber;
}

/**
 * Checks rows one by one: who belongs in the file, and whether every cell of theirs can be written.
 * What only shows when rows are held against each other (duplicates, managers) is not its concern.
 */
export class RowChecker {
	readonly warnings: RowWarning[] = [];
	private readonly columns: readonly ReadyColumn[];
	private readonly encoding: Encoding;
	private readonly membership: (person: Employee) => Membership;
	/** Columns, by index, for which some record had a value or an empty cell: the others are absent. */
	private readonly present: boolean[];
	private membersSeen = 0;
	/** Matches a cell that cannot stand in the file as it is. */
	private readonly special: RegExp;
	/** Whether the row under check has a cell that cannot stand in the file as it is. */
	private hasSpecial = false;

	constructor(
		private readonly settings: FileSettings,
		columns: readonly ReadyColumn[],
	) {
		this.columns = columns;
		this.encoding = encodings[settings.encoding];
		this.special = new RegExp(`${mustQuote(settings.separator)}|${this.encoding.suspect}`);
		this.membership = membershipOn(settings.population, settings.day);
		this.present = columns.map(() => false);
	}

	check(person: PersonRecord, index: number): RowVerdict {
		const membership = this.membership(person as Employee);
		if (typeof membership === 'object' && 'leftOut' in membership) return membership;
		this.membersSeen++;
		this.hasSpecial = false;
		let faults: CellFinding[] | undefined;
		if (membership !== 'in') faults = [this.rowFinding(index, membership)];
		for (let at = 0; at < this.columns.length; at++) {
			const ready = this.columns[at] as ReadyColumn;
			const value = person[ready.column.field];
			if (value !== undefined) this.present[at] = true;
			const fault = this.cellFault(ready, value, person, index);
			if (fault) (faults ??= []).push(this.cellFinding(ready, index, value, fault));
		}
		if (faults) return { faults };
		return this.hasSpecial || this.settings.quoteAll ? 'fit' : 'plain';
	}

	/**
	 * Refuses a file with a column nobody's record knows: written blank, it would erase at the partner
	 * what may only be hidden from the API key.
	 * @throws ExplainedError naming the column
	 */
	refuseAbsentColumns(): void {
		if (this.membersSeen === 0) return;
		const absent = this.columns.filter((_, at) => !this.present[at]);
		if (absent.length === 0) return;
		const names = absent.map(({ header, column }) => `'${header}' (${column.field})`).join(', ');
		throw new ExplainedError(
			`No employee carries a value, not even an empty one, for ${names}`,
			'Take the column out, map it to a field your data has, or give the Lucca API key the right to see it',
		);
	}

	cellFinding(ready: ReadyColumn, index: number, value: unknown, fault: Fault): CellFinding {
		const cell = `${ready.letter}${rowNumber(index, this.settings.withHeader)}`;
		return findingAt({ cell, header: ready.header, field: ready.column.field }, value, fault);
	}

	private rowFinding(index: number, fault: Fault): CellFinding {
		const cell = `row ${rowNumber(index, this.settings.withHeader)}`;
		return findingAt({ cell, header: '', field: '' }, undefined, fault);
	}

	private cellFault(
		ready: ReadyColumn,
		value: unknown,
		person: PersonRecord,
		index: number,
	): Fault | undefined {
		const { column } = ready;
		if (isBlank(value)) {
			if (column.warnWhenBlank) {
				this.warnings.push({ ...this.cellFinding(ready, index, value, BLANK_WRITTEN), index });
			}
			return column.level === 'required' && !(column.mayBeBlank && value !== undefined)
				? missing(value)
				: undefined;
		}
		if (column.aboutManager && isOwnManager(person)) return undefined;
		const text = ready.write(value);
		if (typeof text !== 'string') return text;
		if (ready.plain || !this.special.test(text)) return undefined;
		this.hasSpecial = true;
		const prepared = this.encoding.prepare(text);
		return typeof prepared === 'string' ? undefined : uncarried(prepared.uncarried, this.encoding);
	}
}

const BLANK_WRITTEN: Fault = {
	rule: 'is blank, and the partner may want it',
	remedy: 'Fill it in Lucca',
};

function missing(value: unknown): Fault {
	return value === undefined
		? {
				rule: 'is required and not in the data',
				remedy: 'Map the column, or give the Lucca API key the right to see this field',
			}
		: { rule: 'is required and blank', remedy: 'Fill it in Lucca' };
}

function uncarried(character: string, encoding: Encoding): Fault {
	return {
		rule: `has the character ${nameCharacter(character)}, which a ${encoding.label} file cannot carry`,
		remedy:
			encoding === encodings['windows-1252']
				? "Replace the character, or set 'Encoding' to UTF-8"
				: 'Remove the character',
	};
}
