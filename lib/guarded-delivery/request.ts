import type { Archive, DeliveryOptions, FileToDeliver, PartnerServer } from '../delivery';
import type { CivilDate } from '../employee/civil-date';
import type { ReadyKeys } from '../pgp';
import type { Layout, Limits } from '../sync';

/** One file for a partner, and how carefully to deliver it. */
export interface GuardedRequest {
	readonly server: PartnerServer;
	/** The file in clear. Its name is the one the partner gets, without what encryption adds. */
	readonly file: FileToDeliver;
	/** The moment of the run. */
	readonly now: Date;
	/** The civil date of the run, in the workflow's time zone. */
	readonly day: CivilDate;
	/** Whether nobody watches: started by a schedule or by another workflow, not by hand. */
	readonly unattended: boolean;
	readonly brake?: Brake;
	readonly archive?: ArchiveKeeping;
	readonly encryption?: Encryption;
	/** Whether a file with the content of the last one delivered is left undelivered. */
	readonly skipIdentical: boolean;
	/** Whether an unattended run delivers nothing when one has delivered on the same civil date. */
	readonly oncePerDay: boolean;
	/** SHA-256 (hexadecimal) of the only content that may be delivered, whatever the brake says. */
	readonly approvedSha256?: string;
	/**
	 * What the approved file was held against: when the last one delivered at that time was (ISO 8601,
	 * UTC), null when there was none, undefined when it is not known.
	 */
	readonly approvedAgainst?: string | null;
	readonly run?: Run;
	readonly delivery: Partial<DeliveryOptions>;
}

export interface Brake {
	readonly layout: Layout;
	readonly limits: Limits;
	/** Until when one delivery may pass the limits. */
	readonly letThroughUntil?: Date;
}

export interface ArchiveKeeping extends Archive {
	/** Whether the file itself is kept beside the memory of it, as it went out. */
	readonly keepFiles: boolean;
	/** For how many days; for ever when not given. */
	readonly retentionDays?: number;
}

export interface Encryption {
	readonly keys: ReadyKeys;
	/** Whether to write text that survives anything, instead of bytes. */
	readonly armor: boolean;
}

/** One execution of a workflow, in which several files may be delivered. */
export interface Run {
	/** What the workflow's runs are told apart by; undefined when they cannot be. */
	readonly id?: string;
	/** The SHA-256 of what this run delivered, by place; kept up here. */
	readonly delivered: Map<string, string>;
}
