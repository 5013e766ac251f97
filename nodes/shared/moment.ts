import { ExplainedError } from '../../lib/explained-error';
import { earliestInstant } from '../../lib/lucca/people/local-date-time';
import { dateTimeText } from './values';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A date-time parameter as a moment; undefined when it is left blank. A text without time zone, which
 * is what n8n's calendar gives, is meant in the workflow's.
 * @param timeZone IANA name, e.g. `Europe/Paris`
 * @throws ExplainedError naming the parameter when it is no date and time
 */
export function momentOf(displayName: string, value: unknown, timeZone: string): Date | undefined {
	const text = dateTimeText(value).trim();
	if (text === '') return undefined;
	const [, day, minutes = '00:00', seconds = ':00'] = LOCAL.exec(text) ?? [];
	const instant =
		day !== undefined && !Number.isNaN(Date.parse(`${day}T${minutes}${seconds}Z`))
			? earliestInstant(`${day}T${minutes}${seconds}`, timeZone)
			: Date.parse(ZONED.test(text) ? text : '');
	if (!Number.isNaN(instant)) return new Date(instant);
	throw new ExplainedError(
		`'${text.slice(0, 50)}' in '${displayName}' is no date and time`,
		'Write it as 2026-11-16T08:45:00, or pick it in the calendar',
	);
}
