import { managersFirst } from '../employee/chains';
import { isCivilDate } from '../employee/civil-date';
import type { FileFormat } from '../formats/format';
import { luccaImportFormats } from '../formats/lucca-import';
import type { CellFinding } from '../tabular/findings';
import { type PreparedFile, prepareFile } from '../tabular/prepare';
import type { Links } from '../tabular/references';
import { isBlank, type PersonRecord } from '../tabular/rows';
import { fileSettings } from '../tabular/settings';
import { importColumns, type LeftOutColumn } from './columns';
import { findManagers, type Managers } from './managers';
import { textOf, whose } from './naming-managers';
import type { ImportRequest } from './request';

/** Lucca's import file of some people, checked and ready to be written. */
export interface PreparedImport extends PreparedFile {
	/** The table of the file as it is: its columns only, those of the user's own among them. */
	readonly format: FileFormat;
	/** Columns some record has that are not in the file. */
	readonly leftOutColumns: readonly LeftOutColumn[];
	/** What is worth a look in the file as a whole, a sentence each. */
	readonly notices: readonly string[];
}

/**
 * Checks people for Lucca's user import and prepares the file: the identifier first, managers before
 * their people, only columns somebody has a value in, and a blank only where it does no harm. Whoever
 * Lucca would refuse is rejected with the reason. Rejected rows are numbered as the people came, the
 * cells of warnings as the rows stand in the file.
 * @param people the records; they must not change before the file is written
 * @throws ExplainedError when no file may be written at all, such as a column partly blank
 */
export function prepareImport(
	people: readonly PersonRecord[],
	request: ImportRequest,
): PreparedImport {
	const known = people.map((person) => withLogin(person, request.loginFrom));
	const managers = findManagers(known, request);
	const records = known.map((person, index): Record<string, unknown> => ({
		...person,
		managerLogin: managers.cells[index],
	}));
	const table = luccaImportFormats[request.identifier];
	const { columns, leftOut, notices } = importColumns(records, table, request);
	if (request.mode === 'create') fillWithBlanks(records, columns);
	const format: FileFormat = { ...table, columns };
	const settings = fileSettings(format, {
		...request,
		optional: columns.map(({ field }) => field),
		missingManager: 'rejectRow',
	});
	const prepared = prepareFile(records, settings, linksOf(managers, request));
	return {
		...prepared,
		rejected: prepared.rejected.map((row) => ({ ...row, cells: row.cells.map(forTheSource) })),
		warnings: prepared.warnings.map(forTheSource),
		format,
		leftOutColumns: leftOut,
		notices: [
			...notices,
			...endsBeforeStarts(records, columns),
			...withoutManager(people, columns, request),
		],
	};
}

function withLogin(person: PersonRecord, from: ImportRequest['loginFrom']): PersonRecord {
	if (from === 'login' || !isBlank(person.login)) return person;
	return { ...person, login: person[from] };
}

/** Of somebody new nothing is known but what is given, so that what is not needs no remark. */
function fillWithBlanks(
	records: ReadonlyArray<Record<string, unknown>>,
	columns: FileFormat['columns'],
): void {
	for (const record of records) for (const { field } of columns) record[field] ??= null;
}

function linksOf(managers: Managers, { mode }: ImportRequest): Links {
	const { to, broken, doubtful, isKnown } = managers;
	return {
		field: 'managerLogin',
		to,
		broken,
		doubtful,
		// Whom Lucca has already need not be written to be somebody's manager.
		withoutRow: (index) => {
			if (mode === 'update' || isKnown[index]) return 'fine';
			return mode === 'create' ? 'broken' : 'doubtful';
		},
		order: managersFirst(to),
	};
}

/** The engine's remedies are for people whose data lives in Lucca; these are on their way to it. */
function forTheSource<T extends CellFinding>(finding: T): T {
	const remedy = finding.remedy.includes('API key')
		? 'Bring it from the source'
		: finding.remedy.replace(/\bin Lucca\b/, 'at the source');
	return { ...finding, remedy };
}

const MANAGER_FIELDS = ['managerLuccaId', 'managerLogin', 'managerEmployeeNumber', 'managerEmail'];

/** Whom Lucca has may have a manager there: a blank makes them their own, and one such is usual. */
function withoutManager(
	people: readonly PersonRecord[],
	columns: FileFormat['columns'],
	{ mode }: ImportRequest,
): string[] {
	if (mode === 'create' || !columns.some(({ field }) => field === 'managerLogin')) return [];
	const alone = people.filter((person) => {
		const given = MANAGER_FIELDS.map((field) => person[field]).filter((cell) => cell !== undefined);
		return given.length > 0 && given.every(isBlank);
	}).length;
	if (alone <= 1) return [];
	return [
		`${alone} of ${people.length} people have no manager at the source, and are written as their own: whoever has one in Lucca loses them`,
	];
}

/** Each date is right by itself, so that no check of a cell sees it. */
function endsBeforeStarts(
	records: readonly PersonRecord[],
	columns: FileFormat['columns'],
): string[] {
	if (!columns.some(({ field }) => field === 'contractEnd')) return [];
	const odd = records.filter(({ contractStart, contractEnd }) => {
		const dates = [contractStart, contractEnd];
		return (
			dates.every((date) => isCivilDate(textOf(date))) &&
			textOf(contractEnd) < textOf(contractStart)
		);
	});
	if (odd.length === 0) return [];
	return [
		`The contract ends before it begins for ${odd.length} of ${records.length} people, first for ${whose(odd[0])}: look at both dates at the source`,
	];
}
