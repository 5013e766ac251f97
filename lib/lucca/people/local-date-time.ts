import { isCivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A moment as Lucca's v3 writes and compares them: local, without zone. A text without zone passes
 * as it is, so a `modifiedAt` read earlier serves as the next starting point; an instant with a zone
 * becomes the wall clock of `timeZone`.
 * @param timeZone IANA name, e.g. `Europe/Paris`
 * @returns e.g. `2026-11-16T08:45:23`
 * @throws ExplainedError for anything else
 */
export function luccaLocalDateTime(text: string, timeZone: string): string {
	const trimmed = text.trim();
	const [, date, minutes, seconds = ':00', fraction = ''] = LOCAL.exec(trimmed) ?? [];
	if (date !== undefined && isCivilDate(date)) {
		return minutes === undefined ? `${date}T00:00:00` : `${date}T${minutes}${seconds}${fraction}`;
	}
	const instant = ZONED.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
	if (Number.isNaN(instant)) {
		throw new ExplainedError(
			`'${trimmed}' in 'Modified Since' is no date and time`,
			'Write it as 2026-11-16T08:45:00, or pick it in the calendar',
		);
	}
	return wallClock(instant, timeZone);
}

const HALF_A_DAY = 12 * 3_600_000;

/**
 * The instant at which the wall clock of a time zone shows a local date-time. Of the hour that comes
 * twice in autumn it is the earlier one, so that who asks for what changed since then misses nothing.
 * @param local as `luccaLocalDateTime` gives it
 * @returns milliseconds since 1970 in UTC
 */
export function earliestInstant(local: string, timeZone: string): number {
	const asUtc = Date.parse(`${local}Z`);
	const candidates = [asUtc - HALF_A_DAY, asUtc + HALF_A_DAY].map((near) => {
		const offset = Date.parse(`${wallClock(near, timeZone)}Z`) - Math.floor(near / 1000) * 1000;
		return asUtc - offset;
	});
	const shown = candidates.filter((instant) => local.startsWith(wallClock(instant, timeZone)));
	return Math.min(...(shown.length > 0 ? shown : candidates));
}

function wallClock(instant: number, timeZone: string): string {
	// The Swedish locale writes ISO order, with a space instead of the T.
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
		.format(instant)
		.replace(' ', 'T');
}
