import type { SampleCompany } from '../company';
import type { Answer, Refuse } from './answer';
import type { KeyRights, Switches } from './options';
import type { PageFault } from './faults';
import type { FreshIds } from './fresh-ids';
import type { Payload } from './payload';

/** One request that passed the door, as a resource sees it. */
export interface Call {
	/** Scheme and host the client used, for the `url` of what is sent back. */
	origin: string;
	/** Query parameters as sent, decoded; no name twice. */
	query: ReadonlyMap<string, string>;
	company: SampleCompany;
	payload: Payload;
	/** Numbers for what a write adds. */
	ids: FreshIds;
	/** `YYYY-MM-DD`. */
	today: string;
	/** Milliseconds since 1970. */
	now: number;
	rights: KeyRights;
	/** What the token may read; none for a key. */
	scopes: ReadonlySet<string>;
	refuse: Refuse;
	switches: Switches;
	/** Grows with every request: what is unstable in Lucca depends on it. */
	turn: number;
	/** What a test's script does to the page asked for. */
	pageFault: PageFault | undefined;
}

/** Answers a call; `parameters` are the parts of the path the route leaves open. */
export type Handler = (call: Call, parameters: readonly string[]) => Answer;
