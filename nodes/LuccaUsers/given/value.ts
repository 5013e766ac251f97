import { civilDateAt, isCivilDate } from '../../../lib/employee/civil-date';
import { ExplainedError } from '../../../lib/explained-error';
import { WIDTHLESS } from '../../../lib/lucca/writing/fold';
import { isMoment } from '../../shared/moment';

/** Whether a parameter was left blank, or an expression gave nothing: Lucca then stays as it is. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && visible(value) === '') ||
		(Array.isArray(value) && value.length === 0)
	);
}

/**
 * A parameter as text: blank for what is none. A number is taken as its decimals unless JSON has
 * already rounded it.
 * @throws ExplainedError naming the parameter for a list, an object or a rounded number
 */
export function textOf(displayName: string, value: unknown): string {
	if (isBlank(value)) return '';
	if (typeof value === 'string') return demandWord(displayName, visible(value));
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && isExact(value)) return String(value);
	if (typeof value === 'number') {
		throw new ExplainedError(
			`'${displayName}' is ${Number.isNaN(value) ? 'no number' : 'a number too long to be exact'}`,
			`Give '${displayName}' as text, e.g. by reading the column it comes from as text`,
		);
	}
	throw new ExplainedError(
		`'${displayName}' holds ${Array.isArray(value) ? 'a list' : 'an object'} instead of a text`,
		`Give '${displayName}' one text, e.g. by naming a field of what the expression gives`,
	);
}

/** What an expression writes into a text where there is nothing: it would stand in Lucca for a name. */
const NOTHING: ReadonlySet<string> = new Set([
	'Invalid Date',
	'Invalid DateTime',
	'NaN',
	'[object Object]',
	'null',
	'undefined',
]);

function demandWord(displayName: string, text: string): string {
	if (!NOTHING.has(text)) return text;
	throw new ExplainedError(
		`'${displayName}' holds the word '${text}', which is what an expression gives for nothing`,
		`Check the expression of '${displayName}' for this item. A blank leaves Lucca as it is`,
	);
}

const visible = (text: string) => text.replace(WIDTHLESS, '').trim();

function isExact(value: number): boolean {
	return Number.isInteger(value)
		? Number.isSafeInteger(value)
		: /^-?\d{1,9}\.\d{1,6}$/.test(String(value));
}

const DATE_TIME =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/i;
const UTC = /^(Z|[+-]00:?00)$/i;
const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/**
 * A date parameter as a civil date: blank for none. A date-time is the day it says, but for an hour in
 * UTC that is no midnight: that is the midnight of another zone, and the day is the one it is then in
 * the workflow's.
 * @throws ExplainedError naming the parameter for what is no day
 */
export function dateOf(displayName: string, value: unknown, timeZone: string): string {
	const text = isBlank(value) ? '' : momentText(displayName, value);
	if (text === '') return '';
	const [, day = text, time = '00:00', zone = ''] = DATE_TIME.exec(text) ?? [];
	const isInstant = UTC.test(zone) && !MIDNIGHT.test(time) && isCivilDate(day);
	const date = isInstant ? civilDateAt(Date.parse(text), timeZone) : day;
	if (isCivilDate(date)) return date;
	throw new ExplainedError(
		`'${displayName}' is no date`,
		`Write '${displayName}' as YYYY-MM-DD, e.g. 2026-01-05, or pick it in the calendar`,
	);
}

function momentText(displayName: string, value: unknown): string {
	if (!isMoment(value)) return textOf(displayName, value);
	if (!(value instanceof Date)) return String(value.toISO());
	return Number.isNaN(value.getTime()) ? 'none' : value.toISOString();
}
