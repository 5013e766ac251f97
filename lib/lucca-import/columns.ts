import { isSensitive } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { headerOf } from '../tabular/columns';
import { columnLetter } from '../tabular/csv';
import { type PersonRecord, rowNumber } from '../tabular/rows';
import { candidates, countOf } from './candidates';
import { whose } from './naming-managers';
import type { ImportRequest } from './request';

/** A column some record has that is not in the file. */
export interface LeftOutColumn {
	readonly header: string;
	readonly why: string;
}

export interface ImportColumns {
	readonly columns: readonly Column[];
	readonly leftOut: readonly LeftOutColumn[];
	readonly notices: readonly string[];
}

/** What a blank never goes out for, beside the identifier: nobody can be without it. */
const NEVER_BLANK: readonly string[] = ['firstName', 'lastName', 'email', 'managerLogin'];

/** The profile of Lucca Absences, by its code (file-formats reference, section 1.4). */
const ABSENCES_PROFILE = 'profile_figgo';

/**
 * Which columns the file has: those somebody has a value in, and those somebody new cannot do without.
 * Where the file may be about people Lucca has, a column blank for some is the user's choice.
 * @param people the records as they will be written
 * @throws ExplainedError for a column partly blank that is to be refused, one somebody new cannot do
 * without and that nobody's record has, one that cannot be left out, or an unusable additional one
 */
export function importColumns(
	people: readonly PersonRecord[],
	format: FileFormat,
	request: ImportRequest,
): ImportColumns {
	refuseWithout(format, request);
	const leftOut: LeftOutColumn[] = [];
	const columns: Column[] = [];
	for (const column of candidates(people, format, request)) {
		if (request.withoutColumns.includes(column.field)) continue;
		const header = headerOf(column, format, request.headerSet);
		if (isUnasked(column, request)) {
			const { filled } = countOf(people, column.field);
			if (filled > 0) leftOut.push({ header, why: UNASKED });
			continue;
		}
		const verdict = verdictOn(column, { header, place: columns.length, people, format, request });
		if (typeof verdict === 'object') columns.push(verdict);
		else if (verdict !== '') leftOut.push({ header, why: verdict });
	}
	return withNumbersWanted(columns, leftOut);
}

const UNASKED = "sensitive, and not chosen in 'Sensitive Columns'";

/** Whether a column is sensitive and nobody asked for it: neither by its name nor under a code. */
function isUnasked({ field }: Column, request: ImportRequest): boolean {
	if (!isSensitive(field) || request.sensitiveColumns.includes(field)) return false;
	return !request.additionalColumns.some((own) => (own.field.trim() || own.code.trim()) === field);
}

interface Circumstances {
	readonly header: string;
	/** Where the column would stand, from 0. */
	readonly place: number;
	readonly people: readonly PersonRecord[];
	readonly format: FileFormat;
	readonly request: ImportRequest;
}

/** The column as it goes into the file, or why it does not; '' when that needs no saying. */
function verdictOn(column: Column, circumstances: Circumstances): Column | string {
	const { people, format, request } = circumstances;
	const { filled, known, firstBlank } = countOf(people, column.field);
	if (column.field === 'managerLogin' && known === 0) {
		return request.mode === 'update' ? '' : 'no record says who the manager is';
	}
	if (isNeeded(column, format, request)) {
		if (known === 0 && people.length > 0) throw nobodyKnows(circumstances);
		return { ...column, level: 'required' };
	}
	if (filled === 0) return whyEmpty(column, known, format, request);
	const optional: Column = { ...column, level: 'optional' };
	// Nobody new loses anything by a blank.
	if (filled === people.length || request.mode === 'create') return optional;
	switch (request.partBlank) {
		case 'leaveOut':
			return `blank for ${people.length - filled} of ${people.length} people, whose value in Lucca a blank may erase`;
		case 'sendBlanks':
			return NEVER_BLANK.includes(column.field) ? { ...column, level: 'required' } : optional;
		case 'refuse':
			throw partlyBlank(people.length - filled, firstBlank, circumstances);
	}
}

/** Whether every row must have a value: it names the row, or somebody new cannot do without. */
function isNeeded(column: Column, format: FileFormat, { mode }: ImportRequest): boolean {
	if (format.key.includes(column.field)) return true;
	return mode !== 'update' && column.level === 'required' && !column.defaultable;
}

function whyEmpty(
	column: Column,
	known: number,
	format: FileFormat,
	{ mode }: ImportRequest,
): string {
	if (known > 0) return mode === 'create' ? '' : 'blank for everybody';
	// A field no record has is no column; one the user named by hand may be misspelled.
	const isOwn = !format.columns.some(({ field }) => field === column.field);
	return isOwn ? `no record has a field '${column.field}'` : '';
}

function nobodyKnows({ header, request: { mode } }: Circumstances): ExplainedError {
	const whom =
		mode === 'update' ? 'tells Lucca whom a row is about' : 'Lucca requires of new people';
	return new ExplainedError(
		`No record carries a value, not even an empty one, for '${header}', which ${whom}`,
		mode === 'update'
			? "Bring it from the source, or choose in 'Identifier' what the records have"
			: "Bring it from the source, or choose 'Update' for people Lucca has already",
	);
}

function partlyBlank(
	blank: number,
	first: number,
	{ header, place, people }: Circumstances,
): ExplainedError {
	const cell = `${columnLetter(place)}${rowNumber(first, true)}`;
	return new ExplainedError(
		`Column '${header}' would be blank for ${blank} of ${people.length} people, first in ${cell} for ${whose(people[first])}, and a blank may erase what Lucca has`,
		"Fill it in at the source, or choose in 'When a Column Is Partly Blank' to leave it out or to send blanks",
	);
}

function refuseWithout(format: FileFormat, request: ImportRequest): void {
	const needed = format.columns.find(
		(column) =>
			request.withoutColumns.includes(column.field) &&
			column.field !== 'managerLogin' &&
			isNeeded(column, format, request),
	);
	if (!needed) return;
	const why = format.key.includes(needed.field)
		? 'tells Lucca whom a row is about'
		: 'Lucca requires of new people';
	throw new ExplainedError(
		`'Columns to Leave Out' has '${headerOf(needed, format, request.headerSet)}', which ${why}`,
		'Take it out of that list',
	);
}

/** Lucca Absences wants the number its profile's people are paid under (file-formats reference, section 1.3). */
function withNumbersWanted(columns: Column[], leftOut: readonly LeftOutColumn[]): ImportColumns {
	const hasProfile = columns.some(({ headers }) => headers.codes === ABSENCES_PROFILE);
	if (!hasProfile) return { columns, leftOut, notices: [] };
	const warned = columns.map((column): Column => {
		const isNumber = column.field === 'employeeNumber' && column.level === 'optional';
		return isNumber ? { ...column, warnWhenBlank: true } : column;
	});
	const hasNumber = columns.some(({ field }) => field === 'employeeNumber');
	return {
		columns: warned,
		leftOut,
		notices: hasNumber
			? []
			: [
					`The file has a profile of Lucca Absences ('${ABSENCES_PROFILE}') and no 'employeenumber', which Lucca wants with it`,
				],
	};
}
