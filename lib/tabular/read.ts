import type { CivilDate, DateOrder } from '../employee/civil-date';
import type { Employee, EmployeeDraft } from '../employee/record';
import { ExplainedError } from '../explained-error';
import type { FileFormat } from '../formats/format';
import { type CellReader, cellReader } from './cell-readers';
import { isBlank, type ReadyColumn, readyColumn } from './rows';
import { signsOfDamage } from './damage';
import { duplicateRows } from './duplicates';
import { cutText, type TextOptions } from './cut-text';
import type { ReadableEncoding } from './encodings';
import { type CellFinding, findingAt, type RejectedRow, whoIs } from './findings';
import { matchHeaders } from './match-headers';
import type { Sheet, SheetRow } from './sheet';
import { identifiersAsNumbers } from './workbook/numbers';

export interface ReadOptions {
	/** The civil date on which it is told who has left, among rows that share a key. */
	readonly day: CivilDate;
	/** The format's own when not given. */
	readonly dateOrder?: DateOrder;
	readonly decimalSeparator?: '.' | ',';
	readonly ignoreUnknownColumns?: boolean;
}

/** What a file says. read = employees + rejected, always. */
export interface ReadFile {
	/** Of text; a workbook has neither. */
	readonly encoding?: ReadableEncoding;
	readonly separator?: string;
	readonly read: number;
	/** The people whose row is right, in the order of the file. A column the file lacks is absent, a blank cell `null`. */
	readonly employees: readonly Employee[];
	readonly rejected: readonly RejectedRow[];
	/** Headers passed over, when unknown ones are ignored. */
	readonly ignoredColumns: readonly string[];
	/** What is worth a look: blank rows, signs that the file was damaged on its way. A sentence each. */
	readonly warnings: readonly string[];
}

interface RowUnderReading {
	readonly row: number;
	readonly employee: Employee;
	readonly faults: CellFinding[];
}

interface ColumnUnderReading extends ReadyColumn {
	readonly place: number;
	readonly read: CellReader;
}

/**
 * Reads a text file of a format.
 * @throws ExplainedError when the file as a whole cannot be understood: see `cutText`, `readSheet`
 */
export function readFile(
	bytes: Uint8Array,
	format: FileFormat,
	options: ReadOptions & TextOptions,
): ReadFile {
	return readSheet(cutText(bytes, options), format, options);
}

/**
 * Reads a file of a format that has been cut into cells. A row with a bad cell is rejected with the
 * cell's address; nothing is guessed and no row is lost.
 * @throws ExplainedError when the file as a whole cannot be understood: an empty file, unknown or
 * missing columns
 */
export function readSheet(sheet: Sheet, format: FileFormat, options: ReadOptions): ReadFile {
	const [header, ...body] = sheet.rows;
	if (!header) {
		throw new ExplainedError(
			'The file is empty: it has not even a header line',
			'Check the file at its source',
		);
	}
	const headers = withoutTrailingBlanks(header.cells);
	const { found, ignored } = matchHeaders(headers, format, options.ignoreUnknownColumns ?? false);
	const settings = {
		separator: sheet.separator ?? format.file.separator,
		quoteAll: false,
		dateOrder: options.dateOrder ?? format.file.dateOrder,
		decimalSeparator: options.decimalSeparator ?? format.file.decimalSeparator,
	};
	const columns: ColumnUnderReading[] = found.map(({ column, header: text, place }) => ({
		...readyColumn(column, text, place, settings),
		place,
		read: cellReader(column.format, settings),
	}));
	const rows = body.map((row) => readRow(row, headers.length, columns));
	rejectDuplicates(rows, columns, options.day);
	const fit = rows.filter(({ faults }) => faults.length === 0);
	return {
		encoding: sheet.encoding,
		separator: sheet.separator,
		read: rows.length,
		employees: fit.map(({ employee }) => employee),
		rejected: rows.flatMap((row, index) =>
			row.faults.length ? [{ index, row: row.row, ...whoIs(row.employee), cells: row.faults }] : [],
		),
		ignoredColumns: ignored,
		warnings: [
			...(sheet.blank > 0 ? [`Blank rows passed over: ${sheet.blank}`] : []),
			...sheet.warnings,
			...identifiersAsNumbers(sheet, columns),
			...signsOfDamage(cellsByField(columns, body)),
		],
	};
}

function cellsByField(
	columns: readonly ColumnUnderReading[],
	rows: readonly SheetRow[],
): ReadonlyMap<string, readonly string[]> {
	return new Map(
		columns.map(({ field, place }) => [field, rows.map(({ cells }) => cells[place] ?? '')]),
	);
}

/** A header line may end with separators; what stands under them is no cell of the file. */
export function withoutTrailingBlanks(headers: readonly string[]): readonly string[] {
	let end = headers.length;
	while (end > 0 && headers[end - 1]?.trim() === '') end--;
	return headers.slice(0, end);
}

function readRow(
	{ row, cells, faults: broken }: SheetRow,
	width: number,
	columns: readonly ColumnUnderReading[],
): RowUnderReading {
	const employee: EmployeeDraft = {};
	const faults: CellFinding[] = [];
	const surplus = cells.slice(width).some((cell) => cell.trim() !== '');
	const ragged = cells.length < width || surplus;
	if (ragged) faults.push(raggedRow(row, cells.length, width));
	for (const { column, header, letter, place, read } of columns) {
		const text = cells[place] ?? '';
		const at = { cell: `${letter}${row}`, header, field: column.field };
		const fault = broken?.get(place);
		if (fault) {
			faults.push(findingAt(at, text, fault));
			continue;
		}
		if (isBlank(text)) {
			employee[column.field] = null;
			if (column.level === 'required' && !column.mayBeBlank && !ragged) {
				const fault = { rule: 'is required and blank', remedy: 'Fill it in at the source' };
				faults.push(findingAt(at, text, fault));
			}
			continue;
		}
		const value = read(text);
		if (typeof value === 'string') employee[column.field] = value;
		else faults.push(findingAt(at, text, value));
	}
	return { row, employee, faults };
}

function raggedRow(row: number, cells: number, width: number): CellFinding {
	return findingAt({ cell: `row ${row}`, header: '', field: '' }, undefined, {
		rule: `has ${cells} cells and the header line ${width}`,
		remedy: 'Check for a separator inside a value that is not in quotes, or a missing cell',
	});
}

function rejectDuplicates(
	rows: readonly RowUnderReading[],
	columns: readonly ColumnUnderReading[],
	day: CivilDate,
): void {
	const records = rows.map(({ employee }) => employee);
	const all = rows.map((_, index) => index);
	const rowOf = (index: number) => rows[index]?.row ?? 0;
	for (const { index, ready, fault } of duplicateRows(records, all, columns, day, rowOf)) {
		const at = {
			cell: `${ready.letter}${rowOf(index)}`,
			header: ready.header,
			field: ready.column.field,
		};
		rows[index]?.faults.push(findingAt(at, records[index]?.[ready.column.field], fault));
	}
}
