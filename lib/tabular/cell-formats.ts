import { type DateOrder, formatCivilDate, parseCivilDate } from '../employee/civil-date';
import type { Fault } from './fault';
import { foldCase } from './fold';

/** How a column's cells are checked and written. A format's table names one; nothing else runs. */
export type CellFormat =
	| { readonly as: 'text' }
	| { readonly as: 'identifier' }
	| { readonly as: 'email' }
	| { readonly as: 'date' }
	| { readonly as: 'decimal' }
	/** A two-letter language from a culture tag (`fr-FR`), or one of the list as it stands. */
	| { readonly as: 'language'; readonly allowed: readonly string[] }
	/** The written value for any of the values listed behind it; the first of them is the Employee's own. */
	| {
			readonly as: 'choice';
			readonly values: Readonly<Record<string, readonly string[]>>;
			/** Known values the partner has no word for; `*` at the end stands for any ending. */
			readonly blankFor?: readonly string[];
	  };

/** File-wide settings the cell formats depend on. */
export interface CellSettings {
	readonly dateOrder: DateOrder;
	readonly decimalSeparator: '.' | ',';
}

/** From a value that is not blank to the text of its cell, or what is wrong with it. */
export type CellWriter = (value: unknown) => string | Fault;

// What browsers accept as an e-mail address (https://html.spec.whatwg.org/#valid-e-mail-address),
// with a domain of two labels at least. 254 is the longest address mail can reach (RFC 5321).
const EMAIL =
	/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;
const LONGEST_EMAIL = 254;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

const NESTED: Fault = {
	rule: 'is a list or an object, not a single value',
	remedy: 'Map the column to one value inside it',
};

/** The writer of a cell format under a file's settings. */
export function cellWriter(format: CellFormat, settings: CellSettings): CellWriter {
	switch (format.as) {
		case 'text':
			return writeText;
		case 'identifier':
			return writeIdentifier;
		case 'email':
			return writeEmail;
		case 'date':
			return dateWriter(settings.dateOrder);
		case 'decimal':
			return decimalWriter(settings.decimalSeparator);
		case 'language':
			return languageWriter(format.allowed);
		case 'choice':
			return choiceWriter(format.values, format.blankFor ?? []);
	}
}

function writeText(value: unknown): string | Fault {
	if (typeof value === 'string') return value;
	return typeof value === 'object' ? NESTED : String(value);
}

function writeIdentifier(value: unknown): string | Fault {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'object') return NESTED;
	return {
		rule: `is a ${typeof value}, not a text, so its leading zeros may be lost`,
		remedy: 'Give identifiers as text from the source onwards',
	};
}

function writeEmail(value: unknown): string | Fault {
	if (typeof value === 'object') return NESTED;
	const text = String(value).trim();
	if (text.length <= LONGEST_EMAIL && EMAIL.test(text)) return text;
	return { rule: 'is no e-mail address', remedy: "Correct the person's e-mail in Lucca" };
}

/** Dates repeat a great deal in a company, so each is worked out once. */
const MOST_DATES_KEPT = 50_000;

function dateWriter(order: DateOrder): CellWriter {
	const known = new Map<string, string>();
	return (value) => {
		if (typeof value !== 'string') return typeof value === 'object' ? notText(value) : noDate();
		const seen = known.get(value);
		if (seen !== undefined) return seen;
		const date = parseCivilDate(value, 'YYYY-MM-DD');
		if (!date) return noDate();
		const written = formatCivilDate(date, order);
		if (known.size === MOST_DATES_KEPT) known.clear();
		known.set(value, written);
		return written;
	};
}

/** n8n's expressions give date objects easily, and those have an hour and a time zone. */
function notText(value: object | null): Fault {
	const isDate = value instanceof Date || (value !== null && 'toISODate' in value);
	if (!isDate) return NESTED;
	return {
		rule: 'is a date object, not a text in the form YYYY-MM-DD',
		remedy: "End the column's expression with .format('yyyy-MM-dd')",
	};
}

function noDate(): Fault {
	return {
		rule: 'is no existing date in the form YYYY-MM-DD',
		remedy: 'Correct the date in Lucca, or map the column to a date in that form',
	};
}

function decimalWriter(separator: '.' | ','): CellWriter {
	return (value) => {
		if (typeof value === 'object') return NESTED;
		const text = String(value).trim();
		if (DECIMAL.test(text)) return separator === '.' ? text : text.replace('.', separator);
		return {
			rule: 'is no plain number',
			remedy: 'Write it with digits and a dot only, such as 1234.5',
		};
	};
}

function languageWriter(allowed: readonly string[]): CellWriter {
	const codes = new Set(allowed);
	const known = new Map<string, string>();
	return (value) => {
		if (typeof value === 'object') return NESTED;
		const text = String(value).trim();
		const seen = known.get(text);
		if (seen !== undefined) return seen;
		const language = /^([a-zA-Z]{2})(?:[-_][a-zA-Z]{2})?$/.exec(text)?.[1]?.toLowerCase();
		const code = codes.has(text)
			? text
			: language !== undefined && codes.has(language)
				? language
				: undefined;
		if (code === undefined) {
			return {
				rule: 'is no language the partner knows',
				remedy:
					"Set the person's language in Lucca, or map the column to a two-letter code such as fr",
			};
		}
		known.set(text, code);
		return code;
	};
}

function choiceWriter(
	values: Readonly<Record<string, readonly string[]>>,
	blankFor: readonly string[],
): CellWriter {
	const written = new Map<string, string>();
	for (const [target, sources] of Object.entries(values)) {
		for (const source of sources) written.set(foldCase(source), target);
	}
	const isBlankFor = (text: string) =>
		blankFor.some((pattern) =>
			pattern.endsWith('*')
				? text.startsWith(foldCase(pattern.slice(0, -1)))
				: text === foldCase(pattern),
		);
	const fault: Fault = {
		rule: `is none of ${Object.keys(values).join(', ')}`,
		remedy: `Choose one of these values: ${Object.values(values).flat().join(', ')}`,
	};
	const known = new Map<string, string>();
	return (value) => {
		if (typeof value === 'object') return NESTED;
		const text = String(value);
		const seen = known.get(text);
		if (seen !== undefined) return seen;
		const folded = foldCase(text);
		const target = isBlankFor(folded) ? '' : written.get(folded);
		if (target === undefined) return fault;
		known.set(text, target);
		return target;
	};
}
