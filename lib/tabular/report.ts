import type { CellFinding, RejectedRow, RowWarning, Who } from './findings';
import { spreadsheetFile } from './spreadsheet';

/**
 * The report a person opens in a spreadsheet: every rejected cell and every warning, one line each.
 */
export function reportFile(
	rejected: readonly RejectedRow[],
	warnings: readonly RowWarning[],
): Buffer {
	const lines = [HEADER];
	for (const row of rejected) {
		for (const cell of row.cells) lines.push(['Rejected', ...person(row), ...finding(cell)]);
	}
	for (const warning of warnings) lines.push(['Warning', ...person(warning), ...finding(warning)]);
	return spreadsheetFile(lines);
}

const HEADER = [
	'Outcome',
	'Employee Number',
	'Name',
	'Lucca Profile',
	'Cell',
	'Column',
	'Value',
	'What Is Wrong',
	'What to Do',
];

function person({ employeeNumber, name, luccaUrl }: Who): string[] {
	return [employeeNumber, name, luccaUrl];
}

function finding({ cell, header, value, rule, remedy }: CellFinding): string[] {
	return [cell, header, value, rule, remedy];
}
