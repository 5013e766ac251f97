import { describeField, type EmployeeFieldName, isSensitive } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { allColumns } from './columns';
import { columnLetter } from './csv';
import { foldHeader } from './fold';
import { nearest } from '../nearest';

/** A column of a format, found at a place in a file (0 is column A). */
export interface FoundColumn {
	readonly column: Column;
	readonly place: number;
	readonly header: string;
}

/** Which field a header of a user's own stands for. */
export interface HeaderMapping {
	readonly header: string;
	readonly field: string;
}

/** Files with more levels of cost centres, or more secondary roles, than this are not known. */
const MOST_REPEATED = 20;

/**
 * Finds a format's columns in a file's header line, in any order, in any of the format's spellings
 * or of the field's names; case, accents and spaces do not count.
 * @param ignoreUnknown whether a header that is no column of the format is passed over
 * @param mappings headers that stand for a field whatever they look like; no other header stands for it then
 * @param sensitive the sensitive fields to read; all when not given, and those of `mappings` always
 * @returns the columns found, and the headers passed over
 * @throws ExplainedError for an unknown header, two headers of one column, or a missing required column
 */
export function matchHeaders(
	headers: readonly string[],
	format: FileFormat,
	ignoreUnknown: boolean,
	mappings: readonly HeaderMapping[] = [],
	sensitive?: readonly string[],
): { readonly found: FoundColumn[]; readonly ignored: string[] } {
	const columns = allColumns(format, MOST_REPEATED);
	const byText = new Map(
		columns.flatMap((column) => Object.values(column.headers).map((text) => [text, column])),
	);
	const byName = columnsByName(columns);
	const mapped = mappedColumns(mappings, headers, columns);
	const spokenFor = new Set(mappings.map(({ field }) => field));
	const found: FoundColumn[] = [];
	const ignored: string[] = [];
	headers.forEach((header, place) => {
		const own = mapped.get(foldHeader(header));
		const column =
			own ?? byText.get(header) ?? byName.get(foldHeader(header)) ?? customColumn(header, format);
		if (!column) {
			if (!ignoreUnknown) throw unknownHeader(header, place, format, columns);
			ignored.push(header);
			return;
		}
		const isUnasked = sensitive && isSensitive(column.field) && !sensitive.includes(column.field);
		if (!own && (isUnasked || (ignoreUnknown && spokenFor.has(column.field)))) {
			ignored.push(header);
			return;
		}
		const earlier = found.find((other) => other.column.field === column.field);
		if (earlier) throw twice(earlier, { column, place, header });
		found.push({ column, place, header });
	});
	refuseMissing(found, format);
	return { found, ignored };
}

/** The columns the user's own headers stand for, by folded header. */
function mappedColumns(
	mappings: readonly HeaderMapping[],
	headers: readonly string[],
	columns: readonly Column[],
): Map<string, Column> {
	const mapped = new Map<string, Column>();
	const shown = headers.filter(isShown);
	for (const { header, field } of mappings) {
		const name = foldHeader(header);
		if (!headers.some((each) => foldHeader(each) === name)) {
			throw new ExplainedError(
				`'Column Mappings' names the header '${header}', which the file does not have`,
				`Write it as it stands in the file, or remove the row${shown.length > 0 ? `; the nearest are ${nearest(header, shown).join(', ')}` : ''}`,
			);
		}
		if (field === '' || field in Object.prototype) {
			throw new ExplainedError(
				`'Column Mappings' says of no field what the header '${header}' is`,
				'Choose a field from the list, or type the code of a custom one',
			);
		}
		const before = mapped.get(name);
		if (before && before.field !== field) {
			throw new ExplainedError(
				`'Column Mappings' has the header '${header}' stand for '${before.field}' and for '${field}'`,
				'Keep one of the two rows',
			);
		}
		mapped.set(name, columns.find((column) => column.field === field) ?? ownColumn(field));
	}
	return mapped;
}

/** A column of a field no table has. */
function ownColumn(field: string): Column {
	return {
		field: field as EmployeeFieldName,
		headers: {},
		level: 'optional',
		format: { as: 'text' },
	};
}

function customColumn(header: string, { customFields }: FileFormat): Column | undefined {
	const code = header.trim();
	return customFields && /^e_\w+$/.test(code) ? ownColumn(code) : undefined;
}

/** The partner's spellings win over the field's own names, so those are only added where free. */
function columnsByName(columns: readonly Column[]): Map<string, Column> {
	const byName = new Map<string, Column>();
	for (const column of columns) {
		for (const name of [...Object.values(column.headers), ...(column.alsoSeen ?? [])]) {
			byName.set(foldHeader(name), column);
		}
	}
	for (const column of columns) {
		const field = describeField(column.field);
		const names = field ? [field.label.en, field.label.fr, ...(field.synonyms ?? [])] : [];
		for (const name of [column.field, ...names]) {
			const folded = foldHeader(name);
			if (!byName.has(folded)) byName.set(folded, column);
		}
	}
	return byName;
}

/** A cell with a digit or an @ may be somebody's data, in a file without headers. */
function isShown(header: string): boolean {
	return header.trim() !== '' && !/[\d@]/.test(header);
}

function unknownHeader(
	header: string,
	place: number,
	format: FileFormat,
	columns: readonly Column[],
): ExplainedError {
	const known = columns
		.filter(({ field }) => !/^(?:costCentre|secondaryRole)/.test(field))
		.flatMap(({ headers: texts, field }) => {
			const own = Object.values(texts);
			return own.length > 0 ? own : [describeField(field)?.label.en ?? field];
		});
	const shown = isShown(header) ? `the header '${header}'` : 'a header';
	return new ExplainedError(
		`Column ${columnLetter(place)} has ${shown}, which is no column of ${format.name}`,
		`Check that the first row holds the headers; correct this one (the nearest are ${nearest(header, [...new Set(known)]).join(', ')}), or switch on 'Ignore Unknown Columns'`,
	);
}

function twice(first: FoundColumn, second: FoundColumn): ExplainedError {
	return new ExplainedError(
		`Columns ${columnLetter(first.place)} '${first.header}' and ${columnLetter(second.place)} '${second.header}' are the same field, '${first.column.field}'`,
		`Keep one of the two columns; where the form has 'Column Mappings', say there which of them holds '${first.column.field}'`,
	);
}

function refuseMissing(found: readonly FoundColumn[], format: FileFormat): void {
	const missing = format.columns.filter(
		(column) => column.level === 'required' && !found.some((other) => other.column === column),
	);
	if (missing.length === 0) return;
	const names = missing.map((column) => `'${Object.values(column.headers)[0]}'`).join(', ');
	throw new ExplainedError(
		`The file has no column ${names}, which ${format.name} requires`,
		"Check that the first row holds the headers and that 'Separator' is the one the file uses",
	);
}
