import { type EmployeeFieldName, isSensitive } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { secondaryRoleColumn } from '../tabular/columns';
import { formatOfField } from '../tabular/custom-format';
import { isBlank, type PersonRecord } from '../tabular/rows';
import type { ImportRequest } from './request';

/** A person may have more roles than anybody wants to write columns for. */
const MOST_ROLES = 20;

/**
 * Every column the file might have: the table's, as many secondary roles as somebody has, and the
 * user's own.
 * @throws ExplainedError for an additional column without a code, or of a field another column has
 */
export function candidates(
	people: readonly PersonRecord[],
	format: FileFormat,
	{ additionalColumns, sensitiveColumns }: ImportRequest,
): Column[] {
	const own = additionalColumns.map(({ code, field }): Column => {
		const header = code.trim();
		const source = field.trim() || header;
		if (header === '' || source in Object.prototype) {
			throw new ExplainedError(
				`'Additional Columns' has ${header === '' ? 'a column without a code' : `the field '${source}', which every record has in itself`}`,
				"Fill in 'Code' as Lucca's import screen shows it, and the field its values come from",
			);
		}
		return {
			// A name of the user's own reads a field of the items; the engine treats it as any other.
			field: source as EmployeeFieldName,
			headers: { codes: header },
			level: 'optional',
			format: { as: formatOfField(source) } as Column['format'],
		};
	});
	// Who gives a sensitive column a code of their own has asked for it, under that code.
	const table = format.columns.filter(
		({ field }) =>
			!isSensitive(field) ||
			sensitiveColumns.includes(field) ||
			!own.some((column) => column.field === field),
	);
	const all = [...table, ...rolesOf(people), ...own];
	const fields = all.map(({ field }) => field);
	const twice = fields.find((field, at) => fields.indexOf(field) !== at);
	if (twice !== undefined) {
		throw new ExplainedError(
			`'Additional Columns' has the field '${twice}', which is a column of the file already`,
			'Take it out; for a second copy, give the value a field name of its own upstream',
		);
	}
	return all.map((column) => uniqueAsKnown(column, people, format));
}

/** Where nobody's establishment is known, one number may be that of a person in each of several. */
function uniqueAsKnown(
	column: Column,
	people: readonly PersonRecord[],
	{ key }: FileFormat,
): Column {
	if (typeof column.unique !== 'object' || key.includes(column.field)) return column;
	if (countOf(people, column.unique.within).filled > 0) return column;
	return { ...column, unique: undefined };
}

function rolesOf(people: readonly PersonRecord[]): Column[] {
	const columns = Array.from({ length: MOST_ROLES }, (_, at) => secondaryRoleColumn(at + 1));
	const last = columns.findLastIndex(({ field }) => countOf(people, field).filled > 0);
	return columns.slice(0, last + 1);
}

/** How many records have a value of a field, how many have at least an empty cell, and the first without a value. */
export function countOf(people: readonly PersonRecord[], field: string) {
	let filled = 0;
	let known = 0;
	let firstBlank = -1;
	people.forEach((person, at) => {
		if (person[field] !== undefined) known++;
		if (!isBlank(person[field])) filled++;
		else if (firstBlank < 0) firstBlank = at;
	});
	return { filled, known, firstBlank };
}
