import { cellQuoter } from './csv';
import { encodings } from './encodings';

/**
 * A file a person opens in a spreadsheet. Unlike the partner's file it is not exact: a text that a
 * spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 1.2.10), and it has a
 * byte order mark so that accents show.
 * @param lines the cells of each line, the header line first
 */
export function spreadsheetFile(lines: ReadonlyArray<readonly string[]>): Buffer {
	const quoted = cellQuoter(';', false);
	const text = lines
		.map((cells) => cells.map((cell) => quoted(neutralised(cell))).join(';') + '\r\n')
		.join('');
	const encoding = encodings['utf-8-bom'];
	return Buffer.concat([encoding.byteOrderMark, encoding.encode(text)]);
}

/** A text no spreadsheet takes for a formula. */
function neutralised(text: string): string {
	return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}
