import { type CivilDate, parseCivilDate } from './civil-date';
import type { Employee } from './record';

/**
 * Where a person stands on a day. `unknown`: a date needed to tell is absent, or is no date.
 */
export type Employment = 'employed' | 'upcoming' | 'former' | 'unknown';

/** The dates that bound a contract. */
const BOUNDS = ['contractStart', 'contractEnd'] as const;

/** The first bound of a person's contract that has a value which is no civil date, if any. */
export function unreadableBound(employee: Employee): (typeof BOUNDS)[number] | undefined {
	return BOUNDS.find((bound) => dateIn(employee[bound]) === 'unreadable');
}

/**
 * A date of a contract: known, known to be none, not known, or not to be read. Texts compared as they
 * come would take 01/02/2030 for long ago.
 */
export function dateIn(value: unknown): CivilDate | null | undefined | 'unreadable' {
	if (value === undefined || value === null) return value;
	if (value === '') return null;
	if (typeof value !== 'string') return 'unreadable';
	if (value.trim() === '') return null;
	return parseCivilDate(value, 'YYYY-MM-DD') ?? 'unreadable';
}

/**
 * Where a person stands on a day, from the contract's dates. The contract's last day is a day of
 * employment (lucca-api reference, section 15). An empty end means no known end; an absent one means
 * that nobody can tell, unless the contract has yet to start.
 */
export function employmentOn(day: CivilDate, employee: Employee): Employment {
	const start = dateIn(employee.contractStart);
	const end = dateIn(employee.contractEnd);
	if (start === 'unreadable' || end === 'unreadable') return 'unknown';
	if (end && end < day) return 'former';
	if (!start) return 'unknown';
	if (start > day) return 'upcoming';
	return end === undefined ? 'unknown' : 'employed';
}

/**
 * The 360Learning status the contract's dates suggest on a day. Only for users who ask for it: at
 * 360Learning the HR file's own value opens and closes accounts, dates do not (file-formats
 * reference, section 3.3).
 * @returns `null` (no status) for a person yet to start, undefined when the dates do not tell
 */
export function statusOn(
	day: CivilDate,
	employee: Employee,
): 'Active' | 'Inactive' | null | undefined {
	switch (employmentOn(day, employee)) {
		case 'employed':
			return 'Active';
		case 'former':
			return 'Inactive';
		case 'upcoming':
			return null;
		case 'unknown':
			return undefined;
	}
}
