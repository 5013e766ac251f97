import Papa from 'papaparse';
import { ExplainedError } from '../explained-error';
import { refuseSwallowedRows } from './stray-quotes';
import { refuseTooWide, tooWide } from './widest';
import { MOST_COLUMNS } from './workbook/limits';

/** Separators a file is searched for when the user names none. */
const SEPARATORS = [';', ',', '\t', '|'] as const;

/** A file cut into cells. */
export interface ParsedFile {
	readonly separator: string;
	/** Every row with at least one cell that is not blank, with its number in the file (from 1). */
	readonly rows: ReadonlyArray<{ readonly row: number; readonly cells: readonly string[] }>;
	/** How many rows hold nothing but blanks; the end of the last line is none. */
	readonly blank: number;
}

/** The line some spreadsheets put first to say which separator they used. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/**
 * Cuts a decoded file into cells.
 * @param text the whole file, without byte order mark
 * @param separator found from the header line when not given
 * @param headerRow the row of the header line; the first with any text when not given
 * @throws ExplainedError when a quote makes it impossible to tell where cells end: PapaParse would
 * swallow the rows behind it (delivery-and-csv reference, section 4); when a row has more cells than
 * any file has
 */
export function parseCsv(text: string, separator?: string, headerRow?: number): ParsedFile {
	const announced = SEPARATOR_LINE.exec(text);
	const used = separator ?? announced?.[1] ?? detectSeparator(text, headerRow);
	const even = evenLineEndings(text, used);
	refuseTooWide(even, used);
	const rows: Array<{ row: number; cells: string[] }> = [];
	let blank = 0;
	const { data, errors } = Papa.parse<string[]>(even, {
		delimiter: used,
		newline: '\n',
		header: false,
		skipEmptyLines: false,
	});
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken) {
		throw new ExplainedError(
			`Row ${(broken.row ?? 0) + 1} has a quote that is never closed, or text behind a closing quote`,
			"Double every quote inside a value, or check that 'Separator' is the one the file uses",
		);
	}
	data.forEach((cells, index) => {
		if (cells.length > MOST_COLUMNS) throw tooWide(index + 1, cells.length);
		const isEnd = index === data.length - 1 && cells.length === 1 && cells[0] === '';
		if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: index + 1, cells });
		else if (!isEnd) blank++;
	});
	if (data.length < lineCount(even) || even.includes('\r')) refuseSwallowedRows(rows, used);
	return { separator: used, rows: announced ? rows.slice(1) : rows, blank };
}

/** How many lines a text has: more than it has rows where line feeds stand within cells. */
function lineCount(text: string): number {
	let count = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}

/** The separator the header line has most of outside quotes; a semicolon when it has none. */
function detectSeparator(text: string, headerRow?: number): string {
	const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
	let quoted = false;
	let rowsAbove = (headerRow ?? 1) - 1;
	// A title above the headers has commas of its own, so only the header line is asked.
	const start = headerRow === undefined ? text.length - text.trimStart().length : 0;
	for (let at = start; at < text.length; at++) {
		const character = text[at] as string;
		if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (character === '\n' || character === '\r') {
			if (rowsAbove === 0) break;
			if (character === '\n' || text[at + 1] !== '\n') rowsAbove--;
		} else if (rowsAbove === 0) {
			const count = counts.get(character);
			if (count !== undefined) counts.set(character, count + 1);
		}
	}
	const [best] = [...counts].sort(([, a], [, b]) => b - a);
	return best && best[1] > 0 ? best[0] : ';';
}

/**
 * PapaParse knows one kind of line ending a file and merges rows that end otherwise, so every row
 * gets the same: outside quotes only, a value keeps its own line breaks. As in PapaParse, a quote
 * opens at the beginning of a cell and nowhere else.
 */
function evenLineEndings(text: string, separator: string): string {
	if (!text.includes('\r')) return text;
	let even = '';
	let from = 0;
	for (;;) {
		const opens = openingQuote(text, from, separator);
		if (opens < 0) return even + text.slice(from).replace(/\r\n?/g, '\n');
		even += text.slice(from, opens).replace(/\r\n?/g, '\n');
		from = closingQuote(text, opens) + 1;
		even += text.slice(opens, from);
	}
}

/** Where the next quote is that opens a cell; -1 when there is none. */
function openingQuote(text: string, from: number, separator: string): number {
	let at = text.indexOf('"', from);
	while (at > 0) {
		const before = text[at - 1];
		if (before === separator || before === '\n' || before === '\r') return at;
		at = text.indexOf('"', at + 1);
	}
	return at;
}

/** Where the cell ends whose quote opens there: at the end of the text when nothing closes it. */
function closingQuote(text: string, opens: number): number {
	let at = text.indexOf('"', opens + 1);
	while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
	return at < 0 ? text.length - 1 : at;
}
