import type { CivilDate } from '../../employee/civil-date';
import type { Cell } from '../../employee/record';
import type { Decision } from '../decide';
import type { Limits } from '../limits';

/** A person as they come from a source; what stands in a cell may be anything. */
export type PlanRecord = Readonly<Record<string, unknown>>;

/** What tells that a person of the source is one of Lucca's. */
export type MatchBy = 'email' | 'employeeNumber' | 'establishmentAndNumber' | 'login' | 'luccaId';

export interface PlanOptions {
	readonly matchBy: MatchBy;
	/** The civil date of the run. */
	readonly day: CivilDate;
	/** The fields to hold against Lucca; all that the source has and Lucca can be written, when not given. */
	readonly fields?: readonly string[];
	/** Whether an empty cell of the source leaves Lucca's value, or empties it where Lucca allows. */
	readonly blanks: 'keep' | 'clear';
	/** Whether people the source does not have are only told, or get an end of contract. */
	readonly absent: 'tell' | 'depart';
	/** The last day of those; the day of the run when not given. */
	readonly departureDate?: CivilDate;
	/** What new people get, by field, where the source has nothing: a role, say. Nobody Lucca has gets it. */
	readonly newPeople?: Readonly<Record<string, string>>;
	/** What becomes of people of the source whom Lucca has among those who left. */
	readonly returning: 'hold' | 'update';
	/** No limits, no brake. */
	readonly limits?: Limits;
	/** SHA-256 of a plan a person has looked at: that plan, and no other, is let through. */
	readonly approvedSha256?: string;
	/** Rows of the source that could not be read: nobody they may be about is absent. */
	readonly rejected?: readonly PlanRecord[];
}

/** A value as it is in Lucca and as it is to be. */
export interface Change {
	readonly field: string;
	readonly before: Cell;
	readonly after: Cell;
}

/** Who an entry of a plan is about, and where it comes from; indices are positions among the records given. */
export interface Planned {
	readonly source?: number;
	readonly lucca?: number;
	readonly luccaId?: string;
	/** The value that matched, as a person reads it. */
	readonly key: string;
	readonly name: string;
}

export interface PlannedCreate extends Planned {
	readonly source: number;
	/** What to write, by Lucca's fields; `manager` is a login, an e-mail or a number. */
	readonly values: Readonly<Record<string, string>>;
}

export interface PlannedUpdate extends Planned {
	readonly source: number;
	readonly lucca: number;
	readonly luccaId: string;
	/** Only what differs; at least one. */
	readonly changes: readonly Change[];
	/** Fields to empty, of those in `changes`. */
	readonly clear: readonly string[];
}

export interface PlannedAbsence extends Planned {
	readonly lucca: number;
	/** Only when departures were asked for. */
	readonly contractEnd?: CivilDate;
}

export interface HeldEntry extends Planned {
	/** What would have been done. */
	readonly action: 'create' | 'update' | 'depart' | 'none';
	/** Why not, a sentence each: what is the matter with this person, or why the whole plan is held. */
	readonly reasons: readonly string[];
	readonly remedy: string;
	readonly changes: readonly Change[];
}

/** Where everybody went. source = create + update + unchanged + held of the source; likewise of Lucca with `absent`. */
export interface PlanCounts {
	readonly source: number;
	readonly lucca: number;
	readonly create: number;
	readonly update: number;
	readonly unchanged: number;
	readonly absent: number;
	readonly held: number;
	/** How many would change, by field. */
	readonly changesByField: Readonly<Record<string, number>>;
}

export interface Plan {
	readonly creates: readonly PlannedCreate[];
	readonly updates: readonly PlannedUpdate[];
	readonly unchanged: readonly Planned[];
	readonly absent: readonly PlannedAbsence[];
	/** People nobody can be sure about; everybody to be written, when the brake holds the plan. */
	readonly held: readonly HeldEntry[];
	/** The brake's word on the whole plan. */
	readonly decision: Decision & { readonly released: boolean };
	readonly counts: PlanCounts;
	/** Hexadecimal, of what the plan would do: the same plan has the same. */
	readonly sha256: string;
	/** Fields the source has that Lucca cannot be written, or that were not asked for. */
	readonly notCompared: readonly string[];
	/** A sentence each. */
	readonly warnings: readonly string[];
}
