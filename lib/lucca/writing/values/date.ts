import { type CivilDate, isCivilDate } from '../../../employee/civil-date';
import { ExplainedError } from '../../../explained-error';

const DATE_TIME =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/i;
const UTC = /^(Z|[+-]00:?00)$/i;
const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/**
 * A date as given: `YYYY-MM-DD`, or a date-time whose day is plain. An hour in UTC that is no midnight
 * may be the midnight of another time zone, and then belongs to another day than it says.
 * @returns the civil date; undefined for anything else
 */
export function readDate(given: string): CivilDate | undefined {
	const text = given.trim();
	const [, date = text, time = '00:00', zone = ''] = DATE_TIME.exec(text) ?? [];
	const isPlain = !UTC.test(zone) || MIDNIGHT.test(time);
	return isPlain && isCivilDate(date) ? date : undefined;
}

/**
 * @param quotable whether a message may repeat the value
 * @throws ExplainedError for what is no date
 */
export function demandDate(label: string, given: string, quotable = true): CivilDate {
	const date = readDate(given);
	if (date !== undefined) return date;
	const moment = DATE_TIME.exec(given.trim())?.[1];
	const isMoment = moment !== undefined && isCivilDate(moment);
	throw new ExplainedError(
		`${quotable ? `'${given}' in '${label}'` : `The value of '${label}'`} is ${
			isMoment ? 'a moment in UTC, which may be another day here' : 'no date'
		}`,
		`Write '${label}' as YYYY-MM-DD, e.g. 2026-01-31`,
	);
}

/** A civil date as v3 takes it: the local midnight, without zone (lucca-api reference, section 15). */
export function luccaDate(date: CivilDate): string {
	return `${date}T00:00:00`;
}
