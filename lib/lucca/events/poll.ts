import type { CivilDate } from '../../employee/civil-date';
import { type ContractMemory, pollContracts } from './contract-dates';
import { pollCreated } from './created';
import type { EventKind, Found, LuccaNow } from './events';
import { isChangeMemory, isContractMemory } from './memory-form';
import type { ChangeMemory } from './sightings';
import { pollUpdated, type UpdateMemory } from './updated';

/** What to look out for. */
export interface Lookout {
	readonly event: EventKind;
	/** For contracts: how many days ahead. */
	readonly daysBefore: number;
	/** For updates: names of Employee fields and codes of custom fields; none for any change. */
	readonly watchedFields: readonly string[];
}

/** What lies between two polls, as JSON can hold it. */
export interface PollMemory {
	readonly version: number;
	/** What it is a memory of. */
	readonly about: string;
	readonly content: ChangeMemory | UpdateMemory | ContractMemory;
}

/** To be raised when the form of a memory changes: an older one is then not misread. */
const VERSION = 1;

export interface Circumstances {
	/** The Lucca asked. */
	readonly host: string;
	/** The day it is where the workflow is. */
	readonly today: CivilDate;
	/** Gives a text nobody can guess. */
	readonly newSalt: () => string;
}

/**
 * Looks at Lucca and tells what happened since the last look. The memory given is left as it is, and
 * the one returned counts only once the happenings are passed on.
 *
 * n8n stores a memory only together with events (see the node), so one returned without any may be lost
 * when n8n ends. What it adds to the older one is then found again, and comes to nothing again. Two
 * things are not found again, and only if n8n ends before the next event: that a person created was
 * seen, so a change of theirs while n8n is down counts as part of their creation; and that a contract
 * date entered after it had passed was passed over, so it may be told.
 * @param stored what the last poll returned; anything else, such as the memory of another event or of
 * another Lucca, or a part of one, makes this poll a first one
 * @throws LuccaApiError when Lucca cannot be read whole
 */
export async function poll(
	now: LuccaNow,
	lookout: Lookout,
	{ host, today, newSalt }: Circumstances,
	stored: unknown,
): Promise<Found<PollMemory>> {
	const { event, daysBefore } = lookout;
	const fields = event === 'userUpdated' ? [...new Set(lookout.watchedFields)].sort() : [];
	const watchesContracts = event === 'contractStartingSoon' || event === 'contractEndingSoon';
	const about = JSON.stringify([event, host, ...fields]);
	const memory = contentOf(stored, about, (content) =>
		watchesContracts ? isContractMemory(content) : isChangeMemory(content, fields),
	);
	const found = await look();
	return {
		happenings: found.happenings,
		memory: { version: VERSION, about, content: found.memory },
	};

	async function look(): Promise<Found<PollMemory['content']>> {
		switch (event) {
			case 'userCreated':
				return await pollCreated(now, memory as ChangeMemory | undefined, today);
			case 'userUpdated':
				return await pollUpdated(now, fields, memory as UpdateMemory | undefined, newSalt, today);
			case 'contractStartingSoon':
			case 'contractEndingSoon': {
				const bound = event === 'contractStartingSoon' ? 'contractStart' : 'contractEnd';
				return await pollContracts(
					now,
					bound,
					daysBefore,
					today,
					memory as ContractMemory | undefined,
				);
			}
		}
	}
}

function contentOf(
	stored: unknown,
	about: string,
	isWhole: (content: unknown) => boolean,
): PollMemory['content'] | undefined {
	const memory = (stored ?? {}) as Partial<PollMemory>;
	const isOurs = memory.version === VERSION && memory.about === about;
	return isOurs && isWhole(memory.content) ? memory.content : undefined;
}
