import { ExplainedError } from '../../explained-error';
import { sameInput } from './claims';
import { checkDates, differenceOf } from './difference';
import { writableFields } from './fields';
import { findUser } from './find-user';
import { foldKey } from './fold';
import { personOf, told } from './person';
import type { Session } from './session';
import type { PersonKey, UserInput, WritableField } from './user-input';
import { type Wishes, wishesOf } from './wishes';
import { sendNew } from './write-user';
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
 * Asked for the same a second time in one run, it answers `unchanged`.
 * @throws ExplainedError for what cannot be created; LuccaApiError when Lucca cannot be read or refuses
 */
export async function createUser(
	session: Session,
	input: UserInput,
	options: CreateOptions = {},
): Promise<Written> {
	const wishes = await wishesOf(session, input);
	demandRequired(wishes);
	// Everybody, since no filter is sure to find a login written with other capitals.
	await session.people.everybody();
	const holder = await findUser(session, keyOfNew(input));
	const before = session.created.get(foldKey(input.texts.login ?? ''));
	if (holder && before && sameInput(before, input)) {
		const same = { changedFields: [], returningLeaver: false };
		return { outcome: 'unchanged', ...told(personOf(holder)), ...same };
	}
	return await createNew(session, input, wishes, options);
}

/**
 * Creates somebody whom nothing in Lucca answers to, as far as was looked.
 * @throws ExplainedError, LuccaApiError as `createUser`
 */
export async function createNew(
	session: Session,
	input: UserInput,
	wishes: Wishes,
	{ contract = true }: CreateOptions,
): Promise<Written> {
	demandRequired(wishes);
	checkDates(undefined, wishes);
	await session.people.everybody();
	const written = await sendNew(session, await differenceOf(session, undefined, wishes), contract);
	if (!session.dryRun) session.created.set(foldKey(input.texts.login ?? ''), input);
	return written;
}

/** What Lucca wants of somebody new (lucca-api reference, section 6.3). */
function demandRequired({ values }: Wishes): void {
	const missing = Object.entries(writableFields)
		.filter(([field, { required }]) => required && !values.has(field as WritableField))
		.map(([, { label }]) => `'${label}'`);
	if (missing.length === 0) return;
	throw new ExplainedError(
		`Lucca needs more to create somebody: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not given`,
		`Fill in ${missing.join(', ')}, or check what the expressions give for this item`,
	);
}
