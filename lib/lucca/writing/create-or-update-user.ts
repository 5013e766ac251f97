import { ExplainedError } from '../../explained-error';
import { civilDateOf } from '../cells';
import type { LuccaObject } from '../client/transport';
import { createNew } from './create-user';
import { checkDates, differenceOf } from './difference';
import { findUser, nobody } from './find-user';
import { forKnownUser } from './new-users-only';
import { described, hasLeft, personOf } from './person';
import type { Session } from './session';
import type { PersonKey, ReturningLeaver, UserInput } from './user-input';
import { type Wishes, wishesOf } from './wishes';
import { sendDifference } from './write-user';
import type { Written } from './written';

export interface Choices {
	/** `refuse` when absent. */
	readonly returningLeaver?: ReturningLeaver;
	/** Whether Lucca makes a work contract too for somebody new; true when absent. */
	readonly contract?: boolean;
	/** What somebody who is there already keeps: fields, `secondaryRoles`, `workCycle`, custom field codes. */
	readonly newUsersOnly?: readonly string[];
}

/**
 * Creates somebody, or writes what differs about the one the key names among everybody, former
 * employees too. Of somebody new, the key's own value is written as well.
 * @throws ExplainedError when the key names several people, or for what cannot be written;
 * LuccaApiError when Lucca cannot be read or refuses
 */
export async function createOrUpdateUser(
	session: Session,
	key: PersonKey,
	input: UserInput,
	choices: Choices = {},
): Promise<Written> {
	const { contract = true } = choices;
	const user = await findUser(session, key);
	if (user) return await update(session, user, input, choices);
	if (key.by === 'id') throw nobody(session, key);
	const whole = withKey(input, key);
	return await createNew(session, whole, await wishesOf(session, whole), { contract });
}

function withKey(input: UserInput, key: PersonKey): UserInput {
	const texts = { ...input.texts };
	if (key.by !== 'id' && (texts[key.by] ?? '').trim() === '') texts[key.by] = key.value;
	const establishment = key.by === 'employeeNumber' ? key.establishment : undefined;
	const references = establishment
		? { legalEntity: establishment, ...input.references }
		: input.references;
	return { ...input, texts, references };
}

async function update(
	session: Session,
	user: LuccaObject,
	input: UserInput,
	{ returningLeaver: choice = 'refuse', newUsersOnly = [] }: Choices,
): Promise<Written> {
	const whole = await wishesOf(session, input);
	const person = personOf(user);
	const returns = hasLeft(person, session.today) && !endsBefore(session.today, whole);
	// Who comes back starts anew, on the day that is otherwise for new users only.
	const startsAnew = returns && choice !== 'update';
	const kept = startsAnew ? newUsersOnly.filter((name) => name !== 'contractStart') : newUsersOnly;
	const asked = forKnownUser(whole, kept);
	const wishes = returns && choice === 'update' ? withoutEnd(asked) : asked;
	const difference = await differenceOf(session, user, wishes);
	const isNothing = difference.changedFields.length === 0;
	if (person.contractEnd === undefined && choice !== 'update' && !isNothing) {
		throw new ExplainedError(
			`Lucca does not show this API key when the contract of ${described(person)} ends, so it cannot be told whether they left`,
			"Let the role that bears the key's name see contract dates, or choose 'Update' in 'Returning Leaver'",
		);
	}
	if (!returns || choice === 'update' || isNothing) {
		if (!isNothing) checkDates(user, wishes);
		return await sendDifference(session, user, difference, returns);
	}
	if (choice === 'refuse') {
		throw new ExplainedError(
			`${described(person)} left on ${person.contractEnd}, and nothing given says so: a returning leaver`,
			"Choose in 'Returning Leaver' what to do with them, or give their 'Contract End'",
		);
	}
	const reopened = reopening(wishes, described(person));
	checkDates(user, reopened);
	return await sendDifference(session, user, await differenceOf(session, user, reopened), true);
}

/** Whether an end in the past is given: the person has left for the giver too. */
function endsBefore(today: string, { values }: Wishes): boolean {
	const end = values.get('contractEnd');
	return typeof end === 'string' && (civilDateOf(end) ?? today) < today;
}

/** All but an end yet to come, which would open the contract of somebody who is to stay gone. */
function withoutEnd({ values, ...others }: Wishes): Wishes {
	return { ...others, values: new Map([...values].filter(([field]) => field !== 'contractEnd')) };
}

/** The contract again open: from the start given, with no end but one given. */
function reopening({ values, ...others }: Wishes, who: string): Wishes {
	if (!values.has('contractStart')) {
		throw new ExplainedError(
			`To open the contract of ${who} again, its new start is needed`,
			"Give 'Contract Start'",
		);
	}
	return { ...others, values: new Map([['contractEnd', null], ...values]) };
}
