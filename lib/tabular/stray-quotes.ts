import { ExplainedError } from '../explained-error';
import { columnLetter } from './csv';
import type { SheetRow } from './sheet';

/** In narrower rows a value may well look like the end of one row and the beginning of another. */
const NARROW = 4;

/**
 * Refuses a cell that has swallowed rows: a quote out of place before a value, and another behind a
 * value of the same column further down, make one cell of all between them, and nothing is amiss but
 * that people are missing. Such a cell, and no other, goes on line by line with just the separators
 * of rows.
 * @throws ExplainedError that names the cell and how many rows are in it
 */
export function refuseSwallowedRows(rows: readonly SheetRow[], separator: string): void {
	for (const { row, cells } of rows) {
		const width = cells.length;
		if (width < NARROW) continue;
		for (let place = 0; place < width; place++) {
			const cell = cells[place] ?? '';
			if (!/[\r\n]/.test(cell)) continue;
			const lines = cell.split(/\r\n?|\n/).map((line) => line.split(separator));
			if (!lines.every((line, index) => isPiece(line, index, lines.length, place, width))) continue;
			throw new ExplainedError(
				`The cell ${columnLetter(place)}${row} goes on for ${lines.length} lines, which look like rows of their own`,
				'Check for a quote at the beginning of the cell: it must be doubled, or taken out',
			);
		}
	}
}

/** Whether a line has the cells that the end, the middle or the beginning of a row would have. */
function isPiece(
	line: readonly string[],
	index: number,
	count: number,
	place: number,
	width: number,
): boolean {
	if (index === 0) return line.length === width - place;
	const begins = (line[0] ?? '').trim() !== '';
	return begins && line.length === (index === count - 1 ? place + 1 : width);
}
