import type { Session } from './session';
import type { PersonKey, UserInput } from './user-input';
import type { Written } from './written';

/**
 * Writes what differs about one person, whether employed, gone or yet to come; nothing, without a
 * request, when nothing differs.
 * @throws ExplainedError when the key names nobody or several, or for what cannot be written;
 * LuccaApiError when Lucca cannot be read or refuses
 */
export async function updateUser(
	_session: Session,
	_key: PersonKey,
	_input: UserInput,
): Promise<Written> {
	throw new Error('Not written yet');
}
