import type { CivilDate } from '../../employee/civil-date';
import type { LuccaClient } from '../client/request';
import { Claims } from './claims';
import { fieldsFor } from './fields-to-read';
import { Lists } from './lists-of-run';
import { lookUpKey } from './keys';
import { People } from './people';
import type { PersonKey, UserInput } from './user-input';

/** What an item of the run will ask for: whom it is about, and what it writes about them. */
export interface Expected {
	readonly key: PersonKey;
	/** Of Set Departure: `departureInput(lastDay)`. */
	readonly input: UserInput;
}

export interface SessionSettings {
	/** Tells who has left. */
	readonly today: CivilDate;
	/**
	 * All items of the run that can be read: their people are looked up together, with the fields they
	 * write and no others, and two that ask for different things of one person are found out.
	 */
	readonly expected: readonly Expected[];
	/** Whether nothing is written: each `Written` shows its request instead. */
	readonly dryRun: boolean;
}

/** What the items of a run share: the client, the people and lists read so far, what was written. */
export interface Session {
	readonly client: LuccaClient;
	readonly today: CivilDate;
	readonly dryRun: boolean;
	readonly people: People;
	readonly lists: Lists;
	readonly claims: Claims;
	/** The writes a dry run has shown, which the run would carry out once. */
	readonly shown: Set<string>;
	/** What was asked for of those created in this run, by login. */
	readonly created: Map<string, UserInput>;
}

/** Opens a run of writes. Nothing is read before an item needs it. */
export function openSession(
	client: LuccaClient,
	{ today, expected, dryRun }: SessionSettings,
): Session {
	const keys = expected.flatMap(({ key }) => lookUpKey(key, client.host, 'lenient') ?? []);
	const people = new People(client, fieldsFor(expected.map(({ input }) => input)), keys);
	return {
		client,
		today,
		dryRun,
		people,
		lists: new Lists(client),
		claims: new Claims(expected, people, client.host),
		shown: new Set(),
		created: new Map(),
	};
}
