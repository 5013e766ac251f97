import type { Session } from './session';
import type { PersonKey, ReturningLeaver, UserInput } from './user-input';
import type { Written } from './written';

export interface Choices {
	/** `refuse` when absent. */
	readonly returningLeaver?: ReturningLeaver;
	/** Whether Lucca makes a work contract too for somebody new; true when absent. */
	readonly contract?: boolean;
}

/**
 * Creates somebody, or writes what differs about the one the key names among everybody, former
 * employees too. Of somebody new, the key's own value is written as well.
 * @throws ExplainedError when the key names several people, or for what cannot be written;
 * LuccaApiError when Lucca cannot be read or refuses
 */
export async function createOrUpdateUser(
	_session: Session,
	_key: PersonKey,
	_input: UserInput,
	_choices: Choices = {},
): Promise<Written> {
	throw new Error('Not written yet');
}
