import type { Session } from './session';
import type { PersonKey, UserInput } from './user-input';
import type { Written } from './written';

export interface CreateOptions {
	/** Whether Lucca makes a work contract too; true when absent. */
	readonly contract?: boolean;
}

/** Under which key Create expects somebody new: the login. */
export function keyOfNew(input: UserInput): PersonKey {
	return { by: 'login', value: input.texts.login ?? '' };
}

/**
 * Creates somebody new. A login taken, by somebody who left too or in another case, or an employee
 * number taken in the same establishment, is refused before anything is sent. A creation without a
 * clear answer is looked up by its login before it is tried again, so that one person is created.
 * @throws ExplainedError for what cannot be created; LuccaApiError when Lucca cannot be read or refuses
 */
export async function createUser(
	_session: Session,
	_input: UserInput,
	_options: CreateOptions = {},
): Promise<Written> {
	throw new Error('Not written yet');
}
