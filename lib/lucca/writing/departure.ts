import type { CivilDate } from '../../employee/civil-date';
import type { Session } from './session';
import type { PersonKey, UserInput } from './user-input';
import type { Written } from './written';

/** What Set Departure writes, for the session's `expected`. */
export function departureInput(lastDay: CivilDate | null): UserInput {
	return lastDay === null
		? { texts: {}, references: {}, clear: ['contractEnd'] }
		: { texts: { contractEnd: lastDay }, references: {} };
}

/**
 * Writes a person's last day of employment, or takes it back.
 * @param lastDay `YYYY-MM-DD`; null when the person stays
 * @throws ExplainedError as `updateUser`, and when the person would leave before the first day
 */
export async function setDeparture(
	_session: Session,
	_key: PersonKey,
	_lastDay: CivilDate | null,
): Promise<Written> {
	throw new Error('Not written yet');
}
