import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { ExplainedError } from '../explained-error';
import { firstLineNotUtf8 } from './encodings-in-one';

/** The encodings a file can be written in. */
export type EncodingName = 'utf-8' | 'utf-8-bom' | 'windows-1252';

/** The encodings a file can be read in. */
export type ReadableEncoding = EncodingName | 'utf-16le' | 'utf-16be';

export interface Encoding {
	readonly label: string;
	/** Characters that need a closer look before they are written, as a class without its brackets; most texts have none. */
	readonly suspect: string;
	/**
	 * The text as this encoding can carry it.
	 * @returns the text (Windows-1252 has composed letters only, so `e` + accent becomes `é`), or the
	 * first character it cannot carry
	 */
	prepare(text: string): string | { readonly uncarried: string };
	/** Whether `prepare` changes texts it accepts, and not only checks them. */
	readonly composes: boolean;
	/** Bytes of a text already prepared. */
	encode(text: string): Buffer;
	/** What stands before the first byte of text. */
	readonly byteOrderMark: Buffer;
}

// A character no CSV reader treats alike: NUL and the other controls, but for tab and line breaks.
const CONTROLS = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f';
// Windows-1252 leaves five bytes undefined; the table is
// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
const WINDOWS_1252_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const OUTSIDE_WINDOWS_1252 = `^\\t\\n\\r\\x20-\\x7e\\xa0-\\xff${WINDOWS_1252_EXTRAS}`;
const NOT_WINDOWS_1252 = new RegExp(`[${OUTSIDE_WINDOWS_1252}]`, 'u');
const UNWRITABLE = new RegExp(`[${CONTROLS}]|\\p{Surrogate}`, 'u');

function utf8(label: string, byteOrderMark: Buffer): Encoding {
	return {
		label,
		suspect: `${CONTROLS}\\ud800-\\udfff`,
		prepare(text) {
			const found = UNWRITABLE.exec(text);
			return found ? { uncarried: found[0] } : text;
		},
		composes: false,
		encode: (text) => Buffer.from(text, 'utf8'),
		byteOrderMark,
	};
}

export const encodings: Readonly<Record<EncodingName, Encoding>> = {
	'utf-8': utf8('UTF-8', Buffer.alloc(0)),
	'utf-8-bom': utf8('UTF-8 with BOM', Buffer.from([0xef, 0xbb, 0xbf])),
	'windows-1252': {
		label: 'Windows-1252',
		suspect: OUTSIDE_WINDOWS_1252,
		prepare(text) {
			const composed = text.normalize('NFC');
			const found = NOT_WINDOWS_1252.exec(composed);
			return found ? { uncarried: found[0] } : composed;
		},
		composes: true,
		encode: (text) => iconv.encode(text, 'windows-1252'),
		byteOrderMark: Buffer.alloc(0),
	},
};

/** `U+00E9 'é'`, or the number alone where the character cannot be shown. */
export function nameCharacter(character: string): string {
	const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
	return /[\p{C}\p{M}]/u.test(character) ? code : `${code} '${character}'`;
}

/**
 * The encoding a file is in: by its byte order mark, else UTF-8 if every byte fits, else
 * Windows-1252. Strict UTF-8 recognises other encodings so rarely by accident that the order is safe
 * (delivery-and-csv reference, section 4).
 */
export function detectEncoding(bytes: Uint8Array): ReadableEncoding {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * The text of a file, without its byte order mark.
 * @throws ExplainedError when bytes do not belong to the encoding: they are never replaced
 */
export function decode(bytes: Uint8Array, encoding: ReadableEncoding): string {
	const text = decodeStrictly(bytes, encoding);
	return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function decodeStrictly(bytes: Uint8Array, encoding: ReadableEncoding): string {
	if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
		if (!isUtf8(bytes)) throw notIn('UTF-8', firstLineNotUtf8(bytes));
		return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
	}
	if (encoding !== 'windows-1252' && bytes.length % 2 === 1) throw notIn('UTF-16');
	const text = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
	if (encoding === 'windows-1252' && /[\x80-\x9f\ufffd]/.test(text)) throw notIn('Windows-1252');
	if (encoding !== 'windows-1252' && /\p{Surrogate}/u.test(text)) throw notIn('UTF-16');
	return text;
}

function notIn(name: string, line?: number): ExplainedError {
	return new ExplainedError(
		`The file has bytes that are not ${name}${line === undefined ? '' : `, first in line ${line}`}`,
		"Set 'Encoding' to the one the file was written in, or to 'Detect'",
	);
}
