import type { CivilDate } from '../../employee/civil-date';
import { dateCell, property, textCell, UNREADABLE } from '../cells';
import type { LuccaObject } from '../client/transport';
import { toldNumber, toldTexts, toldTruth } from '../lists/told';

/** Work contracts, of v4 (lucca-api reference, section 7). */
export const CONTRACTS = '/directory/api/4.0/work-contracts';

/**
 * A work contract. IDs are text, dates `YYYY-MM-DD`. Properties Lucca did not send are absent; those it
 * sent as empty are null.
 */
export interface WorkContract {
	readonly id: string;
	/** The person's Lucca ID. */
	readonly ownerId: string;
	readonly startsOn: CivilDate;
	/** The last day; null for no known end. */
	readonly endsOn: CivilDate | null;
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
	readonly isApplicable?: boolean;
	readonly createdAt?: string | null;
	readonly lastModifiedAt?: string | null;
}

/** A v4 work contract as plain data; undefined for what is none. */
export function contractOf(item: LuccaObject): WorkContract | undefined {
	const [id, ownerId] = ['id', 'ownerId'].map((name) => textCell(property(item, name)));
	const startsOn = dateCell(property(item, 'startsOn'));
	const endsOn = dateCell(property(item, 'endsOn')) ?? null;
	if (typeof id !== 'string' || typeof ownerId !== 'string' || typeof startsOn !== 'string') {
		return undefined;
	}
	if (endsOn === UNREADABLE) return undefined;
	return {
		id,
		ownerId,
		startsOn,
		endsOn,
		...toldTexts(item, {
			establishmentId: 'establishmentId',
			typeId: 'typeId',
			spcId: 'spcId',
			hiringTypeId: 'hiringTypeId',
			terminationReasonId: 'terminationReasonId',
			externalId: 'externalId',
			createdAt: 'createdAt',
			lastModifiedAt: 'lastModifiedAt',
		}),
		...days(item, 'trialPeriodDays'),
		...days(item, 'renewedTrialPeriodDays'),
		...date(item, 'trialPeriodEndDate'),
		...date(item, 'trialPeriodEndDate2'),
		...toldTruth(item, 'isApplicable'),
	};
}

function days<Name extends string>(item: LuccaObject, name: Name) {
	return property(item, name) === null
		? ({ [name]: null } as { [Key in Name]: null })
		: toldNumber(item, name);
}

function date<Name extends string>(item: LuccaObject, name: Name) {
	const cell = dateCell(property(item, name));
	if (cell === undefined || cell === UNREADABLE) return {};
	return { [name]: cell } as { [Key in Name]: CivilDate | null };
}

/** Whether a contract runs on a day, its last one included. */
export function runsOn({ startsOn, endsOn }: WorkContract, day: CivilDate): boolean {
	return startsOn <= day && (endsOn === null || endsOn >= day);
}

/** A contract for somebody to tell it from another. */
export function describedContract({ id, startsOn, endsOn }: WorkContract): string {
	return `contract ${id}, from ${startsOn} ${endsOn === null ? 'on' : `to ${endsOn}`}`;
}
