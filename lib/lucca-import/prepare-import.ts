import { managersFirst } from '../employee/chains';
import type { Fault } from '../tabular/fault';
import type { FileFormat } from '../formats/format';
import { luccaImportFormats } from '../formats/lucca-import';
import { type PreparedFile, prepareFile } from '../tabular/prepare';
import { isBlank, type PersonRecord } from '../tabular/rows';
import { fileSettings } from '../tabular/settings';
import { importColumns, type LeftOutColumn } from './columns';
import { findManagers } from './managers';
import type { ImportRequest } from './request';

/** Lucca's import file of some people, checked and ready to be written. */
export interface PreparedImport extends PreparedFile {
	readonly format: FileFormat;
	/** Columns of the table the file does not have. */
	readonly leftOutColumns: readonly LeftOutColumn[];
	/** What is worth a look in the file as a whole, a sentence each. */
	readonly notices: readonly string[];
}

const UNKNOWN_MANAGER: Fault = {
	rule: 'is the manager of this person and neither in the file nor known to be in Lucca',
	remedy: "Bring the manager into the source, or name them in 'Known Managers'",
};

/**
 * Checks people for Lucca's user import and prepares the file: the identifier first, managers before
 * their people, only columns somebody has a value in, and a blank only where it does no harm. Whoever
 * Lucca would refuse is rejected with the reason. Rejected rows and warnings name people by their
 * index in `people`, cells as they stand in the file.
 * @param people the records; they are read again when the file is written
 * @throws ExplainedError when no file may be written at all, such as a column partly blank
 */
export function prepareImport(
	people: readonly PersonRecord[],
	request: ImportRequest,
): PreparedImport {
	const known = people.map((person) => withLogin(person, request.loginFrom));
	const { to, cells } = findManagers(known, request);
	const order = managersFirst(to);
	const placeOf = new Int32Array(order.length);
	order.forEach((index, place) => (placeOf[index] = place));
	const records = order.map((index) => ({
		...(known[index] as PersonRecord),
		managerLogin: cells[index],
	}));
	const table = luccaImportFormats[request.identifier];
	const { columns, leftOut } = importColumns(records, table, request);
	const format: FileFormat = { ...table, columns };
	const settings = fileSettings(format, {
		...request,
		optional: columns.map(({ field }) => field),
		missingManager: 'rejectRow',
	});
	const links = {
		field: 'managerLogin',
		to: Int32Array.from(order, (index) => inOrder(to[index] as number, placeOf)),
		// Whom Lucca has already need not be written to be somebody's manager.
		needsRow: request.mode === 'create',
		broken: UNKNOWN_MANAGER,
	};
	const prepared = prepareFile(records, settings, links);
	const original = <T extends { readonly index: number }>(found: T): T => ({
		...found,
		index: order[found.index] as number,
	});
	return {
		...prepared,
		rejected: prepared.rejected.map(original),
		warnings: prepared.warnings.map(original),
		format,
		leftOutColumns: leftOut,
		notices: noticesAbout(columns.map(({ field, headers }) => headers.codes ?? field)),
	};
}

/** Where a manager stands in the file; a negative number stays what it is. */
function inOrder(at: number, placeOf: Int32Array): number {
	return at < 0 ? at : (placeOf[at] as number);
}

function withLogin(person: PersonRecord, from: ImportRequest['loginFrom']): PersonRecord {
	if (from === 'login' || !isBlank(person.login)) return person;
	return { ...person, login: person[from] };
}

/** Lucca Absences wants the number its profile's people are paid under (file-formats reference, section 1.3). */
function noticesAbout(headers: readonly string[]): string[] {
	if (!headers.includes('profile_figgo') || headers.includes('employeenumber')) return [];
	return [
		"The file has a profile of Lucca Absences and no 'employeenumber': Lucca may want the number with it",
	];
}
