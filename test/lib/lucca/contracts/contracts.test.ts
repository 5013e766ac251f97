import type { LuccaClient } from '../../../../lib/lucca/client/request';
import type { LuccaObject } from '../../../../lib/lucca/client/transport';
import { readContracts } from '../../../../lib/lucca/contracts/read-contracts';
import { createContract, endContract } from '../../../../lib/lucca/contracts/write-contracts';
import type { CompanyUser } from '../../../../sandbox/company';
import { company, TODAY } from '../against-fake';
import { closeAll, leaver, plainPeople, startBench } from '../writing/run';

afterEach(closeAll);

const PATH = '/directory/api/4.0/work-contracts';
const [one] = plainPeople as [CompanyUser];
const contractOf = (user: CompanyUser) =>
	company.workContracts.find(({ ownerId }) => ownerId === user.id)!;
const permanent = company.contractTypes.find(({ mandatory }) => mandatory.length === 0)!;
const next = {
	ownerId: String(leaver.id),
	startsOn: '2026-12-01',
	establishmentId: String(leaver.legalEntityId),
	typeId: String(permanent.id),
};

describe('reading', () => {
	it('gives all contracts as plain data, in the fewest pages', async () => {
		const { client, lucca } = await startBench();
		const contracts = await readContracts(client);
		expect(contracts).toHaveLength(company.workContracts.length);
		const held = contractOf(one);
		expect(contracts.find(({ id }) => id === String(held.id))).toEqual({
			id: String(held.id),
			ownerId: String(one.id),
			startsOn: one.dtContractStart.slice(0, 10),
			endsOn: null,
			establishmentId: String(held.establishmentId),
			typeId: String(held.typeId),
			spcId: held.spcId === null ? null : String(held.spcId),
			hiringTypeId: held.hiringTypeId === null ? null : String(held.hiringTypeId),
			terminationReasonId: null,
			trialPeriodDays: held.trialPeriodDays,
			renewedTrialPeriodDays: held.renewedTrialPeriodDays,
			trialPeriodEndDate: held.trialPeriodDays === null ? null : expect.stringMatching(/^\d{4}-/),
			trialPeriodEndDate2:
				held.renewedTrialPeriodDays === null ? null : expect.stringMatching(/^\d{4}-/),
			externalId: held.externalId,
			isApplicable: true,
			createdAt: expect.any(String),
			lastModifiedAt: expect.any(String),
		});
		expect(lucca.requests.map(({ path }) => path)).toEqual([PATH, PATH]);
	});

	it('keeps those of a person, those in force, those that run on a day', async () => {
		const { client } = await startBench();
		const ownerIds = [String(one.id), String(leaver.id)];
		const ids = async (filters: Parameters<typeof readContracts>[1]) =>
			(await readContracts(client, filters)).map(({ ownerId }) => ownerId).sort();
		expect(await ids({ ownerIds })).toEqual([...ownerIds].sort());
		expect(await ids({ ownerIds, on: TODAY })).toEqual([String(one.id)]);
		const lastDay = leaver.dtContractEnd!.slice(0, 10);
		expect(await ids({ ownerIds: [String(leaver.id)], on: lastDay })).toHaveLength(1);
		expect(await ids({ ownerIds, applicableOnly: true, limit: 1 })).toHaveLength(1);
		expect(await ids({ limit: 3 })).toHaveLength(3);
	});

	it('refuses what is no ID, and no date', async () => {
		const { client, lucca } = await startBench();
		await expect(readContracts(client, { ownerIds: ['x'] })).rejects.toThrow(/'x' is no Lucca ID/);
		await expect(readContracts(client, { on: '1/2/2026' })).rejects.toThrow(/is no date/);
		expect(lucca.requests).toEqual([]);
	});
});

describe('creating', () => {
	it('sends what is given, once, and gives it as Lucca has it', async () => {
		const bench = await startBench();
		const written = await createContract(bench.client, { ...next, trialPeriodDays: 60 });
		expect(written).toMatchObject({
			outcome: 'created',
			contract: { ...next, id: expect.any(String), endsOn: null, trialPeriodDays: 60 },
		});
		expect(bench.writes()).toMatchObject([
			{
				method: 'POST',
				path: PATH,
				status: 200,
				body: {
					ownerId: leaver.id,
					startsOn: '2026-12-01',
					establishmentId: leaver.legalEntityId,
					typeId: permanent.id,
					trialPeriodDays: 60,
				},
			},
		]);
	});

	it('refuses to overlap another, also one of the same run, and names it', async () => {
		const bench = await startBench();
		await expect(
			createContract(bench.client, { ...next, ownerId: String(one.id) }),
		).rejects.toThrow(
			`would overlap one the person with Lucca ID ${one.id} has: contract ${contractOf(one).id}, from ${one.dtContractStart.slice(0, 10)} on`,
		);
		await createContract(bench.client, next);
		await expect(createContract(bench.client, { ...next, startsOn: '2027-01-01' })).rejects.toThrow(
			/overlap/,
		);
		expect(bench.writes()).toHaveLength(1);
		expect(bench.reads()).toHaveLength(2);
	});

	it.each<[string, object, RegExp]>([
		['an end before the start', { endsOn: '2026-11-30' }, /end on 2026-11-30, before/],
		['a date that is none', { startsOn: '2026-12-32' }, /'2026-12-32' is no date/],
		['an ID that is none', { typeId: 'CDI' }, /'CDI' is no Lucca ID of 'Contract Type'/],
	])('refuses %s', async (_, part, message) => {
		const bench = await startBench();
		await expect(createContract(bench.client, { ...next, ...part })).rejects.toThrow(message);
		expect(bench.lucca.requests).toEqual([]);
	});

	it('only shows the request in a dry run', async () => {
		const bench = await startBench();
		const written = await createContract(bench.client, next, { dryRun: true });
		expect(written).toEqual({
			outcome: 'created',
			contract: null,
			dryRun: {
				request: {
					method: 'POST',
					url: `${bench.lucca.url}${PATH}`,
					body: expect.objectContaining({ ownerId: leaver.id }),
				},
			},
		});
		expect(bench.writes()).toEqual([]);
	});

	it.each(['reset', { status: 500 }, { status: 408 }] as const)(
		'creates one when the answer is lost (%j)',
		async (afterwards) => {
			const bench = await startBench();
			bench.lucca.script([{ on: { method: 'POST', path: PATH }, answer: { afterwards } }]);
			expect((await createContract(bench.client, next)).outcome).toBe('created');
			expect(bench.writes()).toHaveLength(1);
			bench.lucca.script([]);
			const all = await readContracts(bench.client, { ownerIds: [next.ownerId] });
			expect(all.filter(({ startsOn }) => startsOn === next.startsOn)).toHaveLength(1);
		},
	);

	it('tries again what was not carried out, and gives up with words', async () => {
		const bench = await startBench();
		const on = { method: 'POST', path: PATH };
		bench.lucca.script([{ on: { ...on, nth: 1 }, answer: { status: 503 } }]);
		expect((await createContract(bench.client, next)).outcome).toBe('created');
		const other = await startBench();
		other.lucca.script([{ on, answer: { status: 500 } }]);
		await expect(createContract(other.client, next)).rejects.toThrow(
			`Whether the contract of the user with Lucca ID ${leaver.id} from 2026-12-01 was created is not known`,
		);
		expect(other.writes()).toHaveLength(3);
	});
});

/** A client whose key sees no reasons of termination. */
function withoutReasons(client: LuccaClient): LuccaClient {
	return {
		...client,
		get: async (...asked) =>
			JSON.parse(
				JSON.stringify(await client.get(...asked), (name, value: unknown) =>
					name === 'terminationReasonId' ? undefined : value,
				),
			) as LuccaObject,
	};
}

describe('ending', () => {
	const id = String(contractOf(one).id);
	const end = {
		endsOn: '2026-12-31',
		terminationReasonId: String(company.terminationReasons[0]!.id),
	};

	it('sends the last day and the reason, once', async () => {
		const bench = await startBench();
		expect(await endContract(bench.client, id, end)).toMatchObject({
			outcome: 'updated',
			contract: { id, ...end },
		});
		expect(bench.writes()).toMatchObject([
			{
				method: 'PATCH',
				path: `${PATH}/${id}`,
				status: 200,
				body: { endsOn: end.endsOn, terminationReasonId: Number(end.terminationReasonId) },
			},
		]);
		expect((await endContract(bench.client, id, end)).outcome).toBe('unchanged');
		expect((await endContract(bench.client, id, { endsOn: end.endsOn })).outcome).toBe('unchanged');
		expect(bench.writes()).toHaveLength(1);
	});

	it('is done once when the answer is lost', async () => {
		const bench = await startBench();
		bench.lucca.script([{ on: { method: 'PATCH' }, answer: { afterwards: 'reset' } }]);
		expect(await endContract(bench.client, id, end)).toMatchObject({
			outcome: 'updated',
			contract: end,
		});
		expect(bench.writes()).toHaveLength(1);
	});

	it('gives no reason the key does not see, which would be written at each run', async () => {
		const bench = await startBench();
		const client = withoutReasons(bench.client);
		await expect(endContract(client, id, end)).rejects.toMatchObject({
			message: expect.stringMatching(/does not show this API key the reason/),
		});
		expect(bench.writes()).toEqual([]);
		expect((await endContract(client, id, { endsOn: end.endsOn })).outcome).toBe('updated');
	});

	it('shows the request, or that there is none, in a dry run', async () => {
		const bench = await startBench();
		const shown = await endContract(bench.client, id, { endsOn: end.endsOn }, { dryRun: true });
		expect(shown.dryRun).toEqual({
			request: {
				method: 'PATCH',
				url: `${bench.lucca.url}${PATH}/${id}`,
				body: { endsOn: end.endsOn },
			},
		});
		expect(bench.writes()).toEqual([]);
	});

	it('refuses a contract that is not there, and an end before the start', async () => {
		const bench = await startBench();
		await expect(endContract(bench.client, '999999', end)).rejects.toThrow(
			'Lucca shows no work contract with the ID 999999',
		);
		await expect(endContract(bench.client, 'x', end)).rejects.toThrow(/'x' is no Lucca ID/);
		await expect(endContract(bench.client, id, { endsOn: '1999-01-01' })).rejects.toThrow(/before/);
		expect(bench.writes()).toEqual([]);
	});

	it('gives what Lucca refuses', async () => {
		const bench = await startBench({ rights: { mayWriteContracts: false } });
		await expect(endContract(bench.client, id, end)).rejects.toMatchObject({ httpCode: 403 });
	});
});
