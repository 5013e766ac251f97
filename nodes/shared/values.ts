import { ExplainedError } from '../../lib/explained-error';

/** A parameter that holds several texts: a list, or by expression one text with commas, or a number. */
export function textList(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values
		.filter((each) => typeof each === 'string' || typeof each === 'number')
		.flatMap((each) => String(each).split(','))
		.map((each) => each.trim())
		.filter((each) => each !== '');
}

/**
 * A number parameter that counts something, which an expression may fill with text.
 * @param orElse what to do in place of giving a number, for the remedy
 * @throws ExplainedError naming the parameter when it is no whole number from 1 on
 */
export function countOf(
	displayName: string,
	value: unknown,
	orElse = "switch 'Return All' on",
): number {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 1) return count;
	throw new ExplainedError(
		`'${displayName}' must be a whole number of at least 1`,
		`Set '${displayName}' to how many you want, e.g. 50, or ${orElse}`,
	);
}

/**
 * A switch, which an expression may fill with the text of one. What is neither on nor off would decide
 * by chance who is read.
 * @throws ExplainedError naming the parameter when it is neither
 */
export function isOn(displayName: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	if (text === 'true' || text === 'false') return text === 'true';
	throw new ExplainedError(
		`'${displayName}' must be either true or false`,
		`Switch '${displayName}' on or off, or check what its expression gives`,
	);
}

/** Text of a date-time parameter, which an expression may fill with a DateTime or a Date. */
export function dateTimeText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return value instanceof Date ? value.toISOString() : String(value);
}

/**
 * A number parameter, which an expression may fill with text; undefined when it is left blank.
 * @throws ExplainedError naming the parameter when it is no number from 0 on
 */
export function numberOf(displayName: string, value: unknown): number | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
		return undefined;
	}
	const number = typeof text === 'string' ? Number(text) : Number.NaN;
	if (Number.isFinite(number) && number >= 0) return number;
	throw new ExplainedError(
		`'${displayName}' must be a number of at least 0`,
		`Check '${displayName}' and what its expression gives, if it has one`,
	);
}
