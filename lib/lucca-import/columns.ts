import { describeField, type EmployeeFieldName } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { secondaryRoleColumn } from '../tabular/columns';
import { columnLetter } from '../tabular/csv';
import { formatOfField } from '../tabular/custom-format';
import { isBlank, type PersonRecord } from '../tabular/rows';
import type { ImportRequest } from './request';

/** A column of the table that is not in the file. */
export interface LeftOutColumn {
	readonly header: string;
	readonly why: string;
}

export interface ImportColumns {
	readonly columns: readonly Column[];
	readonly leftOut: readonly LeftOutColumn[];
}

/** A person may have more roles than anybody wants to write columns for. */
const MOST_ROLES = 20;

/** What Lucca's import takes for no blank in any mode: a person without it is none. */
const NEVER_BLANK: readonly string[] = ['firstName', 'lastName', 'email', 'managerLogin'];

/**
 * Which columns the file has: those somebody has a value in, and those somebody new cannot do without.
 * Where the file may be about people Lucca has, a column blank for some is the user's choice.
 * @param people the records as they will be written
 * @throws ExplainedError for a column partly blank that is to be refused, or an unusable additional one
 */
export function importColumns(
	people: readonly PersonRecord[],
	format: FileFormat,
	request: ImportRequest,
): ImportColumns {
	const leftOut: LeftOutColumn[] = [];
	const columns: Column[] = [];
	for (const column of candidates(people, format, request)) {
		const place = columns.length;
		const verdict = verdictOn(column, place, people, format, request);
		if (typeof verdict === 'string') leftOut.push({ header: headerText(column), why: verdict });
		else columns.push(verdict);
	}
	return { columns, leftOut };
}

/** The column as it goes into the file, or why it does not. */
function verdictOn(
	column: Column,
	place: number,
	people: readonly PersonRecord[],
	format: FileFormat,
	request: ImportRequest,
): Column | string {
	const { mode, partBlank, withoutColumns } = request;
	if (format.key.includes(column.field)) return column;
	if (withoutColumns.includes(column.field)) return 'left out as chosen';
	const { filled, blank, firstBlank } = countOf(people, column.field);
	const isNeeded = mode !== 'update' && column.level === 'required' && !column.defaultable;
	// Somebody new without it is rejected, row by row.
	if (isNeeded) return column;
	if (filled === 0) return people.length === 0 ? column : 'nobody has a value there';
	const optional: Column = { ...column, level: 'optional' };
	if (blank === 0) return optional;
	// Nobody new loses anything by a blank.
	if (mode === 'create') return optional;
	switch (partBlank) {
		case 'leaveOut':
			return `blank for ${blank} of ${people.length} people`;
		case 'sendBlanks':
			return NEVER_BLANK.includes(column.field) ? column : optional;
		case 'refuse':
			throw new ExplainedError(
				`Column '${headerText(column)}' would be blank for ${blank} of ${people.length} people, first in ${columnLetter(place)} for ${whose(people[firstBlank])}, and a blank may erase what Lucca has`,
				"Fill it in at the source, or choose in 'When a Column Is Partly Blank' to leave it out or to send blanks",
			);
	}
}

/** The table's columns, as many secondary roles as somebody has, and the user's own columns. */
function candidates(
	people: readonly PersonRecord[],
	format: FileFormat,
	{ additionalColumns }: ImportRequest,
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
			field: source as EmployeeFieldName,
			headers: { codes: header },
			level: 'optional',
			format: { as: formatOfField(source) } as Column['format'],
		};
	});
	const fields = [...format.columns, ...own].map(({ field }) => field);
	const twice = fields.find((field, at) => fields.indexOf(field) !== at);
	if (twice !== undefined) {
		throw new ExplainedError(
			`'Additional Columns' has the field '${twice}', which is a column of the file already`,
			'Take it out; for a second copy, give the value a field name of its own upstream',
		);
	}
	return [...format.columns, ...rolesOf(people), ...own];
}

function rolesOf(people: readonly PersonRecord[]): Column[] {
	const columns = Array.from({ length: MOST_ROLES }, (_, at) => secondaryRoleColumn(at + 1));
	const last = columns.findLastIndex(({ field }) => countOf(people, field).filled > 0);
	return columns.slice(0, last + 1);
}

function countOf(people: readonly PersonRecord[], field: string) {
	let filled = 0;
	let firstBlank = -1;
	people.forEach((person, at) => {
		if (!isBlank(person[field])) filled++;
		else if (firstBlank < 0) firstBlank = at;
	});
	return { filled, blank: people.length - filled, firstBlank };
}

/** Somebody a person in charge can find. */
function whose(person: PersonRecord | undefined): string {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const name = [text(person?.firstName), text(person?.lastName)].join(' ').trim();
	return name || text(person?.email) || text(person?.employeeNumber) || 'somebody without a name';
}

function headerText({ headers, field }: Column): string {
	return headers.codes ?? describeField(field)?.label.en ?? field;
}
