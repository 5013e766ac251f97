import type { CivilDate } from '../../employee/civil-date';
import type { Employee } from '../../employee/record';
import type { Sighting } from './sightings';

export type EventKind =
	'contractEndingSoon' | 'contractStartingSoon' | 'userCreated' | 'userUpdated';

/** Something that happened to a person, who is as Lucca has them now. */
export interface Happening {
	readonly event: EventKind;
	readonly employee: Employee;
	/** Of the fields watched, when some are. */
	readonly changedFields?: readonly string[];
}

/** What a poll found, and what to remember once that is passed on. */
export interface Found<Memory> {
	readonly happenings: readonly Happening[];
	readonly memory: Memory;
}

export type ContractBound = 'contractStart' | 'contractEnd';

export interface ContractDate {
	readonly id: number;
	readonly date: CivilDate;
}

/**
 * What a poll can ask of Lucca. Everybody means former employees too. Each list is proven whole, or
 * the reading throws LuccaApiError.
 */
export interface LuccaNow {
	everybody(): Promise<Sighting[]>;
	/** Those whose moment of change is that one or a later one; everybody when undefined. */
	changedSince(moment: string | undefined): Promise<Sighting[]>;
	/** Everybody whose contract starts or ends from a day to a day, both included. */
	contractDates(bound: ContractBound, from: CivilDate, to: CivilDate): Promise<ContractDate[]>;
	/**
	 * Whole records, of those still there.
	 * @param changedSince a moment none of them was changed before, by which many can be read at once
	 */
	records(ids: readonly number[], changedSince?: string): Promise<Employee[]>;
	everyRecord(): Promise<Employee[]>;
}

/** A record as a sighting. */
export function sightingOf({ luccaId, modifiedAt }: Employee): Sighting {
	return { id: Number(luccaId), modifiedAt: modifiedAt ?? '' };
}
