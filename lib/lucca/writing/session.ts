import type { CivilDate } from '../../employee/civil-date';
import type { LuccaClient } from '../client/request';
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
	/** All items of the run that can be read, so that their people are looked up together. */
	readonly expected: readonly Expected[];
	/** Whether nothing is written: each `Written` shows its request instead. */
	readonly dryRun: boolean;
}

/** What the items of a run share: the client, the people and lists read so far, what was written. */
export interface Session {
	readonly client: LuccaClient;
	readonly today: CivilDate;
	readonly dryRun: boolean;
}

/** Opens a run of writes. Nothing is read before an item needs it. */
export function openSession(client: LuccaClient, { today, dryRun }: SessionSettings): Session {
	return { client, today, dryRun };
}
