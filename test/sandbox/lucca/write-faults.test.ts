import { newcomers } from '../../../sandbox/company';
import type { FakeLucca, Fault } from '../../../sandbox/lucca';
import { authorization, company, get, startFake, write } from './fixture';

const USERS = '/api/v3/users';
let fake: FakeLucca;

beforeEach(async () => {
	fake = await startFake({ switches: { abortsAfter: 150 } });
});
afterEach(() => fake.close());

const ines = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ines.varlet.new',
	mail: 'ines.varlet@acme.example',
	legalEntityId: 3,
	departmentId: 21,
	dtContractStart: '2026-01-05T00:00:00',
	rolePrincipalId: 61,
};
const create = (answer?: Fault) => {
	if (answer) fake.script([{ on: { method: 'POST', nth: 1 }, answer }]);
	return write(fake, 'POST', USERS, ines);
};
const madeCount = () => fake.company.users.filter(({ login }) => login === ines.login).length;

describe('a write that is carried out although its answer is bad', () => {
	it.each([408, 500, 503])('answers %d', async (status) => {
		const [got, body] = await create({ afterwards: { status } });
		expect([got, body]).toEqual([status, { Status: status, Message: `Scripted answer ${status}` }]);
		expect([madeCount(), fake.requests[0]?.status]).toEqual([1, status]);
		// Whoever tries again blindly is refused: the login is taken by now.
		expect((await create())[0]).toBe(400);
	});

	it.each<[string, Fault]>([
		['resets the line', { afterwards: 'reset' }],
		['resets the line in the answer', { reset: 'inBody' }],
		['answers half', { half: true }],
	])('%s', async (_, answer) => {
		await expect(create(answer)).rejects.toThrow();
		expect(madeCount()).toBe(1);
	});

	it('has no status when nothing was sent', async () => {
		await expect(create({ afterwards: 'reset' })).rejects.toThrow();
		expect(fake.requests).toEqual([
			{ method: 'POST', path: USERS, query: {}, body: ines, status: null },
		]);
	});

	it('answers late, or never', async () => {
		const late = create({ afterwards: { lateBy: 60 } });
		while (madeCount() === 0) await new Promise((resolve) => setTimeout(resolve, 1));
		expect(fake.requests[0]?.status).toBeNull();
		expect((await late)[0]).toBe(200);
		fake.script([{ on: {}, answer: { afterwards: 'silent' } }]);
		const body = JSON.stringify({ ...ines, login: 'other' });
		const headers = { authorization, 'content-type': 'application/json' };
		const signal = AbortSignal.timeout(100);
		await expect(
			fetch(fake.url + USERS, { method: 'POST', headers, body, signal }),
		).rejects.toThrow();
		expect(fake.company.users.some(({ login }) => login === 'other')).toBe(true);
	});
});

describe('a write that is not carried out', () => {
	it.each<[number, string | null, Fault]>([
		[500, null, { status: 500 }],
		[408, null, { status: 408, body: 'empty' }],
		[429, '7', { status: 429, retryAfter: 7 }],
		[429, null, { status: 429 }],
	])('answers %d, Retry-After %s', async (status, retryAfter, answer) => {
		fake.script([{ on: { method: 'POST', nth: 1 }, answer }]);
		const response = await fetch(fake.url + USERS, {
			method: 'POST',
			headers: { authorization, 'content-type': 'application/json' },
			body: JSON.stringify(ines),
		});
		await response.text();
		expect([response.status, response.headers.get('retry-after'), madeCount()]).toEqual([
			status,
			retryAfter,
			0,
		]);
		expect((await create())[0]).toBe(200);
	});

	it('has its line reset before', async () => {
		await expect(create({ reset: 'beforeAnswer' })).rejects.toThrow();
		expect(madeCount()).toBe(0);
	});

	it('is refused by the limit, by date on demand', async () => {
		const switches = { rateLimit: { requests: 1, seconds: 60 }, retryAfter: 'date' } as const;
		const busy = await startFake({ clock: () => 1_800_000_000_000, switches });
		const send = () => write(busy, 'POST', USERS, ines);
		expect((await send())[0]).toBe(200);
		expect((await send())[0]).toBe(429);
		expect([busy.tooMany, busy.company.users.length]).toEqual([1, 1201]);
		await busy.close();
	});

	it('takes Lucca too long', async () => {
		const [status, { Message }] = await create({ lateBy: 60_000 });
		expect([status, Message, madeCount()]).toEqual([408, 'The request took too long', 0]);
	});
});

it('a request too slow by far is given up although it was carried out', async () => {
	expect((await create({ afterwards: { lateBy: 60_000 } }))[0]).toBe(408);
	expect(madeCount()).toBe(1);
});

it('a script chooses by what a body holds', async () => {
	const [first, second] = company.users;
	const put = (id: number | undefined, body: object) => write(fake, 'PUT', `${USERS}/${id}`, body);
	fake.script([{ on: { body: { jobTitle: /^Dir/, cspId: 4 } }, answer: { status: 503 } }]);
	expect((await put(first?.id, { jobTitle: 'Directrice', cspId: 3 }))[0]).toBe(200);
	expect((await put(second?.id, { jobTitle: 'Directrice', cspId: 4 }))[0]).toBe(503);
	expect((await put(second?.id, { quote: 'Directrice' }))[0]).toBe(200);
	await get(fake, USERS);
});

it('a page of too many people takes too long, on demand; a count never does', async () => {
	const slow = await startFake({ switches: { slowBeyond: 500 } });
	const page = (limit: number, fields = 'id') =>
		get(slow, `${USERS}?fields=${fields}&paging=0,${limit}`);
	expect(await page(501)).toEqual({ Status: 408, Message: 'The request took too long' });
	expect((await page(500)).data.items).toHaveLength(500);
	expect((await page(1000, 'collection.count')).data.count).toBe(1100);
	await slow.close();
});

it('people who arrive while pages are read shift them', async () => {
	const path = (offset: number) =>
		`${USERS}?fields=id&orderBy=lastName,asc,id,asc&formerEmployees=true&paging=${offset},600`;
	const [arrival] = newcomers(fake.company, 1);
	const arrive = [{ ...arrival!, lastName: 'Aaa' }];
	fake.script([{ on: { nth: 2 }, answer: { people: { arrive } } }]);
	const ids = [];
	for (const offset of [0, 600]) {
		ids.push(...(await get(fake, path(offset))).data.items.map(({ id }) => id));
	}
	expect([ids.length, new Set(ids).size]).toEqual([1200, 1199]);
});

describe('a neighbour', () => {
	it('takes places of the same window, as long as there are some', async () => {
		let now = 1_800_000_000_000;
		const limit = { requests: 50, seconds: 60 };
		const shared = await startFake({ clock: () => now, switches: { rateLimit: limit } });
		expect([shared.neighbour(30), shared.placesLeft()]).toEqual([0, 20]);
		now += 10_000;
		for (let i = 0; i < 20; i += 1) await get(shared, '/api/v3/roles');
		expect([shared.placesLeft(), shared.tooMany]).toEqual([0, 0]);
		await get(shared, '/api/v3/roles');
		expect([shared.neighbour(5), shared.tooMany]).toEqual([5, 1]);
		now += 50_000;
		expect([shared.neighbour(31), shared.placesLeft()]).toEqual([1, 0]);
		await shared.close();
	});

	it('finds no limit where there is none', () => {
		expect([fake.neighbour(1000), fake.placesLeft()]).toEqual([0, Infinity]);
	});
});
