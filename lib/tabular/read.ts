import type { CivilDate, DateOrder } from '../employee/civil-date';
import { describeField, isSensitive } from '../employee/fields';
import type { Employee, EmployeeDraft } from '../employee/record';
import { ExplainedError } from '../explained-error';
import type { FileFormat } from '../formats/format';
import { type CellReader, cellReader } from './cell-readers';
import { detectDateOrder } from './date-order';
import { foldHeader } from './fold';
import { isBlank, type ReadyColumn, readyColumn } from './rows';
import { signsOfDamage } from './damage';
import { duplicateRows } from './duplicates';
import { columnLetter } from './csv';
import { cutText, type TextOptions } from './cut-text';
import type { ReadableEncoding } from './encodings';
import { type CellFinding, findingAt, type RejectedRow, whoIs } from './findings';
import { type FoundColumn, type HeaderMapping, matchHeaders } from './match-headers';
import type { Sheet, SheetRow } from './sheet';
import { type Translate, translations, unusedMappings, type ValueMapping } from './value-mappings';
import { identifiersAsNumbers } from './workbook/numbers';

export interface ReadOptions {
	/** The civil date on which it is told who has left, among rows that share a key. */
	readonly day: CivilDate;
	/** The format's own when not given; told from each column's own dates when `detect`. */
	readonly dateOrder?: DateOrder | 'detect';
	readonly decimalSeparator?: '.' | ',';
	readonly ignoreUnknownColumns?: boolean;
	/** What values of the file stand for, before they are read. */
	readonly valueMappings?: readonly ValueMapping[];
	/** The sensitive fields to read beside those of `headerMappings`; all when not given. */
	readonly sensitiveFields?: readonly string[];
	/** Headers that stand for a field whatever they look like. */
	readonly headerMappings?: readonly HeaderMapping[];
	/** The row of the headers, from 1; the first with anything in it when not given. */
	readonly headerRow?: number;
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
	readonly translate?: Translate;
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
	const { header, body } = headerAndBody(sheet, options.headerRow);
	const headers = withoutTrailingBlanks(header.cells);
	const { found, ignored } = matchHeaders(
		headers,
		format,
		options.ignoreUnknownColumns ?? false,
		options.headerMappings,
		options.sensitiveFields,
	);
	refuseSecondHeader(header, body, found);
	const translate = translations(options.valueMappings ?? []);
	const columns = found.map((each) => underReading(each, body, sheet, format, options, translate));
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
			...unusedMappings(options.valueMappings ?? [], found),
			...identifiersAsNumbers(sheet, columns),
			...signsOfDamage(cellsByField(columns, body)),
		],
	};
}

/**
 * The row of the headers and those below, whatever stands above.
 * @param headerRow its number; the first row with anything in it when not given
 * @throws ExplainedError when it is not there
 */
export function headerAndBody(
	sheet: Sheet,
	headerRow?: number,
): { readonly header: SheetRow; readonly body: readonly SheetRow[] } {
	const at = headerRow === undefined ? 0 : sheet.rows.findIndex(({ row }) => row >= headerRow);
	const header = at < 0 ? undefined : sheet.rows[at];
	if (header && (headerRow === undefined || header.row === headerRow)) {
		return { header, body: sheet.rows.slice(at + 1) };
	}
	throw headerRow === undefined || sheet.rows.length === 0
		? new ExplainedError(
				'The file is empty: it has not even a header line',
				'Check the file at its source',
			)
		: new ExplainedError(
				`Row ${headerRow}, which 'Header Row' names, is blank or not there`,
				"Set 'Header Row' to the row the headers stand in, or remove it where they come first",
			);
}

/** Below so many cells that look like headers, two rows may be alike by accident. */
const FEWEST_HEADERS = 2;

/** A second row of headers would be read as somebody. */
function refuseSecondHeader(
	header: SheetRow,
	[next]: readonly SheetRow[],
	found: readonly FoundColumn[],
): void {
	if (!next) return;
	const names = new Set(
		found.flatMap(({ column, header: text }) => {
			const { label, synonyms = [] } = describeField(column.field) ?? { label: { en: '', fr: '' } };
			const own = [...Object.values(column.headers), ...(column.alsoSeen ?? [])];
			return [text, column.field, label.en, label.fr, ...synonyms, ...own].map(foldHeader);
		}),
	);
	names.delete('');
	const cells = found.map(({ place }) => next.cells[place] ?? '').filter((cell) => !isBlank(cell));
	const alike = cells.filter((cell) => names.has(foldHeader(cell)));
	if (alike.length < FEWEST_HEADERS || alike.length * 2 < cells.length) return;
	throw new ExplainedError(
		`Rows ${header.row} and ${next.row} both look like headers`,
		"Remove one of them at the source, or set 'Header Row' to the last one",
	);
}

function underReading(
	{ column, header, place }: FoundColumn,
	body: readonly SheetRow[],
	sheet: Sheet,
	format: FileFormat,
	options: ReadOptions,
	translations: ReadonlyMap<string, Translate>,
): ColumnUnderReading {
	const translate = translations.get(column.field);
	const { dateOrder = format.file.dateOrder } = options;
	const letter = columnLetter(place);
	const settings = {
		separator: sheet.separator ?? format.file.separator,
		quoteAll: false,
		dateOrder:
			dateOrder !== 'detect'
				? dateOrder
				: column.format.as === 'date'
					? detectDateOrder(
							{ letter, header, quotable: !isSensitive(column.field) },
							datesOf(body, place, letter, translate),
							format.file.dateOrder,
						)
					: format.file.dateOrder,
		// A workbook's numbers come with a dot, whatever its reader's country writes.
		decimalSeparator:
			sheet.kind === 'workbook' ? '.' : (options.decimalSeparator ?? format.file.decimalSeparator),
	};
	return {
		...readyColumn(column, header, place, settings),
		place,
		read: cellReader(column.format, settings),
		translate,
	};
}

function* datesOf(
	body: readonly SheetRow[],
	place: number,
	letter: string,
	translate: Translate = (text) => text,
) {
	for (const { row, cells } of body) {
		yield { cell: `${letter}${row}`, text: translate(cells[place] ?? '') };
	}
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
	for (const { column, header, letter, place, read, translate } of columns) {
		const cell = cells[place] ?? '';
		const text = translate ? translate(cell) : cell;
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
