import { type CivilDate, isCivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { explainUnusable } from '../client/messages';
import type { LuccaClient } from '../client/request';
import type { LuccaObject } from '../client/transport';
import { v4Collection } from '../lists/collections';
import { readAll, takeFirst } from '../lists/read-all';
import { contractOf, CONTRACTS, runsOn, type WorkContract } from './work-contract';

/** Which contracts to give; an absent filter lets all pass. */
export interface ContractFilters {
	/** Lucca IDs of people. */
	readonly ownerIds?: readonly string[];
	/** Only those in force. */
	readonly applicableOnly?: boolean;
	/** Only those that run on this day, their last day included. */
	readonly on?: CivilDate;
	/** At most so many, the first in Lucca's order. */
	readonly limit?: number;
}

/** Lucca's largest page of this list (lucca-api reference, section 7). */
const PAGE = 1000;

/**
 * Reads the work contracts, whole. The names of Lucca's own filters are not published, so all are read
 * and those wanted are kept here.
 * @throws ExplainedError for a filter that is no ID or date; LuccaApiError when they cannot be read whole
 */
export async function readContracts(
	client: LuccaClient,
	filters: ContractFilters = {},
): Promise<WorkContract[]> {
	const { ownerIds, applicableOnly = false, on, limit } = checked(filters);
	const owners = ownerIds && ownerIds.length > 0 ? new Set(ownerIds) : undefined;
	const collection = v4Collection(client, CONTRACTS, 'work contracts', { pageSize: PAGE });
	const isFiltered = owners !== undefined || applicableOnly || on !== undefined;
	// With a filter, small pages of which few pass would take more requests than the whole.
	const items =
		limit === undefined || isFiltered
			? await readAll(collection)
			: await takeFirst(
					collection,
					(contract) => contract,
					limit,
					() => true,
				);
	const contracts = items.map((item) => known(client, item));
	return contracts
		.filter(
			(contract) =>
				(owners?.has(contract.ownerId) ?? true) &&
				(!applicableOnly || contract.isApplicable === true) &&
				(on === undefined || runsOn(contract, on)),
		)
		.slice(0, limit);
}

function known(client: LuccaClient, item: LuccaObject): WorkContract {
	const contract = contractOf(item);
	if (contract) return contract;
	throw explainUnusable('unknownShape', {
		asked: 'the work contracts',
		host: client.host,
		path: CONTRACTS,
	});
}

function checked(filters: ContractFilters): ContractFilters {
	const stray = filters.ownerIds?.find((id) => !/^\d+$/.test(id));
	if (stray !== undefined) {
		throw new ExplainedError(
			`'${stray}' is no Lucca ID of a person`,
			'Give the number Lucca uses, e.g. 1207',
		);
	}
	if (filters.on === undefined || isCivilDate(filters.on)) return filters;
	throw new ExplainedError(
		`'${filters.on}' is no date on which contracts can run`,
		'Write it as YYYY-MM-DD, e.g. 2026-01-31',
	);
}
