import type { IExecuteFunctions } from 'n8n-workflow';
import { type CivilDate, civilDateAt, isCivilDate } from '../../../lib/employee/civil-date';
import { ExplainedError } from '../../../lib/explained-error';

/**
 * The day a file is for: the one set, else today in the workflow's time zone.
 * @throws ExplainedError for a text that is no day
 */
export function dayChosen(context: IExecuteFunctions, day: string | undefined): CivilDate {
	if (!day) return civilDateAt(Date.now(), context.getTimezone());
	if (isCivilDate(day)) return day;
	throw new ExplainedError(
		`'File Date' is '${day}', which is no existing day in the form YYYY-MM-DD`,
		'Write it as in 2026-01-31, or leave it empty for today',
	);
}

/** The separator of a text field, in which nobody can type a tab; undefined when it is left empty. */
export function separatorChosen(separator: string | undefined): string | undefined {
	return separator === '\\t' ? '\t' : separator || undefined;
}
