import { describeField, type EmployeeFieldName, type FieldKind } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { usualFile } from '../formats/usual-file';
import type { CellFormat } from './cell-formats';

/** A column of a layout the user gives. */
export interface CustomColumn {
	/** A field of the catalogue, or the name of any input field. */
	readonly field: string;
	/** The field's English label when empty. */
	readonly header?: string;
	/** By the field's kind when `auto`. */
	readonly format?: 'auto' | 'text' | 'identifier' | 'email' | 'date' | 'decimal';
	readonly blankAllowed?: boolean;
	readonly unique?: boolean;
}

const FORMAT_BY_KIND: Readonly<Partial<Record<FieldKind, CellFormat['as']>>> = {
	identifier: 'identifier',
	email: 'email',
	date: 'date',
	decimal: 'decimal',
};

/** How a column of any field is checked and written, by the field's kind. */
export function formatOfField(field: string): CellFormat['as'] {
	const known = describeField(field);
	return (known && FORMAT_BY_KIND[known.kind]) ?? 'text';
}

/**
 * A format made of columns the user gives; everybody belongs in its file.
 * @throws ExplainedError without columns, or with one field twice
 */
export function customFormat(columns: readonly CustomColumn[]): FileFormat {
	if (columns.length === 0) {
		throw new ExplainedError(
			"'File Columns' is empty",
			"Add at least one column, or choose a partner in 'Partner'",
		);
	}
	const fields = columns.map(({ field }) => field.trim());
	const twice = fields.find((field, index) => fields.indexOf(field) !== index);
	if (twice !== undefined) {
		throw new ExplainedError(
			`'File Columns' has the field '${twice}' twice`,
			'Keep one of the two columns; for a second copy, give the value a field name of its own upstream',
		);
	}
	return {
		id: 'custom',
		name: 'The custom file',
		file: { ...usualFile, fileName: 'employees_{date}.csv' },
		headerSets: [{ id: 'custom', name: 'Custom' }],
		columns: columns.map(customColumn),
		population: { who: 'everybody' },
		key: keyOf(columns),
		activity: { by: 'presence' },
		absence: 'not documented',
		sources: [],
	};
}

/** The first column whose values are the user's own names for rows. */
function keyOf(columns: readonly CustomColumn[]): EmployeeFieldName[] {
	const named = columns.find(({ unique }) => unique);
	return named ? [named.field.trim() as EmployeeFieldName] : [];
}

function customColumn(column: CustomColumn, index: number): Column {
	const field = column.field.trim();
	if (field === '') {
		throw new ExplainedError(
			`Column ${index + 1} of 'File Columns' names no field`,
			"Fill in its 'Field Name', or choose a field from the list",
		);
	}
	if (field in Object.prototype) {
		throw new ExplainedError(
			`Column ${index + 1} of 'File Columns' reads a field named '${field}', which every record has in itself`,
			'Give the value a field name of its own upstream',
		);
	}
	const known = describeField(field);
	const header = column.header || known?.label.en || field;
	const as =
		column.format === undefined || column.format === 'auto' ? formatOfField(field) : column.format;
	return {
		// A name of the user's own reads a field of the items; the engine treats it as any other.
		field: field as EmployeeFieldName,
		headers: { custom: header },
		level: (column.blankAllowed ?? true) ? 'optional' : 'required',
		byDefault: true,
		format: { as } as CellFormat,
		...(column.unique ? { unique: true } : {}),
	};
}
