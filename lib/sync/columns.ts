import { describeField, employeeFields } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import { columnLetter } from '../tabular/csv';
import { foldHeader } from '../tabular/fold';
import { matchHeaders } from '../tabular/match-headers';
import type { ColumnsLayout, FormatLayout, Layout } from './layout';

/** A column of a file, whatever it is called. */
export interface PopulationColumn {
	/** What two files know it by: the field, or the header in small letters. */
	readonly name: string;
	readonly header: string;
	/** The field it holds, as far as that can be told. */
	readonly field: string | undefined;
	/** 0 is column A. */
	readonly place: number;
	readonly isKey: boolean;
	/** Whether it holds e-mail addresses, as far as that can be told. */
	readonly isEmail: boolean;
}

/**
 * The columns of a header line, in the order of the file.
 * @throws ExplainedError when a column of the key is not there, or is there twice
 */
export function columnsOf(headers: readonly string[], layout: Layout): PopulationColumn[] {
	return layout.kind === 'format' ? byFormat(headers, layout) : byHeaders(headers, layout);
}

/** Columns the format does not know are columns all the same: what stands in them is delivered too. */
function byFormat(headers: readonly string[], { format }: FormatLayout): PopulationColumn[] {
	// Which columns must be there is not the brake's to say, but for those it goes by.
	const lenient = format.columns.map((column) => ({ ...column, level: 'optional' as const }));
	const { found } = matchHeaders(headers, { ...format, columns: lenient }, true);
	const { key, activity } = format;
	if (key.length === 0) {
		throw new ExplainedError(
			`${format.name} has no column that tells one person from another`,
			"Name the columns that do in 'Key Columns'",
		);
	}
	const needed = activity.by === 'status' ? [...key, activity.field] : key;
	const missing = needed.filter((field) => !found.some(({ column }) => column.field === field));
	if (missing.length > 0) {
		const names = missing.map((field) => {
			const column = format.columns.find((each) => each.field === field);
			return `'${Object.values(column?.headers ?? {})[0] ?? field}'`;
		});
		throw new ExplainedError(
			`The file has no column ${names.join(' or ')}, by which the brake follows people in a file of ${format.name}`,
			"Check that the first row holds the headers; put the column into the file, or name other columns that tell one person from another in 'Key Columns', such as the e-mail address",
		);
	}
	const fieldAt = new Map<number, string>(found.map(({ place, column }) => [place, column.field]));
	return named(headers, (place) => fieldAt.get(place), key);
}

function byHeaders(headers: readonly string[], layout: ColumnsLayout): PopulationColumn[] {
	if (layout.keyColumns.length === 0) {
		throw new ExplainedError(
			"'Key Columns' is empty",
			'Name the column that tells one person from another, such as the employee number',
		);
	}
	const keys = layout.keyColumns.map((header) => wanted(headers, header, 'Key Columns'));
	if (layout.statusColumn !== undefined) wanted(headers, layout.statusColumn, 'Status Column');
	// Known by header and not by field, since any two columns may look like the same field.
	return named(headers, () => undefined, keys);
}

/** The name of the one column with a header the user gave. */
function wanted(headers: readonly string[], header: string, parameter: string): string {
	const name = headerName(header);
	const count = headers.filter((each) => headerName(each) === name).length;
	if (count === 1) return name;
	// The headers found are not repeated: without a header line they are somebody's data.
	throw new ExplainedError(
		count === 0
			? `The file has no column '${header}', which '${parameter}' names`
			: `The file has ${count} columns '${header}', and '${parameter}' names one`,
		count === 0
			? `Check that the first row holds the headers, and write '${parameter}' as they are`
			: 'Give each column a header of its own',
	);
}

export function headerName(header: string): string {
	return header.trim().toLowerCase();
}

function named(
	headers: readonly string[],
	fieldAt: (place: number) => string | undefined,
	key: readonly string[],
): PopulationColumn[] {
	const taken = new Set<string>();
	return headers.map((header, place) => {
		const field = fieldAt(place);
		const meant = field ?? fieldNamed(header);
		let name = field ?? (headerName(header) || `column ${columnLetter(place)}`);
		if (taken.has(name)) name += ` (column ${columnLetter(place)})`;
		taken.add(name);
		return {
			name,
			header: header.trim() || `column ${columnLetter(place)}`,
			field: meant,
			place,
			isKey: key.includes(name),
			isEmail: meant !== undefined && describeField(meant)?.kind === 'email',
		};
	});
}

const FIELD_BY_NAME: ReadonlyMap<string, string> = new Map(
	Object.entries(employeeFields)
		.flatMap(([field, { label, synonyms = [] }]) =>
			[field, label.en, label.fr, ...synonyms].map((name) => [foldHeader(name), field] as const),
		)
		// Of two fields that share a name the first in the catalogue has it.
		.reverse(),
);

/** The field of the catalogue a header most likely means. */
function fieldNamed(header: string): string | undefined {
	return FIELD_BY_NAME.get(foldHeader(header));
}
