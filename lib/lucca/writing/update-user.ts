import { checkDates, differenceOf } from './difference';
import { findUser, nobody } from './find-user';
import type { Session } from './session';
import type { PersonKey, UserInput } from './user-input';
import { wishesOf } from './wishes';
import { sendDifference } from './write-user';
import type { Written } from './written';

/**
 * Writes what differs about one person, whether employed, gone or yet to come; nothing, without a
 * request, when nothing differs.
 * @throws ExplainedError when the key names nobody or several, or for what cannot be written;
 * LuccaApiError when Lucca cannot be read or refuses
 */
export async function updateUser(
	session: Session,
	key: PersonKey,
	input: UserInput,
): Promise<Written> {
	const wishes = await wishesOf(session, input);
	const user = await findUser(session, key);
	if (!user) throw nobody(session, key);
	checkDates(user, wishes);
	return await sendDifference(session, user, await differenceOf(session, user, wishes));
}
