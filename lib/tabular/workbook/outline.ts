import { columnLetter } from '../csv';
import { brokenWorkbook, count, tooLarge } from './broken';
import { LONGEST_TEXT, MOST_CELLS, MOST_COLUMN_NOTES, MOST_COLUMNS, MOST_ROWS } from './limits';
import { attributesOf, eachTag, isTrue, type Tag, textOf } from './xml';

/** A block of cells, rows from 1 and columns from 0, both ends within. */
export interface Range {
	readonly name: string;
	readonly top: number;
	readonly left: number;
}

/** Cells the library has no words for: what they hold, as it stands in the part. */
export type SpecialCell =
	| { readonly kind: 'noResult' }
	| { readonly kind: 'date' | 'formulaError' | 'text'; readonly text: string };

/** What can be told of a sheet before its cells are taken out. */
export interface SheetOutline {
	/** The part of it between `<sheetData>` and `</sheetData>`, both within; empty when it has none. */
	readonly data: string;
	readonly merged: readonly Range[];
	/** Hidden columns, from 0, both ends within. */
	readonly hiddenColumns: ReadonlyArray<{ readonly first: number; readonly last: number }>;
	/** Hidden rows with content, from 1. */
	readonly hiddenRows: readonly number[];
	/** By column the first row with content below the rows passed over. */
	readonly firstContent: ReadonlyMap<number, number>;
	readonly special: ReadonlyMap<number, SpecialCell>;
	readonly hasContent: boolean;
}

/** The key of a cell in `special`. */
export const cellKey = (row: number, column: number) => row * 16_384 + column;

export const cellName = (row: number, column: number) => `${columnLetter(column)}${row}`;

/** The way most cells are written; others are taken apart tag by tag. */
const CELL =
	/<c r="([A-Z]{1,3})(\d{1,7})"(?: s="\d+")?(?: t="([a-zA-Z]+)")?(?:\/>|><v>([^<]*)<\/v><\/c>)\s*/y;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const PLACE = /^([A-Z]{1,3})([1-9]\d{0,6})$/;
const TYPES = new Set(['n', 's', 'str', 'b', 'e', 'd', 'inlineStr']);

interface OpenCell {
	readonly column: number;
	readonly type: string;
	value: string;
	formula: boolean;
	inline: boolean;
}

/**
 * Goes through a sheet once, checks that each cell stands where it says and holds what it says, and
 * notes what the library passes over in silence.
 * @param xml the part, one character a byte
 * @param sheet its name, for messages
 * @param firstRow rows above it are not looked at for hidden and merged cells
 * @throws ExplainedError that names the cell
 */
export function outlineOf(
	xml: string,
	sheet: string,
	part: string,
	firstRow: number,
): SheetOutline {
	const outline = new OutlineReader(xml, sheet, firstRow);
	eachTag(xml, part, (tag) => outline.visit(tag));
	return outline.finished();
}

class OutlineReader {
	private readonly merged: Range[] = [];
	private readonly hiddenColumns: Array<{ first: number; last: number }> = [];
	private readonly hiddenRows: number[] = [];
	private readonly firstContent = new Map<number, number>();
	private readonly special = new Map<number, SpecialCell>();
	private dataFrom = -1;
	private dataTo = -1;
	private row = 0;
	private rowHidden = false;
	private column = -1;
	private cells = 0;
	private columnNotes = 0;
	private cell: OpenCell | undefined;

	constructor(
		private readonly xml: string,
		private readonly sheet: string,
		private readonly firstRow: number,
	) {}

	visit(tag: Tag): number | void {
		const { name, kind } = tag;
		if (name === 'sheetData') this.sheetData(tag);
		else if (this.dataFrom < 0 || this.dataTo >= 0) this.outside(tag);
		else {
			// The library takes the first > for the end of a tag.
			if (tag.attributes.includes('>')) throw this.broken(`has a > in a tag of row ${this.row}`);
			if (name === 'row' && kind !== 'close') this.startRow(tag);
			else if (name === 'c') this.cellTag(tag);
			else if (this.cell && kind !== 'close') this.insideCell(this.cell, tag);
		}
		// Behind a row or a cell, as many cells as are written the usual way.
		if ((name === 'row' && kind === 'open') || (name === 'c' && kind !== 'open')) {
			return this.usualCells(tag.end);
		}
	}

	finished(): SheetOutline {
		return {
			data: this.dataFrom < 0 ? '' : this.xml.slice(this.dataFrom, this.dataTo),
			merged: this.merged,
			hiddenColumns: this.hiddenColumns,
			hiddenRows: this.hiddenRows,
			firstContent: this.firstContent,
			special: this.special,
			hasContent: this.cells > 0,
		};
	}

	private sheetData({ kind, start, end }: Tag): void {
		if (kind !== 'close' && this.dataFrom >= 0) throw this.broken('has two tables of cells');
		if (kind !== 'close') this.dataFrom = start;
		if (kind !== 'open') this.dataTo = end;
	}

	private outside({ name, kind, attributes }: Tag): void {
		if (kind === 'close') return;
		if (name === 'mergeCell') this.merge(attributesOf(attributes).get('ref') ?? '');
		if (name === 'col') {
			if (++this.columnNotes > MOST_COLUMN_NOTES)
				throw this.broken('says more of columns than it has');
			const given = attributesOf(attributes);
			if (!isTrue(given.get('hidden')) && Number(given.get('width') ?? 1) !== 0) return;
			this.hiddenColumns.push({
				first: Number(given.get('min')) - 1,
				last: Number(given.get('max')) - 1,
			});
		}
	}

	private merge(name: string): void {
		const [from = '', to = from] = name.split(':');
		const start = PLACE.exec(from);
		if (!start || from === to) return;
		const top = Number(start[2]);
		if (top >= this.firstRow) this.merged.push({ name, top, left: columnOf(start[1] ?? '') });
	}

	private startRow({ attributes }: Tag): void {
		const given = attributesOf(attributes);
		const row = given.has('r') ? Number(given.get('r')) : this.row + 1;
		if (!Number.isInteger(row) || row <= this.row) {
			throw this.broken(`has its rows out of order: ${given.get('r')} comes behind ${this.row}`);
		}
		if (row > MOST_ROWS) {
			throw tooLarge(
				`has a row ${row} in sheet '${this.sheet}', and ${count(MOST_ROWS)} is the last`,
			);
		}
		this.row = row;
		this.rowHidden = isTrue(given.get('hidden')) || Number(given.get('ht') ?? 1) === 0;
		this.column = -1;
	}

	private usualCells(from: number): number {
		CELL.lastIndex = from;
		let at = from;
		for (let found = CELL.exec(this.xml); found; found = CELL.exec(this.xml)) {
			at = CELL.lastIndex;
			const [, letters = '', row, type = 'n', value = ''] = found;
			this.moveTo(columnOf(letters), Number(row));
			if (value !== '') this.content(type, value);
		}
		return at;
	}

	private cellTag({ kind, attributes }: Tag): void {
		if (kind === 'close') {
			if (this.cell) this.finishCell(this.cell);
			this.cell = undefined;
			return;
		}
		const given = attributesOf(attributes);
		const place = PLACE.exec(given.get('r') ?? '');
		if (given.has('r') && !place) throw this.broken(`has a cell named ${given.get('r')}`);
		this.moveTo(
			place ? columnOf(place[1] ?? '') : this.column + 1,
			place ? Number(place[2]) : this.row,
		);
		if (kind === 'empty') return;
		const type = given.get('t') ?? 'n';
		this.cell = { column: this.column, type, value: '', formula: false, inline: false };
	}

	private moveTo(column: number, row: number): void {
		if (row !== this.row || column <= this.column) {
			throw this.broken(
				`has ${cellName(row, column)} where it does not belong, in row ${this.row}`,
			);
		}
		this.column = column;
	}

	private insideCell(cell: OpenCell, { name, kind, end }: Tag): void {
		if (name === 'f') cell.formula = true;
		else if (name === 'is') cell.inline = true;
		else if (name === 'v' && kind === 'open') {
			cell.value = this.xml.slice(end, this.xml.indexOf('<', end));
		}
	}

	private finishCell({ type, value, formula, inline }: OpenCell): void {
		if (value !== '' || (inline && type === 'inlineStr')) this.content(type, value);
		else if (formula && type !== 'str') {
			this.countContent();
			this.special.set(cellKey(this.row, this.column), { kind: 'noResult' });
		}
	}

	private content(type: string, value: string): void {
		this.countContent();
		const place = cellName(this.row, this.column);
		if (!TYPES.has(type)) throw this.broken(`has a cell of unknown type '${type}' at ${place}`);
		if ((type === 'n' || type === 's' || type === 'b') && !NUMBER.test(value)) {
			throw this.broken(`says there is a number at ${place}, where there is none`);
		}
		if (value.length > LONGEST_TEXT) {
			throw tooLarge(
				`has a text of ${count(value.length)} bytes at ${place} of sheet '${this.sheet}'`,
			);
		}
		// The library would resolve references before it decodes, and then once more.
		if (type === 'str' && value.includes('&')) {
			this.special.set(cellKey(this.row, this.column), { kind: 'text', text: textOf(value) });
		}
		if (type === 'd')
			this.special.set(cellKey(this.row, this.column), { kind: 'date', text: value });
		if (type === 'e') {
			this.special.set(cellKey(this.row, this.column), { kind: 'formulaError', text: value });
		}
	}

	private countContent(): void {
		const { row, column } = this;
		if (column >= MOST_COLUMNS) {
			throw tooLarge(
				`has content in ${cellName(row, column)} of sheet '${this.sheet}', beyond ${count(MOST_COLUMNS)} columns`,
			);
		}
		if (++this.cells > MOST_CELLS) {
			throw tooLarge(
				`has more than ${count(MOST_CELLS)} cells with content in sheet '${this.sheet}'`,
			);
		}
		if (row < this.firstRow) return;
		if (!this.firstContent.has(column)) this.firstContent.set(column, row);
		if (this.rowHidden && this.hiddenRows.at(-1) !== row) this.hiddenRows.push(row);
	}

	private broken(what: string) {
		return brokenWorkbook(`${what}, in its sheet '${this.sheet}'`);
	}
}

function columnOf(letters: string): number {
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}
