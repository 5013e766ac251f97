import { ExplainedError } from '../explained-error';
import type { Column } from '../formats/format';
import { type CellSettings, type CellWriter, cellWriter } from './cell-formats';
import { cellQuoter, columnLetter, specialText } from './csv';
import { type Encoding, encodings, nameCharacter } from './encodings';
import type { Fault } from './fault';
import { type CellFinding, findingAt } from './findings';
import type { FileSettings } from './settings';

/** A person as it comes from outside: what stands in a cell may be anything. */
export type PersonRecord = Readonly<Record<string, unknown>>;

/** A column ready to check and write its cells. */
export interface ReadyColumn {
	readonly column: Column;
	readonly field: string;
	readonly header: string;
	readonly letter: string;
	readonly write: CellWriter;
	/** Whether whatever `write` gives can stand in the file as it is. */
	readonly isPlain: boolean;
	/** Whether a text that is not special stands in the file as it came, whoever it is about. */
	readonly isOrdinary: boolean;
}

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
	settings: CellSettings & { readonly separator: string; readonly quoteAll: boolean },
): ReadyColumn {
	const { as } = column.format;
	return {
		column,
		field: column.field,
		header,
		letter: columnLetter(place),
		write: cellWriter(column.format, settings),
		isPlain: settings.separator === ';' && !settings.quoteAll && PLAIN_FORMATS.includes(as),
		isOrdinary: as === 'text' && !column.aboutManager,
	};
}

/** The row number of a record: the header line is row 1. */
export function rowNumber(index: number, withHeader: boolean): number {
	return index + (withHeader ? 2 : 1);
}

/** Whether a value is a blank cell: nothing, or nothing but blanks. */
export function isBlank(value: unknown): boolean {
	if (typeof value !== 'string') return value === undefined || value === null;
	return !beginsOrdinarily(value) && value.trim() === '';
}

/** Whether a text's first letter already shows that it is not blank; false says nothing. */
function beginsOrdinarily(text: string): boolean {
	// NaN for an empty text, which is neither.
	const first = text.charCodeAt(0);
	return first > 0x20 && first < 0x80;
}

/** Whether the record says that a person is their own manager: by Lucca's ids where known, else by number. */
export function isOwnManager(person: PersonRecord): boolean {
	const { luccaId, managerLuccaId, employeeNumber, managerEmployeeNumber } = person;
	if (!isBlank(luccaId) && !isBlank(managerLuccaId)) return luccaId === managerLuccaId;
	return !isBlank(employeeNumber) && employeeNumber === managerEmployeeNumber;
}

/** Something worth a look in a row that may be written all the same. */
export interface Remark {
	readonly index: number;
	readonly ready: ReadyColumn;
	readonly value: unknown;
	readonly fault: Fault;
}

/** What the check of one row by itself says: the line it makes, or what is wrong with it. */
export type RowVerdict = string | CellFinding[];

/**
 * Checks rows one by one and writes the line of those that are fit, without its ending. What only
 * shows when rows are held against each other (duplicates, managers) is not its concern.
 */
export class RowWriter {
	readonly remarks: Remark[] = [];
	private readonly encoding: Encoding;
	private readonly isSpecial: (text: string) => boolean;
	private readonly quote: (text: string) => string;
	/** The cells of the row at hand; one list for all rows. */
	private readonly cells: string[];
	/** Columns, by index, for which some record had a value or an empty cell: the others are absent. */
	private readonly present: boolean[];
	private rowsSeen = 0;

	constructor(
		private readonly settings: FileSettings,
		private readonly columns: readonly ReadyColumn[],
	) {
		this.encoding = encodings[settings.encoding];
		this.isSpecial = settings.quoteAll
			? () => true
			: specialText(settings.separator, this.encoding.suspect);
		this.quote = cellQuoter(settings.separator, settings.quoteAll);
		this.cells = columns.map(() => '');
		this.present = columns.map(() => false);
	}

	/** The line of the headers. */
	headerLine(): string {
		// The settings refuse a header that cannot be prepared.
		return this.columns
			.map(({ header }) => this.quote(this.encoding.prepare(header) as string))
			.join(this.settings.separator);
	}

	check(person: PersonRecord, index: number): RowVerdict {
		this.rowsSeen++;
		const { columns, present, isSpecial, cells } = this;
		let faults: CellFinding[] | undefined;
		for (let at = 0; at < columns.length; at++) {
			const ready = columns[at] as ReadyColumn;
			const value = person[ready.field];
			if (value !== undefined && !present[at]) present[at] = true;
			// Most cells are ordinary texts: these lines spare them the rest.
			if (ready.isOrdinary && typeof value === 'string' && beginsOrdinarily(value)) {
				if (!isSpecial(value)) {
					cells[at] = value;
					continue;
				}
			}
			const cell = this.cell(ready, value, person);
			if (typeof cell !== 'string') (faults ??= []).push(this.finding(ready, index, value, cell));
			else {
				cells[at] = cell;
				if (value === undefined || ready.column.warnWhenBlank)
					this.remarkBlank(ready, value, index);
			}
		}
		return faults ?? cells.join(this.settings.separator);
	}

	/**
	 * The line of a row found fit before.
	 * @param blanked columns to leave blank whatever the record says
	 */
	line(person: PersonRecord, blanked: ReadonlySet<ReadyColumn>): string {
		return this.columns
			.map((ready) => {
				const cell = blanked.has(ready)
					? this.quote('')
					: this.cell(ready, person[ready.field], person);
				if (typeof cell === 'string') return cell;
				throw new TypeError(`A row found fit has a '${ready.field}' that ${cell.rule}`);
			})
			.join(this.settings.separator);
	}

	/**
	 * Refuses a file with a column nobody's record knows: written blank, it would erase at the partner
	 * what may only be hidden from the API key.
	 * @throws ExplainedError naming the column
	 */
	refuseAbsentColumns(): void {
		if (this.rowsSeen === 0) return;
		const absent = this.columns.filter((_, at) => !this.present[at]);
		if (absent.length === 0) return;
		const names = absent.map(({ header, field }) => `'${header}' (${field})`).join(', ');
		throw new ExplainedError(
			`No employee carries a value, not even an empty one, for ${names}`,
			"Choose the field in 'Fields' of Lucca Users when fields are chosen there, or give the Lucca API key the right to see it. Else map the column to a field your data has, or take it out ('Map Each Column Manually')",
		);
	}

	/** A finding in a cell of the row at a place, counted from 0. */
	finding(ready: ReadyColumn, place: number, value: unknown, fault: Fault): CellFinding {
		const cell = `${ready.letter}${rowNumber(place, this.settings.withHeader)}`;
		return findingAt({ cell, header: ready.header, field: ready.field }, value, fault);
	}

	/** Says what is worth saying of a blank cell that is written all the same. */
	private remarkBlank(ready: ReadyColumn, value: unknown, index: number): void {
		if (!isBlank(value)) return;
		const fault = value === undefined ? ABSENT_WRITTEN : BLANK_WRITTEN;
		this.remarks.push({ index, ready, value, fault });
	}

	/** The cell as it stands in the file, or what is wrong with its value. */
	private cell(ready: ReadyColumn, value: unknown, person: PersonRecord): string | Fault {
		const { column } = ready;
		if (isBlank(value)) {
			const refused = column.level === 'required' && !(column.mayBeBlank && value !== undefined);
			return refused ? missing(value) : this.quote('');
		}
		if (column.aboutManager && isOwnManager(person)) return this.quote('');
		const text = ready.write(value);
		if (typeof text !== 'string' || ready.isPlain || !this.isSpecial(text)) return text;
		const prepared = this.encoding.prepare(text);
		return typeof prepared === 'string'
			? this.quote(prepared)
			: uncarried(prepared.uncarried, this.encoding);
	}
}

const BLANK_WRITTEN: Fault = {
	rule: 'is blank, and the partner may want it',
	remedy: 'Fill it in Lucca',
};

const ABSENT_WRITTEN: Fault = {
	rule: 'is not in the data of this person, and is written blank',
	remedy: 'Give the field to everybody (empty when there is none), or take the column out',
};

function missing(value: unknown): Fault {
	return value === undefined
		? {
				rule: 'is required and not in the data',
				remedy:
					"Map the column, choose the field in 'Fields' of Lucca Users when fields are chosen there, or give the Lucca API key the right to see it",
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
