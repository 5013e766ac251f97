import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeEach(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
});
afterEach(() => lucca.close());

async function run(operation: string, items: readonly IDataObject[], given: Partial<Given> = {}) {
	const { context, hints } = luccaExecuteFunctions({
		credentials: { baseUrl: lucca.url, apiKey: API_KEY },
		parameters: items.map((item) => ({ resource: 'workContract', operation, ...item })),
		items: items.map(() => ({ json: {} })),
		...given,
	});
	const [output = []] = await new LuccaUsers().execute.call(context);
	return { output, hints: hints.map(({ message }) => message) };
}

const by = (mode: string, value: unknown) => ({ mode, value });
const writes = () => lucca.requests.filter(({ method }) => method !== 'GET');
const contractsOf = (id: number) =>
	lucca.company.workContracts.filter(({ ownerId }) => ownerId === id);

const person = company.users.find(({ id }) => id === 3830);
if (!person) throw new Error('the sample company changed');

describe('Get Many', () => {
	it('gives the contracts of one person, whole', async () => {
		const { output } = await run('getAll', [
			{ returnAll: true, filters: { user: by('login', person.login) } },
		]);
		const [contract] = company.workContracts.filter(({ ownerId }) => ownerId === 3830);
		expect(output).toStrictEqual([
			{
				json: {
					id: String(contract?.id),
					ownerId: '3830',
					startsOn: person.dtContractStart.slice(0, 10),
					endsOn: contract?.endsOn,
					establishmentId: String(person.legalEntityId),
					typeId: String(contract?.typeId),
					spcId: person.cspId === null ? null : String(person.cspId),
					hiringTypeId: null,
					terminationReasonId: null,
					trialPeriodDays: null,
					renewedTrialPeriodDays: null,
					trialPeriodEndDate: null,
					trialPeriodEndDate2: null,
					externalId: null,
					isApplicable: true,
					createdAt: expect.any(String),
					lastModifiedAt: expect.any(String),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('gives as many as told, or those that run on a day', async () => {
		expect((await run('getAll', [{ limit: 7 }])).output).toHaveLength(7);
		const on = TODAY;
		const running = company.workContracts.filter(
			({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on),
		);
		const { output } = await run('getAll', [{ returnAll: true, filters: { on } }]);
		expect(output).toHaveLength(running.length);
	});

	it('takes nobody for nobody, not for everybody', async () => {
		await expect(
			run('getAll', [{ returnAll: true, filters: { user: by('login', '') } }]),
		).rejects.toThrow("'User' is empty");
	});
});

const next = (more: IDataObject = {}): IDataObject => ({
	user: by('id', '3830'),
	startsOn: '2027-02-01T00:00:00',
	establishmentId: by('list', '4'),
	typeId: 2,
	additionalFields: {
		endsOn: '2027-12-31',
		trialPeriodDays: 30,
		spcId: by('id', '4'),
		externalId: '',
	},
	...more,
});

describe('End, then Create', () => {
	it('ends one contract and begins another', async () => {
		const [before] = contractsOf(3830);
		const ended = await run('end', [
			{ contractId: before?.id, lastDay: '2027-01-31', terminationReasonId: 2 },
		]);
		expect(ended.output[0]?.json).toMatchObject({
			outcome: 'updated',
			id: String(before?.id),
			endsOn: '2027-01-31',
			terminationReasonId: '2',
		});
		expect(ended.hints).toEqual(['Work contracts: 0 created, 1 updated, 0 unchanged']);
		const { output } = await run('create', [next()]);
		expect(output[0]?.json).toMatchObject({
			outcome: 'created',
			ownerId: '3830',
			startsOn: '2027-02-01',
			endsOn: '2027-12-31',
			establishmentId: '4',
			typeId: '2',
			spcId: '4',
			trialPeriodDays: 30,
		});
		expect(writes().map(({ method, body }) => [method, body])).toEqual([
			['PATCH', { endsOn: '2027-01-31', terminationReasonId: 2 }],
			[
				'POST',
				{
					ownerId: 3830,
					startsOn: '2027-02-01',
					endsOn: '2027-12-31',
					establishmentId: 4,
					typeId: 2,
					spcId: 4,
					trialPeriodDays: 30,
				},
			],
		]);
		expect(contractsOf(3830)).toHaveLength(2);
	});

	it('sends nothing when the contract already ends so', async () => {
		const [before] = contractsOf(3830);
		const end = { contractId: before?.id, lastDay: '2027-01-31' };
		const { output, hints } = await run('end', [end, end]);
		expect(output.map(({ json }) => json.outcome)).toEqual(['updated', 'unchanged']);
		expect(writes()).toHaveLength(1);
		expect(hints).toEqual(['Work contracts: 0 created, 1 updated, 1 unchanged']);
	});

	it('names a contract that would overlap, and goes on with the others', async () => {
		const other = company.users.find(({ dtContractEnd }) => dtContractEnd?.startsWith('2026'));
		const { output } = await run('create', [next(), next({ user: by('id', other?.id) })], {
			continueOnFail: true,
		});
		expect(output.map(({ json }) => json.outcome ?? json.error)).toEqual([
			expect.stringMatching(/would overlap/),
			'created',
		]);
	});
});

describe('whose contract it is', () => {
	const free = (user: object) =>
		next({ user, startsOn: '1990-01-01', additionalFields: { endsOn: '1990-12-31' } });

	it('is looked up together for all items', async () => {
		const people = company.users.filter(({ id }) => id > 3830).slice(0, 5);
		const { output } = await run(
			'create',
			people.map(({ login }) => free(by('login', login))),
		);
		expect(output.map(({ json }) => json.ownerId)).toEqual(people.map(({ id }) => String(id)));
		const reads = lucca.requests.filter(({ path }) => path === '/api/v3/users');
		expect(reads).toHaveLength(1);
	});

	it('is told by a login in capitals too', async () => {
		const { output } = await run('create', [free(by('login', person.login.toUpperCase()))]);
		expect(output[0]?.json.ownerId).toBe('3830');
	});

	it('is nobody whom the filter takes for the one sought, accents aside', async () => {
		await lucca.close();
		lucca = await startFakeLucca({
			company,
			apiKey: API_KEY,
			today: TODAY,
			switches: { rateLimit: false, textFilters: 'caseless' },
		});
		lucca.company.users[0]!.login = 'rené.b';
		await expect(run('create', [free(by('login', 'rene.b'))])).rejects.toThrow(
			"Lucca shows nobody with the login 'rene.b'",
		);
		expect(writes()).toEqual([]);
	});
});

it.each([
	['create', next(), 'POST'],
	['end', { lastDay: '2027-01-31' }, 'PATCH'],
])(
	'a dry run of %s sends nothing, and shows what it would send',
	async (operation, item, method) => {
		const [contract] = contractsOf(3830);
		const free =
			operation === 'create'
				? { startsOn: '1990-01-01', additionalFields: { endsOn: '1990-12-31' } }
				: {};
		const { output, hints } = await run(operation, [
			{ contractId: contract?.id, ...item, ...free, dryRun: true },
		]);
		expect(output[0]?.json).toMatchObject({ dryRun: true, request: { method } });
		expect(writes()).toEqual([]);
		expect(hints).toEqual([
			expect.stringMatching(/^Dry run, nothing was sent. Work contracts would be: /),
		]);
	},
);

it.each([
	['create', next({ user: by('list', '') }), "'User' is empty"],
	['create', next({ startsOn: '' }), "'Contract Start' is empty"],
	['create', next({ typeId: null }), "'Contract Type' is empty"],
	[
		'create',
		next({ additionalFields: { trialPeriodDays: 'ten' } }),
		"'Trial Period Days' is no number of days",
	],
	['end', { contractId: ' ', lastDay: '2027-01-31' }, "'Work Contract' is empty"],
	['end', { contractId: 1, lastDay: '' }, "'Last Day of Employment' is empty"],
	['end', { contractId: 1, lastDay: '2027-01-31' }, 'Lucca shows no work contract with the ID 1'],
])('%s refuses %j', async (operation, item, message) => {
	await expect(run(operation, [item])).rejects.toThrow(message);
	expect(writes()).toEqual([]);
});
