/**
 * Civil dates: a day on the wall calendar, `YYYY-MM-DD`, with no hour and no time zone. A birthday
 * must not move because a server runs in UTC, so no `Date` ever holds one.
 */
export type CivilDate = string;

/** The order of day, month and year in a file's dates. */
export type DateOrder = 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'YYYY-MM-DD';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function exists(year: number, month: number, day: number): boolean {
	const length = LENGTHS[month - 1];
	if (length === undefined || year === 0 || day < 1) return false;
	return day <= (month === 2 && isLeapYear(year) ? 29 : length);
}

/** Whether a text is `YYYY-MM-DD` and that day exists. */
export function isCivilDate(text: string): boolean {
	const parts = ISO.exec(text);
	return parts !== null && exists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/**
 * Reads a date written in a known order. ISO dates are read whatever the order says, since they
 * cannot be mistaken for another. A midnight behind a day says nothing and does not count: Lucca's local
 * ones (`2025-01-01T00:00:00`), and those of spreadsheets and databases (`01/01/2025 00:00`).
 * @returns the civil date, or undefined when the text is no existing day in that order
 */
export function parseCivilDate(text: string, order: DateOrder): CivilDate | undefined {
	if (isCivilDate(text)) return text;
	const trimmed = text.trim().replace(/(?:T00:00:00| +0?0:00(?::00)?)(?:\.0+)?$/, '');
	if (isCivilDate(trimmed)) return trimmed;
	if (order === 'YYYY-MM-DD') return undefined;
	const parts = SLASHED.exec(trimmed);
	if (!parts) return undefined;
	const [day, month] = order === 'DD/MM/YYYY' ? [parts[1], parts[2]] : [parts[2], parts[1]];
	const civil = `${parts[3]}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
	return isCivilDate(civil) ? civil : undefined;
}

/** Writes a civil date in a file's order, always two digits for day and month, four for the year. */
export function formatCivilDate(date: CivilDate, order: DateOrder): string {
	switch (order) {
		case 'YYYY-MM-DD':
			return date;
		case 'DD/MM/YYYY':
			return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
		case 'MM/DD/YYYY':
			return `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;
	}
}

/**
 * The day it is at an instant, in a time zone.
 * @param instant milliseconds since 1970 in UTC, as `Date.now()` gives
 * @param timeZone IANA name, e.g. `Europe/Paris`
 */
export function civilDateAt(instant: number, timeZone: string): CivilDate {
	// The Swedish locale writes dates in ISO order.
	return new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).format(instant);
}

/** The date a number of days later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
	// Noon in UTC is the same civil day in UTC however long the day, so plain day arithmetic holds.
	const moved = new Date(`${date}T12:00:00Z`);
	moved.setUTCDate(moved.getUTCDate() + days);
	return moved.toISOString().slice(0, 10);
}
