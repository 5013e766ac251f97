import type { LuccaClient } from '../client/request';
import { readContracts } from './read-contracts';
import type { WorkContract } from './work-contract';

/** The contracts of a run, for many items to be checked against: read once, then kept up by its writes. */
const known = new WeakMap<LuccaClient, Promise<Map<string, WorkContract>>>();

/** @throws LuccaApiError when they cannot be read whole */
export async function contractsOfRun(client: LuccaClient): Promise<Map<string, WorkContract>> {
	const reading = known.get(client) ?? readById(client);
	known.set(client, reading);
	return await reading;
}

/** What Lucca has at this moment, for the items to come too. */
export async function contractsNow(client: LuccaClient): Promise<Map<string, WorkContract>> {
	known.delete(client);
	return await contractsOfRun(client);
}

async function readById(client: LuccaClient): Promise<Map<string, WorkContract>> {
	const contracts = await readContracts(client);
	return new Map(contracts.map((contract) => [contract.id, contract]));
}
