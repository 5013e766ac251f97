import type { CivilDate } from './civil-date';
import type { Employee } from './record';

/** Where a person stands on a day. `unknown`: the dates needed to tell are absent. */
export type Employment = 'employed' | 'upcoming' | 'former' | 'unknown';

/**
 * Where a person stands on a day, from the contract's dates. The contract's last day is a day of
 * employment (lucca-api reference, section 15). An empty end means no known end; an absent one means
 * that nobody can tell, unless the contract has yet to start.
 */
export function employmentOn(day: CivilDate, employee: Employee): Employment {
	const { contractStart, contractEnd } = employee;
	if (contractEnd && contractEnd < day) return 'former';
	if (!contractStart) return 'unknown';
	if (contractStart > day) return 'upcoming';
	return contractEnd === undefined ? 'unknown' : 'employed';
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
