import { cellQuoter } from './csv';
import { encodings } from './encodings';
import type { CellFinding, RejectedRow, RowWarning, Who } from './findings';

/**
 * The report a person opens in a spreadsheet: every rejected cell and every warning, one line each.
 * Unlike the partner's file it is not exact: a text that a spreadsheet would run as a formula gets an
 * apostrophe in front (OWASP ASVS 1.2.10), and it has a byte order mark so that accents show.
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
	const quoted = cellQuoter(';', false);
	const text = lines
		.map((cells) => cells.map((cell) => quoted(neutralised(cell))).join(';') + '\r\n')
		.join('');
	const encoding = encodings['utf-8-bom'];
	return Buffer.concat([encoding.byteOrderMark, encoding.encode(text)]);
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

/** A text no spreadsheet takes for a formula. */
function neutralised(text: string): string {
	return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}
