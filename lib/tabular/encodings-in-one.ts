import { isAscii, isUtf8 } from 'node:buffer';
import { ExplainedError } from '../explained-error';

const LINE_END = 0x0a;

function* linesOf(bytes: Uint8Array): Generator<{ readonly line: number; readonly text: Buffer }> {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let line = 1;
	for (let from = 0; from < view.length; line++) {
		const found = view.indexOf(LINE_END, from);
		const end = found < 0 ? view.length : found;
		yield { line, text: view.subarray(from, end) };
		from = end + 1;
	}
}

/**
 * What texts of Western Europe are not made of. Two bytes of Windows-1252 may be a character of UTF-8 by
 * accident: É and a hard space are ɠ.
 */
const UNUSUAL = /[\u0180-\u1fff\u2070-\u20ab\u20ad-\u2121\u2123-\uffff]/;

/**
 * Refuses text of which some lines are UTF-8 and others are not: files of different encodings put
 * together, of which one encoding reads but a part.
 * @param bytes text that is not UTF-8 as a whole
 * @throws ExplainedError that names a line of each
 */
export function refuseMixedEncodings(bytes: Uint8Array): void {
	let utf8: number | undefined;
	let other: number | undefined;
	for (const { line, text } of linesOf(bytes)) {
		if (isAscii(text)) continue;
		if (!isUtf8(text)) other ??= line;
		else if (!UNUSUAL.test(text.toString('utf8'))) utf8 ??= line;
		if (utf8 === undefined || other === undefined) continue;
		throw new ExplainedError(
			`The file is in two encodings: line ${utf8} is UTF-8, and line ${other} is not`,
			"Write the whole file in one encoding, or read its parts as files of their own. If it is in one, choose that in 'Encoding'",
		);
	}
}

/** The line of the first byte that is not UTF-8, from 1. */
export function firstLineNotUtf8(bytes: Uint8Array): number | undefined {
	for (const { line, text } of linesOf(bytes)) if (!isUtf8(text)) return line;
	return undefined;
}
