import { constants } from 'node:buffer';
import { ExplainedError } from '../explained-error';
import { decode, detectEncoding, type ReadableEncoding } from './encodings';
import { refuseMixedEncodings } from './encodings-in-one';
import { parseCsv } from './parse';
import { usableSeparator } from './settings';
import type { Sheet } from './sheet';

export interface TextOptions {
	/** Detected from the bytes when not given. */
	readonly encoding?: ReadableEncoding;
	/** Detected from the header line when not given. */
	readonly separator?: string;
	/** The row of the header line, from 1; the first with any text when not given. */
	readonly headerRow?: number;
}

/**
 * Cuts a text file with separators into cells.
 * @throws ExplainedError when it cannot be told where cells end or what they say: bytes of another
 * encoding or of two, quotes out of place, a separator that cannot separate, rows of thousands of cells
 */
export function cutText(bytes: Uint8Array, options: TextOptions = {}): Sheet {
	if (bytes.length > constants.MAX_STRING_LENGTH) {
		throw new ExplainedError(
			`The file has ${Math.ceil(bytes.length / 1_000_000)} MB, more than can be read as one text`,
			'Split it, each part with the header line',
		);
	}
	const encoding = options.encoding ?? detectEncoding(bytes);
	// Whoever names the encoding may know why some of it looks like another.
	if (encoding === 'windows-1252' && !options.encoding) refuseMixedEncodings(bytes);
	const chosen = options.separator === undefined ? undefined : usableSeparator(options.separator);
	const text = decode(bytes, encoding);
	refuseNul(text);
	const { separator, rows, blank } = parseCsv(text, chosen, options.headerRow);
	return { kind: 'text', encoding, separator, rows, blank, warnings: [] };
}

/** Text has no NUL; UTF-16 read as another encoding has one in every second place. */
function refuseNul(text: string): void {
	const at = text.indexOf('\0');
	if (at < 0) return;
	const line = text.slice(0, at).split('\n').length;
	throw new ExplainedError(
		`The file has a NUL character in line ${line}, which no text has`,
		"Set 'Encoding' to UTF-16 if it is in that; otherwise it was damaged on its way, or is no text",
	);
}
