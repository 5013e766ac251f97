import type { CivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import type { Session } from './session';
import { updateUser } from './update-user';
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
	session: Session,
	key: PersonKey,
	lastDay: CivilDate | null,
): Promise<Written> {
	if (lastDay?.trim() === '') {
		throw new ExplainedError(
			'The last day of employment is empty',
			'Give it as YYYY-MM-DD, or choose to take the departure back',
		);
	}
	return await updateUser(session, key, departureInput(lastDay));
}
