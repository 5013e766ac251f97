import { isCivilDate } from '../../employee/civil-date';
import { wallClock } from '../../employee/wall-clock';
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
