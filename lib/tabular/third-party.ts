import type { CivilDate, DateOrder } from '../employee/civil-date';
import { describeField } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { CellFinding } from './findings';
import { foldCase } from './fold';
import { type HeaderMapping, matchHeaders } from './match-headers';
import { headerAndBody, type ReadFile, readSheet, withoutTrailingBlanks } from './read';
import type { Sheet } from './sheet';
import {
	choices,
	IDENTIFYING,
	thirdPartyFormat,
	type ThirdPartyLayout,
} from './third-party-format';
import type { ValueMapping } from './value-mappings';

export { thirdPartyLayouts, type ThirdPartyLayout } from './third-party-format';

export interface ThirdPartyOptions {
	readonly layout: ThirdPartyLayout;
	/** The civil date on which it is told who has left, among rows that share a key. */
	readonly day: CivilDate;
	/** Told from each column's own dates when `detect` or not given. */
	readonly dateOrder?: DateOrder | 'detect';
	readonly decimalSeparator?: '.' | ',';
	readonly valueMappings?: readonly ValueMapping[];
	readonly headerMappings?: readonly HeaderMapping[];
	/** The sensitive fields to read beside those of `headerMappings`; none when not given. */
	readonly sensitiveFields?: readonly string[];
	/** The row of the headers, from 1; the first with anything in it when not given. */
	readonly headerRow?: number;
	/** Whether headers nobody knows are passed over; they are when not given. */
	readonly ignoreUnknownColumns?: boolean;
	/** Whether a file without a person is one all the same. */
	readonly acceptEmpty?: boolean;
}

/**
 * Reads the employees of any third party's file. Nothing is guessed: a row with a bad cell is rejected
 * with the cell's address, and a file that cannot be trusted as a whole is refused.
 * @throws ExplainedError when no column tells people apart, nobody is in the file, dates read two ways,
 * two rows hold headers
 */
export function readThirdParty(sheet: Sheet, options: ThirdPartyOptions): ReadFile {
	const {
		layout,
		acceptEmpty = false,
		ignoreUnknownColumns = true,
		sensitiveFields = [],
		...others
	} = options;
	const format = thirdPartyFormat(layout);
	const { header, body } = headerAndBody(sheet, options.headerRow);
	const headers = withoutTrailingBlanks(header.cells);
	const { found } = matchHeaders(
		headers,
		format,
		ignoreUnknownColumns,
		options.headerMappings,
		sensitiveFields,
	);
	if (!found.some(({ column }) => (IDENTIFYING as readonly string[]).includes(column.field))) {
		throw new ExplainedError(
			`Row ${header.row} has no header of a login, an employee number or an e-mail, so people cannot be told apart`,
			"Check 'Header Row', 'Separator' and 'File Layout', or say in 'Column Mappings' which header it is",
		);
	}
	if (body.length === 0 && !acceptEmpty) {
		throw new ExplainedError(
			`The file has its headers in row ${header.row} and nobody below`,
			"Check the file at its source; where an empty file is right, switch on 'Accept a File Without People'",
		);
	}
	const file = readSheet(sheet, format, {
		...others,
		dateOrder: options.dateOrder ?? 'detect',
		ignoreUnknownColumns,
		sensitiveFields,
	});
	return {
		...file,
		rejected: file.rejected.map((row) => ({ ...row, cells: row.cells.map(forThirdParty) })),
	};
}

const ENGLISH = new Set(['en', 'english', 'anglais']);

/** The engine's remedies are for people whose data lives in Lucca, and know no tables of the user's. */
function forThirdParty(finding: CellFinding): CellFinding {
	const { kind } = describeField(finding.field) ?? {};
	const isChoice = finding.rule.startsWith('is none of') && kind !== undefined && kind in choices;
	if (kind === 'culture' && isChoice && ENGLISH.has(foldCase(finding.value))) {
		return {
			...finding,
			rule: 'may be en-GB or en-US, and Lucca knows no other English',
			remedy: "Say in 'Value Mappings' which of the two it stands for",
		};
	}
	const remedy = isChoice
		? "Say in 'Value Mappings' what it stands for, or in 'Column Mappings' what else the column holds"
		: finding.remedy.replace(/\bin Lucca\b/, 'at the source');
	return { ...finding, remedy };
}
