import type { WorkContract } from '../../../sandbox/company';
import type { FakeLucca } from '../../../sandbox/lucca';
import { changes, company, get, refused, startFake, write } from './fixture';

const USERS = '/api/v3/users';
const CONTRACTS = '/directory/api/4.0/work-contracts';
const NOON = Date.UTC(2026, 10, 16, 11, 0, 0, 42);
const AT_NOON = '2026-11-16T12:00:00.042';
type Shown = WorkContract & { isApplicable: boolean; Message?: string };
let fake: FakeLucca;

beforeEach(async () => {
	fake = await startFake({ clock: () => NOON });
});
afterEach(() => fake.close());

const page = (query: string) =>
	get<{ items: Shown[]; count?: number }>(fake, `${CONTRACTS}?${query}`);
const post = (body: object) => write<Shown>(fake, 'POST', CONTRACTS, body);
const patch = (id: number, body: object) => write<Shown>(fake, 'PATCH', `${CONTRACTS}/${id}`, body);
const user = (id: number) => fake.company.users.find((each) => each.id === id)!;
const contractOf = ({ id }: { id: number }) =>
	company.workContracts.find(({ ownerId }) => ownerId === id)!;

const settled = company.users.find(
	({ dtContractEnd, dtContractStart }) => dtContractEnd === null && dtContractStart < '2026',
)!;
const left = user_(company.oddities.leftYesterday);
function user_(id: number) {
	return company.users.find((each) => each.id === id)!;
}

describe('the list', () => {
	it('has one contract of everybody, with the dates of the user', async () => {
		const { items, count } = await page('limit=1000&fields.root=count');
		const rest = (await page('limit=1000&page=2')).items;
		expect([items.length, rest.length, count]).toEqual([1000, 200, 1200]);
		const dates = new Map(company.users.map((each) => [each.id, each]));
		for (const { ownerId, startsOn, endsOn, isApplicable } of [...items, ...rest]) {
			const { dtContractStart, dtContractEnd } = dates.get(ownerId)!;
			expect([`${startsOn}T00:00:00`, endsOn && `${endsOn}T00:00:00`, isApplicable]).toEqual([
				dtContractStart,
				dtContractEnd,
				true,
			]);
		}
	});

	it('shows what Lucca computes', async () => {
		const { id, ...contract } = contractOf(settled);
		await patch(id, { trialPeriodDays: 90, renewedTrialPeriodDays: 30, startsOn: '2025-01-01' });
		const { items } = await page('limit=1000');
		const rest = (await page('limit=1000&page=2')).items;
		expect([...items, ...rest].find((each) => each.id === id)).toEqual({
			...contract,
			id,
			startsOn: '2025-01-01',
			trialPeriodDays: 90,
			renewedTrialPeriodDays: 30,
			isApplicable: true,
			trialPeriodEndDate: '2025-03-31',
			trialPeriodEndDate2: '2025-04-30',
			lastModifiedAt: AT_NOON,
		});
	});

	it('may be counted with no items, and sends ten unless asked', async () => {
		expect(await page('limit=0&fields.root=count')).toEqual({ items: [], count: 1200 });
		expect((await page('')).items).toHaveLength(10);
	});

	it('leaves out whom the key does not see', async () => {
		const other = await startFake({ rights: { establishmentIds: [8] } });
		const path = `${CONTRACTS}?limit=0&fields.root=count`;
		const swiss = company.users.filter(({ legalEntityId }) => legalEntityId === 8).length;
		expect(await get(other, path)).toEqual({ items: [], count: swiss });
		expect((await write(other, 'PATCH', `${CONTRACTS}/${contractOf(settled).id}`, {}))[0]).toBe(
			404,
		);
		await other.close();
	});

	it.each([
		'limit=1001',
		'limit=-1',
		'page=0',
		'ownerId=1',
		'isApplicable=true',
		'fields.root=next',
	])('refuses %s', async (query) => {
		expect((await refused(fake, `${CONTRACTS}?${query}`))[0]).toBe(400);
	});

	it('of hiring types goes with it', async () => {
		const types = await get<object>(fake, '/directory/api/work-contract-hiring-types');
		expect(types).toEqual({ items: company.hiringTypes });
	});
});

describe('a contract', () => {
	const fixed = {
		ownerId: left.id,
		startsOn: '2026-12-01',
		endsOn: '2027-05-31',
		establishmentId: 3,
		typeId: 2,
	};

	it('brings somebody who left back, and v3 says so', async () => {
		const [status, made] = await post(fixed);
		const highest = Math.max(...company.workContracts.map(({ id }) => id));
		expect([status, made]).toEqual([
			200,
			{
				id: highest + 1,
				...fixed,
				spcId: null,
				hiringTypeId: null,
				trialPeriodDays: null,
				renewedTrialPeriodDays: null,
				externalId: null,
				terminationReasonId: null,
				authorId: null,
				lastModifierId: null,
				createdAt: AT_NOON,
				lastModifiedAt: AT_NOON,
				isApplicable: true,
				trialPeriodEndDate: null,
				trialPeriodEndDate2: null,
			},
		]);
		expect(user(left.id)).toEqual({
			...left,
			dtContractStart: '2026-12-01T00:00:00',
			dtContractEnd: '2027-05-31T00:00:00',
			modifiedAt: AT_NOON,
		});
		// The contract of before is as it was.
		const old = fake.company.workContracts.find(({ id }) => id === contractOf(left).id);
		expect(old).toEqual(contractOf(left));
	});

	it('ends, and v3 says so', async () => {
		const { id } = contractOf(settled);
		const [status] = await patch(id, { endsOn: '2026-12-31', terminationReasonId: 1 });
		expect(status).toBe(200);
		expect(user(settled.id).dtContractEnd).toBe('2026-12-31T00:00:00');
		expect(user(settled.id).modifiedAt).toBe(AT_NOON);
		await patch(id, { endsOn: null, terminationReasonId: null });
		expect(user(settled.id).dtContractEnd).toBeNull();
	});

	it('of long ago leaves somebody who left as they are', async () => {
		const [status, made] = await post({ ...fixed, startsOn: '2010-01-01', endsOn: '2010-12-31' });
		expect([status, made.isApplicable, user(left.id)]).toEqual([200, false, left]);
	});

	it('follows the user whose dates change through v3', async () => {
		const put = (body: object) => write(fake, 'PUT', `${USERS}/${settled.id}`, body);
		const stored = () => fake.company.workContracts.find(({ ownerId }) => ownerId === settled.id);
		await put({ jobTitle: 'x' });
		expect(stored()).toEqual(contractOf(settled));
		await put({ dtContractEnd: '2027-01-31T00:00:00' });
		expect(stored()).toEqual({
			...contractOf(settled),
			endsOn: '2027-01-31',
			lastModifiedAt: AT_NOON,
		});
		const next = { ...fixed, ownerId: settled.id, startsOn: '2027-02-01', endsOn: '2027-05-31' };
		expect((await post(next))[0]).toBe(200);
		expect(user(settled.id).dtContractEnd).toBe('2027-01-31T00:00:00');
		const [status, { Message }] = await put({ dtContractEnd: '2027-02-01T00:00:00' });
		expect([status, Message]).toEqual([400, 'Work contracts of one person must not overlap']);
		expect(user(settled.id).dtContractEnd).toBe('2027-01-31T00:00:00');
	});

	it('comes with a user created with contract=true, and not otherwise', async () => {
		const ines = {
			firstName: 'Inès',
			lastName: 'Varlet',
			login: 'ines',
			mail: 'ines@acme.example',
			legalEntityId: 3,
			departmentId: 21,
			dtContractStart: '2026-12-01T00:00:00',
			dtContractEnd: '2027-05-31T00:00:00',
			rolePrincipalId: 61,
		};
		const create = async (login: string, query: string) => {
			const [, { data }] = await write(fake, 'POST', USERS + query, { ...ines, login });
			return fake.company.workContracts.find(({ ownerId }) => ownerId === data.id);
		};
		expect(await create('one', '?contract=false')).toBeUndefined();
		expect(await create('two', '')).toBeUndefined();
		expect(await create('three', '?contract=true')).toMatchObject({
			startsOn: '2026-12-01',
			endsOn: '2027-05-31',
			establishmentId: 3,
			typeId: 2,
			createdAt: AT_NOON,
		});
		const giving = await startFake({ switches: { contractByDefault: true } });
		await write(giving, 'POST', USERS, ines);
		expect(giving.company.workContracts.length).toBe(1201);
		await giving.close();
	});

	it.each<[string, object]>([
		['without owner', { ownerId: undefined }],
		['without start', { startsOn: undefined }],
		['without establishment', { establishmentId: undefined }],
		['without type', { typeId: undefined }],
		['of nobody', { ownerId: 1 }],
		['with a date of v3', { startsOn: '2026-12-01T00:00:00' }],
		['with an end before the start', { endsOn: '2026-11-30' }],
		['of a type that needs an end, without one', { endsOn: null }],
		['of a type that needs more', { typeId: 3 }],
		['with an unknown type', { typeId: 9 }],
		['with an unknown reason', { terminationReasonId: 9 }],
		['with an unknown hiring type', { hiringTypeId: 9 }],
		['with an unknown category', { spcId: 99 }],
		['with an unknown establishment', { establishmentId: 99 }],
		['with days as text', { trialPeriodDays: '90' }],
		['with an outside id that is no text', { externalId: 7 }],
		['with something unknown', { note: 'x' }],
		['with something computed', { isApplicable: true }],
		['that overlaps the one before', { startsOn: left.dtContractEnd?.slice(0, 10) }],
		['of somebody whose contract has no end', { ownerId: settled.id }],
	])('is refused %s', async (_, part) => {
		const [status, answer] = await post({ ...fixed, ...part });
		expect([status, answer]).toEqual([400, { Status: 400, Message: expect.any(String) }]);
		expect(changes(fake)).toEqual([]);
	});

	it('is refused to change hands, or when it is not there', async () => {
		const { id } = contractOf(settled);
		expect((await patch(id, { ownerId: left.id }))[0]).toBe(400);
		expect((await patch(id, { endsOn: '2000-01-01' }))[0]).toBe(400);
		expect((await patch(1, {}))[0]).toBe(404);
		expect(changes(fake)).toEqual([]);
	});

	it('is not written by a key without the right', async () => {
		const reader = await startFake({ rights: { mayWriteContracts: false } });
		expect((await write(reader, 'POST', CONTRACTS, fixed))[0]).toBe(403);
		const path = `${CONTRACTS}/${contractOf(settled).id}`;
		expect((await write(reader, 'PATCH', path, {}))[0]).toBe(403);
		await reader.close();
	});
});

it('a date a test changes in a user is the date of the contract', async () => {
	user(settled.id).dtContractEnd = '2026-11-30T00:00:00';
	const all = [...(await page('limit=1000')).items, ...(await page('limit=1000&page=2')).items];
	expect(all.find(({ ownerId }) => ownerId === settled.id)?.endsOn).toBe('2026-11-30');
});
