import { decode, detectEncoding, type ReadableEncoding } from './encodings';
import { parseCsv } from './parse';
import { usableSeparator } from './settings';
import type { Sheet } from './sheet';

export interface TextOptions {
	/** Detected from the bytes when not given. */
	readonly encoding?: ReadableEncoding;
	/** Detected from the header line when not given. */
	readonly separator?: string;
}

/**
 * Cuts a text file with separators into cells.
 * @throws ExplainedError when it cannot be told where cells end or what they say: bytes of another
 * encoding, quotes out of place, a separator that cannot separate
 */
export function cutText(bytes: Uint8Array, options: TextOptions = {}): Sheet {
	const encoding = options.encoding ?? detectEncoding(bytes);
	const chosen = options.separator === undefined ? undefined : usableSeparator(options.separator);
	const { separator, rows, blank } = parseCsv(decode(bytes, encoding), chosen);
	return { kind: 'text', encoding, separator, rows, blank, warnings: [] };
}
