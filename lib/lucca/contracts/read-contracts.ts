import type { CivilDate } from '../../employee/civil-date';
import type { LuccaClient } from '../client/request';
import type { WorkContract } from './work-contract';

/** Which contracts to give; an absent filter lets all pass. */
export interface ContractFilters {
	/** Lucca IDs of people. */
	readonly ownerIds?: readonly string[];
	readonly applicableOnly?: boolean;
	/** Those that run on this day, its last day included. */
	readonly on?: CivilDate;
	/** At most so many, the first in Lucca's order. */
	readonly limit?: number;
}

/**
 * Reads the work contracts, whole. The names of Lucca's own filters are not published, so all are read
 * and those wanted are kept here.
 * @throws ExplainedError for a filter that is no ID or date; LuccaApiError when they cannot be read whole
 */
export async function readContracts(
	_client: LuccaClient,
	_filters: ContractFilters = {},
): Promise<WorkContract[]> {
	throw new Error('Not written yet');
}
