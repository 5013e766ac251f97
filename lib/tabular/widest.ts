import { ExplainedError } from '../explained-error';
import { MOST_COLUMNS } from './workbook/limits';

/**
 * Refuses text with a row of more cells than any file has, before it is cut into millions of them.
 * @param text with line feeds only at the end of rows
 * @throws ExplainedError that names the row
 */
export function refuseTooWide(text: string, separator: string): void {
	for (let from = 0; from < text.length;) {
		const found = text.indexOf('\n', from);
		const end = found < 0 ? text.length : found;
		if (end - from >= MOST_COLUMNS && hasMany(text.slice(from, end), separator)) {
			countCells(text, separator);
			return;
		}
		from = end + 1;
	}
}

/** A row of more cells than any file has. */
export function tooWide(row: number, cells: number): ExplainedError {
	const [found, most] = [cells, MOST_COLUMNS].map((value) => value.toLocaleString('en-US'));
	return new ExplainedError(
		`Row ${row} has ${found} cells, more than the ${most} a file may have`,
		"Check that 'Separator' is the one the file uses, and what made the file",
	);
}

function hasMany(line: string, separator: string): boolean {
	let count = 0;
	for (let at = line.indexOf(separator); at >= 0 && count < MOST_COLUMNS; count++) {
		at = line.indexOf(separator, at + 1);
	}
	return count >= MOST_COLUMNS;
}

/** Counts with the quotes in mind, within which separators separate nothing. */
function countCells(text: string, separator: string): void {
	let row = 1;
	let cells = 1;
	let quoted = false;
	/** As in PapaParse, a quote opens at the beginning of a cell and nowhere else. */
	let mayOpen = true;
	for (let at = 0; at <= text.length; at++) {
		const character = text[at];
		const closes = character === '"' && quoted;
		if (closes || (character === '"' && mayOpen)) quoted = !quoted;
		mayOpen = closes || (!quoted && (character === separator || character === '\n'));
		if (quoted && character !== undefined) continue;
		if (character === separator) cells++;
		else if (character === '\n' || character === undefined) {
			if (cells > MOST_COLUMNS) throw tooWide(row, cells);
			row++;
			cells = 1;
		}
	}
}
