import type { DeliveryReceipt, MemoryFacts } from '../delivery';
import type { Movements, Reason } from '../sync';

/** Why a file is held: a limit is passed, or there is nothing to hold it against. */
export type HoldReason = Reason | { readonly rule: 'noBaseline'; readonly message: string };

/** What the brake made of a file. */
export interface Judgement {
	readonly decision:
		/** Within every limit. */
		| 'passed'
		/** Beyond a limit, or with nothing to hold it against. */
		| 'held'
		/** Nothing was delivered before, and somebody is watching. */
		| 'firstDelivery'
		/** Would have been held; a person approved these bytes. */
		| 'approved'
		/** Would have been held; the limits were lifted for one run. */
		| 'letThrough';
	/** Why it is held, or would have been. */
	readonly reasons: readonly HoldReason[];
	/** Undefined when there was nothing to compare with. */
	readonly movements?: Movements;
	/** Why people who are gone stay without a name, when they do. */
	readonly unnamed?: string;
}

interface Common {
	/** Of the file in clear, in hexadecimal. */
	readonly sha256: string;
	/** Of the file in clear. */
	readonly bytes: number;
	/** Undefined without a brake, and where it did not come to that. */
	readonly judgement?: Judgement;
	/** The last file delivered before this run, where an archive remembers it. */
	readonly last?: MemoryFacts;
}

/** What became of a file. */
export type GuardedOutcome =
	| (Common & {
			readonly status: 'delivered';
			readonly receipt: DeliveryReceipt;
			readonly archive?: ArchiveReceipt;
	  })
	| (Common & {
			/** The partner has this content already. */
			readonly status: 'identical';
			readonly receipt?: DeliveryReceipt;
			readonly archive?: ArchiveReceipt;
	  })
	| (Common & {
			/** An unattended run of the same civil date has delivered before. */
			readonly status: 'alreadyDeliveredToday';
	  })
	| (Common & { readonly status: 'held'; readonly judgement: Judgement });

export interface ArchiveReceipt {
	readonly memoryFile: string;
	readonly archivedFile?: string;
	/** Old files of these deliveries that were removed. */
	readonly removed: readonly string[];
}
