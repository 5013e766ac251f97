import type { CivilDate } from '../../employee/civil-date';

/** A work contract of Lucca's v4 (lucca-api reference, section 7). IDs are text, dates `YYYY-MM-DD`. */
export interface WorkContract {
	readonly id: string;
	/** The person's Lucca ID. */
	readonly ownerId: string;
	readonly startsOn: CivilDate;
	/** The last day; null for no known end. */
	readonly endsOn: CivilDate | null;
	/** Properties Lucca did not send are absent; those it sent as empty are null. */
	readonly establishmentId?: string | null;
	readonly typeId?: string | null;
	readonly spcId?: string | null;
	readonly hiringTypeId?: string | null;
	readonly terminationReasonId?: string | null;
	readonly trialPeriodDays?: number | null;
	readonly renewedTrialPeriodDays?: number | null;
	readonly trialPeriodEndDate?: CivilDate | null;
	readonly trialPeriodEndDate2?: CivilDate | null;
	readonly externalId?: string | null;
	/** Whether it is the one in force. */
	readonly isApplicable?: boolean | null;
	readonly createdAt?: string | null;
	readonly lastModifiedAt?: string | null;
}
