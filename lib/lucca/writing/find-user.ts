import { ExplainedError } from '../../explained-error';
import { nearest } from '../../nearest';
import { property } from '../cells';
import type { LuccaObject } from '../client/transport';
import { keyWords, lookUpKey } from './keys';
import { type LookUp, heldBy, lookUps } from './people-index';
import { described, personOf } from './person';
import { resolveReference } from './references';
import type { Session } from './session';
import type { PersonKey } from './user-input';

/**
 * The one person a key names, former employees and those yet to come included; undefined for nobody.
 * @throws ExplainedError when it names several, or the run asks for different things of the person;
 * LuccaApiError when Lucca cannot be read
 */
export async function findUser(session: Session, key: PersonKey): Promise<LuccaObject | undefined> {
	const wanted = lookUpKey(key, session.client.host, 'strict');
	const answering = await session.people.find(wanted);
	const establishment = key.by === 'employeeNumber' ? key.establishment : undefined;
	const found = establishment
		? within(answering, await resolveReference(session, 'legalEntity', establishment))
		: answering;
	session.claims.check(key);
	const [only, another] = found;
	if (!only) demandSeen(session, wanted.by);
	if (!another) return only;
	const people = found.map((user) => described(personOf(user))).join('; ');
	throw new ExplainedError(
		`Several people have the ${keyWords[key.by]} '${wanted.value}': ${people}`,
		key.by === 'employeeNumber' && !key.establishment
			? 'Give the establishment too, or name the person by Lucca ID or login'
			: 'Name the person by Lucca ID or login',
	);
}

/**
 * The Lucca ID of the one person a key names, to write something about; an ID is taken as it is.
 * @throws ExplainedError when it names nobody or several; LuccaApiError when Lucca cannot be read
 */
export async function idOfUser(session: Session, key: PersonKey): Promise<string> {
	if (key.by === 'id') return lookUpKey(key, session.client.host, 'strict').value;
	const user = await findUser(session, key);
	if (!user) throw nobody(session, key);
	return personOf(user).id;
}

/**
 * Of people whose key is out of sight, anybody may be the one sought: not found, they would be created again.
 * @throws ExplainedError when nobody's is seen
 */
function demandSeen({ people }: Session, by: LookUp): void {
	if (by === 'id') return;
	if (people.atHand.some((user) => property(user, lookUps[by]) !== undefined)) return;
	throw new ExplainedError(
		`Lucca does not show this API key anybody's ${keyWords[by]}, so it cannot be told whether the person is there already`,
		"Let the role that bears the key's name see people and what identifies them (Co-workers tab)",
	);
}

/** The refusal of a key that names nobody. */
export function nobody({ people }: Session, { by, value }: PersonKey): ExplainedError {
	const near = by === 'id' ? [] : nearest(value.trim(), heldValues(people.atHand, by));
	return new ExplainedError(
		`Lucca shows nobody with the ${keyWords[by]} '${value.trim()}'`,
		near.length === 0
			? 'Check it, and that the role of this API key may see this person'
			: `Nearest are: ${near.map((each) => `'${each}'`).join(', ')}. Check also that the role of this API key may see this person`,
	);
}

function heldValues(users: readonly LuccaObject[], by: LookUp): string[] {
	return users.map((user) => heldBy(user, by)).filter((held) => held !== undefined);
}

/** Those of an establishment; somebody whose establishment is not seen may be of it. */
function within(users: readonly LuccaObject[], establishment: number): LuccaObject[] {
	return users.filter((user) => {
		const { establishmentId } = personOf(user);
		return establishmentId === undefined || establishmentId === String(establishment);
	});
}
