import type { CivilDate } from '../../employee/civil-date';
import type { LuccaClient } from '../client/request';
import type { ShownRequest } from '../client/transport';
import type { WorkContract } from './work-contract';

/** A contract to create (lucca-api reference, section 7). IDs are Lucca's numbers as text. */
export interface NewContract {
	readonly ownerId: string;
	readonly startsOn: CivilDate;
	readonly establishmentId: string;
	/** The template; it decides which of the others Lucca wants too. */
	readonly typeId: string;
	readonly endsOn?: CivilDate;
	readonly spcId?: string;
	readonly hiringTypeId?: string;
	readonly trialPeriodDays?: number;
	readonly renewedTrialPeriodDays?: number;
	readonly externalId?: string;
	readonly terminationReasonId?: string;
}

/** What became of a contract. */
export interface ContractWritten {
	readonly outcome: 'created' | 'updated' | 'unchanged';
	/** As Lucca has it afterwards; null for one a dry run would create. */
	readonly contract: WorkContract | null;
	/** Set in a dry run: what would be sent, if anything. Nothing was. */
	readonly dryRun?: { readonly request: ShownRequest | null };
}

export interface ContractOptions {
	readonly dryRun?: boolean;
}

/**
 * Creates a work contract. One of the same person that it would overlap is named before anything is sent.
 * @throws ExplainedError for what cannot be created; LuccaApiError when Lucca cannot be read or refuses
 */
export async function createContract(
	_client: LuccaClient,
	_contract: NewContract,
	_options: ContractOptions = {},
): Promise<ContractWritten> {
	throw new Error('Not written yet');
}

/**
 * Ends a work contract; nothing is sent when it already ends so.
 * @param id of the contract
 * @param end the last day, and Lucca's number of a reason
 * @throws ExplainedError for a contract that is not there, or an end before its start; LuccaApiError
 */
export async function endContract(
	_client: LuccaClient,
	_id: string,
	_end: { readonly endsOn: CivilDate; readonly terminationReasonId?: string },
	_options: ContractOptions = {},
): Promise<ContractWritten> {
	throw new Error('Not written yet');
}
