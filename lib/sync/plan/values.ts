import { cultureTags } from '../../employee/cultures';
import { dateIn } from '../../employee/employment';
import type { CompareAs } from './fields';

/** Letters without width, which come along when a text is copied. */
const WIDTHLESS = /[\u200B\u2060\uFEFF]/g;

/** A login, e-mail or number as it is compared: capitals, outer spaces and letters without width do not count. */
export function foldKey(text: string): string {
	if (isFolded(text)) return text;
	return text.normalize('NFC').replace(WIDTHLESS, '').trim().toLowerCase();
}

/** Whether a text is one that folding leaves as it is, as most are: small ASCII letters and no outer space. */
function isFolded(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x7e || code <= 0x20 || (code >= 0x41 && code <= 0x5a)) return false;
	}
	return true;
}

/** A number without its leading zeros, as a spreadsheet leaves it. */
export function bareNumber(text: string): string {
	return foldKey(text).replace(/^0+(?=\d+$)/, '');
}

/** A text as Lucca stores it. */
export function plainText(text: string): string {
	return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

const folded = new Map<string, string>();
const MOST_FOLDED = 50_000;

/** A name as Lucca's lists are searched: without case, accents, or more than one space in a row. */
export function foldName(text: string): string {
	const known = folded.get(text);
	if (known !== undefined) return known;
	const fresh = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(WIDTHLESS, '')
		.replace(/[’']/g, "'")
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
	if (folded.size === MOST_FOLDED) folded.clear();
	folded.set(text, fresh);
	return fresh;
}

/** Lucca's examples say UK where ISO 3166 says GB (lucca-api reference, section 6.6). */
function country(code: string): string {
	const upper = code.trim().toUpperCase();
	return upper === 'UK' ? 'GB' : upper;
}

/** Whether two values, neither blank, say the same. */
export function same(as: CompareAs, one: string, other: string): boolean {
	if (one === other) return true;
	switch (as) {
		case 'date':
			return dateIn(one) === dateIn(other);
		case 'folded':
		case 'gender':
			return foldName(one) === foldName(other);
		case 'nationality':
			return country(one) === country(other);
		case 'culture':
		case 'email':
		case 'key':
			return foldKey(one) === foldKey(other);
		case 'identifier':
		case 'text':
			return plainText(one) === plainText(other);
	}
}

/** What a cell of a source may be. */
export type Given =
	| { readonly kind: 'absent' }
	| { readonly kind: 'blank' }
	| { readonly kind: 'value'; readonly text: string }
	/** Cannot stand for a value of the field, for the reason given in words that follow the field. */
	| { readonly kind: 'unusable'; readonly why: string; readonly remedy: string };

const ABSENT: Given = { kind: 'absent' };
const BLANK: Given = { kind: 'blank' };

/** What a cell says, as the text to write. */
export function given(as: CompareAs, value: unknown): Given {
	if (value === undefined) return ABSENT;
	if (value === null) return BLANK;
	if (typeof value === 'string') {
		if (value.trim() === '') return BLANK;
		return givenText(as, plainText(value));
	}
	const isPlain = typeof value === 'number' || typeof value === 'boolean';
	if (isPlain && as === 'text') return { kind: 'value', text: String(value) };
	return {
		kind: 'unusable',
		why: isPlain
			? `is a ${typeof value}, not a text, so it may have lost leading zeros`
			: 'is a list or an object, not a single value',
		remedy: 'Give it as text from the source onwards',
	};
}

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

/** Lucca's own words (lucca-api reference, section 6.6). */
const GENDERS: readonly string[] = ['Male', 'Female', 'Undefined'];

const MAPPED = "with 'Value Mappings' where the source is read";

/**
 * Only what Lucca will show again as it was written: of a value it turns into another, every plan
 * would say that it differs.
 */
function givenText(as: CompareAs, text: string): Given {
	switch (as) {
		case 'date': {
			const date = dateIn(text);
			if (typeof date === 'string' && date !== 'unreadable') return { kind: 'value', text: date };
			return unusable(
				'is no existing date in the form YYYY-MM-DD',
				"Correct the date at the source, or set the reading node's 'Date Format'",
			);
		}
		case 'email':
			if (EMAIL.test(text)) return { kind: 'value', text };
			return unusable('is no e-mail address', 'Give one address, e.g. ines.varlet@example.com');
		case 'culture':
			return oneOf(cultureTags, text.replace('_', '-'), 'language');
		case 'gender':
			return oneOf(GENDERS, text, 'gender');
		case 'nationality':
			if (/^[a-z]{2}$/i.test(text)) return { kind: 'value', text: text.toUpperCase() };
			return unusable(
				'is not two letters',
				`Give the two letters of a country, e.g. FR, or map it ${MAPPED}`,
			);
		case 'folded':
		case 'identifier':
		case 'key':
		case 'text':
			return { kind: 'value', text };
	}
}

function oneOf(known: readonly string[], text: string, what: string): Given {
	const found = known.find((each) => each.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return { kind: 'value', text: found };
	return unusable(
		`is no ${what} of Lucca's`,
		`Give one of ${known.join(', ')}, or map it ${MAPPED}`,
	);
}

const unusable = (why: string, remedy: string): Given => ({ kind: 'unusable', why, remedy });
