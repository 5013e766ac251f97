import type { CivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { doOnce } from '../client/do-once';
import { explainUnusable } from '../client/messages';
import type { LuccaClient, WriteRequest } from '../client/request';
import { isLuccaObject, type ShownRequest } from '../client/transport';
import { contractsNow, contractsOfRun } from './contracts-of-run';
import { bodyOf, checkPeriod, idNumber, type NewContract } from './new-contract';
import { contractOf, CONTRACTS, describedContract, type WorkContract } from './work-contract';

export type { NewContract } from './new-contract';

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
 * Creates a work contract. One of the same person that it would overlap is named before anything is
 * sent. The contracts are read once for all items that write through one client.
 * @throws ExplainedError for what cannot be created; LuccaApiError when Lucca cannot be read or refuses,
 * with `mayHaveHappened` when it cannot be told whether it was created
 */
export async function createContract(
	client: LuccaClient,
	contract: NewContract,
	{ dryRun = false }: ContractOptions = {},
): Promise<ContractWritten> {
	const body = bodyOf(contract);
	const { ownerId, startsOn, endsOn = null } = contract;
	checkPeriod(startsOn, endsOn);
	const isOwn = (other: WorkContract) => other.ownerId === String(body.ownerId);
	const own = [...(await contractsOfRun(client)).values()].filter(isOwn);
	const overlapped = own.find(
		(other) =>
			(endsOn === null || other.startsOn <= endsOn) &&
			(other.endsOn === null || other.endsOn >= startsOn),
	);
	if (overlapped) {
		throw new ExplainedError(
			`The contract from ${startsOn} would overlap one the person with Lucca ID ${ownerId} has: ${describedContract(overlapped)}`,
			'End that one the day before first, or give other dates',
		);
	}
	const request = { method: 'POST', path: CONTRACTS, body } as const;
	if (dryRun)
		return { outcome: 'created', contract: null, dryRun: { request: client.show(request) } };
	const what = `the contract of the user with Lucca ID ${ownerId} from ${startsOn}`;
	const created = await doOnce(client, {
		what: `${what} was created`,
		trace: what,
		send: async () => await send(client, request, what),
		look: async () =>
			[...(await contractsNow(client)).values()].find(
				(other) => isOwn(other) && other.startsOn === startsOn,
			),
	});
	(await contractsOfRun(client)).set(created.id, created);
	return { outcome: 'created', contract: created };
}

/**
 * Ends a work contract; nothing is sent when it already ends so.
 * @param id of the contract
 * @param end the last day, and Lucca's number of a reason; without one, it stays as it is
 * @throws ExplainedError for a contract that is not there, or an end before its start; LuccaApiError as
 * `createContract`
 */
export async function endContract(
	client: LuccaClient,
	id: string,
	{
		endsOn,
		terminationReasonId,
	}: { readonly endsOn: CivilDate; readonly terminationReasonId?: string },
	{ dryRun = false }: ContractOptions = {},
): Promise<ContractWritten> {
	const reason =
		terminationReasonId === undefined
			? undefined
			: idNumber('Termination Reason', terminationReasonId);
	const number = idNumber('Work Contract', id);
	const held = (await contractsOfRun(client)).get(String(number));
	if (!held) {
		throw new ExplainedError(
			`Lucca shows no work contract with the ID ${number}`,
			'Check it, and that the role of this API key may see the person it is of',
		);
	}
	checkPeriod(held.startsOn, endsOn);
	if (reason !== undefined && held.terminationReasonId === undefined) {
		throw new ExplainedError(
			`Lucca does not show this API key the reason for which the work contract ${number} ends, so it cannot be told whether it differs`,
			"Let the role that bears the key's name see work contracts whole, or leave 'Termination Reason' blank",
		);
	}
	const endsSo = (contract: WorkContract | undefined) =>
		contract?.endsOn === endsOn &&
		(reason === undefined || contract.terminationReasonId === String(reason));
	if (endsSo(held)) {
		return {
			outcome: 'unchanged',
			contract: held,
			...(dryRun ? { dryRun: { request: null } } : {}),
		};
	}
	const request = {
		method: 'PATCH',
		path: `${CONTRACTS}/${number}`,
		body: { endsOn, ...(reason === undefined ? {} : { terminationReasonId: reason }) },
	} as const;
	if (dryRun)
		return { outcome: 'updated', contract: held, dryRun: { request: client.show(request) } };
	const what = `the end of the work contract ${number}`;
	const ended = await doOnce(client, {
		what: `${what} was written`,
		trace: what,
		send: async () => await send(client, request, what),
		look: async () => {
			const now = (await contractsNow(client)).get(held.id);
			return endsSo(now) ? now : undefined;
		},
	});
	(await contractsOfRun(client)).set(ended.id, ended);
	return { outcome: 'updated', contract: ended };
}

async function send(
	client: LuccaClient,
	request: WriteRequest,
	what: string,
): Promise<WorkContract> {
	// No box of its own is documented: contracts are written by who may modify users.
	const answer = await client.write(request, { what, right: 'Modify users' });
	const contract = contractOf(isLuccaObject(answer.data) ? answer.data : answer);
	if (contract) return contract;
	const { path, method } = request;
	throw explainUnusable('unknownShape', { asked: what, host: client.host, path, method });
}
