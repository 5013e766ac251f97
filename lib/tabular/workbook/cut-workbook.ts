import type { CellObject } from '@e965/xlsx';
import type { Fault } from '../fault';
import type { Sheet, SheetRow } from '../sheet';
import { openArchive } from './archive';
import { count, tooLarge } from './broken';
import { readCell } from './cell-text';
import { chooseSheet } from './choose-sheet';
import { refuseHidden, refuseMerged } from './layout';
import { type CellRows, cellsOf } from './library';
import { MOST_CELLS } from './limits';
import { cellKey, type SheetOutline } from './outline';
import { workbookParts } from './package';

export interface WorkbookOptions {
	/** The sheet to read, whatever its capitals; the only one with content when not given. */
	readonly sheet?: string;
	/** What to do about hidden rows, columns and sheets with content: refuse the file unless said. */
	readonly hidden?: 'refuse' | 'read';
	/** The row of the headers, from 1: what is hidden or merged above it is of no account. */
	readonly headerRow?: number;
}

/**
 * Cuts a sheet of an .xlsx workbook into cells. Texts are given as they stand, days as `YYYY-MM-DD`,
 * numbers as plain decimals with a dot, Booleans as TRUE and FALSE. A formula without a value is a
 * fault of its cell; rows are as long as the header row, or as what stands in them.
 * @throws ExplainedError when it is no such workbook, is damaged, is larger than the limits, has
 * several sheets to choose from, or merged or hidden cells
 */
export async function cutWorkbook(
	bytes: Uint8Array,
	options: WorkbookOptions = {},
): Promise<Sheet> {
	const archive = openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	const parts = workbookParts(archive);
	const { name, outline } = chooseSheet(archive, parts, options);
	if (options.hidden !== 'read') refuseHidden(outline, name);
	const cells = await cellsOf(outline.data, name, archive, parts);
	refuseMerged(outline, cells, name);
	const { rows, blank, numbers } = rowsOf(cells, outline, parts.from1904);
	return {
		kind: 'workbook',
		sheetName: name,
		rows: evened(rows, name, options.headerRow ?? 1),
		blank,
		numbers,
		warnings: parts.hasMacros ? ['The workbook has macros, which were not run'] : [],
	};
}

interface CutRows {
	readonly rows: SheetRow[];
	readonly blank: number;
	readonly numbers: ReadonlySet<number>;
}

function rowsOf(cells: CellRows, outline: SheetOutline, from1904: boolean): CutRows {
	const rows: SheetRow[] = [];
	const numbers = new Set<number>();
	const ofSpecial = specialRows(outline);
	let last = 0;
	// Rows without a value are holes: they are stepped over, however many.
	const cut = (row: number, found: ReadonlyArray<CellObject | undefined>) => {
		const faults = new Map<number, Fault>();
		const texts: string[] = [];
		const width = Math.max(found.length, ofSpecial.get(row) ?? 0);
		for (let column = 0; column < width; column++) {
			const special = outline.special.get(cellKey(row, column));
			const { text, fault, isNumber } = readCell(found[column], special, from1904);
			if (fault) faults.set(column, fault);
			if (isNumber) numbers.add(column);
			texts.push(text);
		}
		if (faults.size === 0 && texts.every((text) => text.trim() === '')) return;
		rows.push(faults.size > 0 ? { row, cells: texts, faults } : { row, cells: texts });
		last = row;
	};
	for (const row of contentRows(cells, ofSpecial)) cut(row, cells[row - 1] ?? []);
	return { rows, blank: last - rows.length, numbers };
}

/** By row with cells the library may have passed over: how many columns reach as far as the last of them. */
function specialRows(outline: SheetOutline): ReadonlyMap<number, number> {
	const widths = new Map<number, number>();
	for (const key of outline.special.keys())
		widths.set(Math.floor(key / 16_384), (key % 16_384) + 1);
	return widths;
}

function contentRows(cells: CellRows, ofSpecial: ReadonlyMap<number, number>): number[] {
	const rows = new Set<number>(ofSpecial.keys());
	cells.forEach((_, index) => rows.add(index + 1));
	return [...rows].sort((a, b) => a - b);
}

/** A sheet has no end of line: a row that is blank from some column on is as long as the header row. */
function evened(rows: readonly SheetRow[], sheet: string, headerRow: number): SheetRow[] {
	const width = rows.find(({ row }) => row >= headerRow)?.cells.length ?? 0;
	if (width * rows.length > MOST_CELLS) {
		throw tooLarge(
			`has ${count(rows.length)} rows of ${count(width)} columns in sheet '${sheet}', more than ${count(MOST_CELLS)} cells`,
		);
	}
	return rows.map((row) =>
		row.cells.length >= width
			? row
			: { ...row, cells: [...row.cells, ...Array<string>(width - row.cells.length).fill('')] },
	);
}
