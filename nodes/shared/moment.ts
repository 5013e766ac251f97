import { isCivilDate } from '../../lib/employee/civil-date';
import { earliestInstant } from '../../lib/employee/wall-clock';
import { ExplainedError } from '../../lib/explained-error';

interface LuxonDateTime {
	toISO(): string | null;
}

/** Whether an expression gave a Date or a DateTime of Luxon's, which n8n's own functions give. */
export function isMoment(value: unknown): value is Date | LuxonDateTime {
	if (value instanceof Date) return true;
	return typeof (value as Partial<LuxonDateTime> | null)?.toISO === 'function';
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A date-time parameter as an instant; undefined when it is left blank. A text without time zone, which
 * is what n8n's calendar gives, is what the wall clock of `timeZone` shows.
 * @param timeZone IANA name, e.g. `Europe/Paris`
 * @throws ExplainedError naming the parameter when it is no date and time
 */
export function momentOf(displayName: string, value: unknown, timeZone: string): Date | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = isMoment(value) && !(value instanceof Date) ? value.toISO() : value;
	const instant =
		text instanceof Date ? text.getTime() : readInstant(String(text).trim(), timeZone);
	if (!Number.isNaN(instant)) return new Date(instant);
	throw new ExplainedError(
		`'${displayName}' is no date and time`,
		'Write it as 2026-11-16T08:45:00, or pick it in the calendar',
	);
}

/** Milliseconds since 1970 in UTC, or NaN. */
function readInstant(text: string, timeZone: string): number {
	if (ZONED.test(text)) return Date.parse(text);
	const [, day = '', minutes = '00:00', seconds = ':00'] = LOCAL.exec(text) ?? [];
	const local = `${day}T${minutes}${seconds}`;
	if (!isCivilDate(day) || Number.isNaN(Date.parse(`${local}Z`))) return Number.NaN;
	return earliestInstant(local, timeZone);
}
