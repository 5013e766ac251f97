import { newcomers } from '../../../sandbox/company';
import type { FakeLucca, Fault, On } from '../../../sandbox/lucca';
import { authorization, company, get, startFake } from './fixture';

const USERS = '/api/v3/users';
let fake: FakeLucca;

beforeEach(async () => {
	fake = await startFake();
});
afterEach(() => fake.close());

const ask = (path = `${USERS}?fields=id&paging=0,3&orderBy=id,asc`, init: RequestInit = {}) =>
	fetch(fake.url + path, { headers: { authorization }, ...init });

async function statuses(on: On, paths: string[]): Promise<number[]> {
	fake.script([{ on, answer: { status: 503 } }]);
	const seen = [];
	for (const path of paths) {
		const answer = await ask(path);
		await answer.text();
		seen.push(answer.status);
	}
	return seen;
}

const sorted = company.users.map(({ id }) => id).sort((one, other) => one - other);
const ids = async (paging: string) => {
	const path = `${USERS}?formerEmployees=true&orderBy=id,asc&fields=id&paging=${paging}`;
	return (await get(fake, path)).data.items.map(({ id }) => id);
};

describe('a script chooses', () => {
	const roles = '/api/v3/roles';

	it.each<[string, On, number[]]>([
		['every request', {}, [503, 503, 503, 503]],
		['a path', { path: '/API/v3/roles' }, [200, 503, 200, 503]],
		['a pattern of paths', { path: /users$/ }, [503, 200, 503, 200]],
		['a rank', { path: USERS, nth: 2 }, [200, 200, 503, 200]],
		['ranks', { nth: 2, times: 2 }, [200, 503, 503, 200]],
		['the first few', { times: 3 }, [503, 503, 503, 200]],
		['a parameter', { query: { paging: '0,2' } }, [200, 200, 503, 200]],
		['a pattern of parameters', { query: { paging: /,[12]$/ } }, [503, 200, 503, 200]],
		['a method', { method: 'post' }, [200, 200, 200, 200]],
	])('%s', async (_, on, expected) => {
		const paths = [`${USERS}?paging=0,1`, roles, `${USERS}?paging=0,2`, roles];
		expect(await statuses(on, paths)).toEqual(expected);
	});

	it('anew each time it is given', async () => {
		await statuses({ nth: 1 }, [roles]);
		expect(await statuses({ nth: 1 }, [roles, roles])).toEqual([503, 200]);
		fake.script([]);
		expect((await ask()).status).toBe(200);
	});
});

describe('a status', () => {
	it.each<[Fault & { status: number }, string, string | null]>([
		[{ status: 403 }, '{"Status":403,"Message":"Scripted answer 403"}', null],
		[{ status: 500, message: 'Boom' }, '{"Status":500,"Message":"Boom"}', null],
		[{ status: 401, body: 'empty' }, '', null],
		[{ status: 408, body: { text: 'Slow' } }, 'Slow', null],
		[{ status: 429, retryAfter: 7 }, '{"Status":429,"Message":"Scripted answer 429"}', '7'],
		[{ status: 429, body: 'empty' }, '', null],
	])('%j', async (answer, body, retryAfter) => {
		fake.script([{ on: {}, answer }]);
		const got = await ask();
		expect([got.status, await got.text(), got.headers.get('retry-after')]).toEqual([
			answer.status,
			body,
			retryAfter,
		]);
		expect(fake.requests.map(({ status }) => status)).toEqual([answer.status]);
	});

	it('with a page of HTML, and a date to come back at', async () => {
		fake.script([{ on: {}, answer: { status: 503, body: 'html', retryAfter: { dateIn: 60 } } }]);
		const got = await ask();
		expect(await got.text()).toContain('<h1>');
		const [until, since] = ['retry-after', 'date'].map((name) => got.headers.get(name) ?? '');
		const wait = Date.parse(until ?? '') - Date.parse(since ?? '');
		expect(wait).toBeGreaterThan(50_000);
		expect(wait).toBeLessThanOrEqual(61_000);
	});
});

describe('the line', () => {
	it('is reset before anything came', async () => {
		fake.script([{ on: {}, answer: { reset: 'beforeAnswer' } }]);
		await expect(ask()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
		expect(fake.requests).toMatchObject([{ status: null }]);
	});

	it('is reset in the middle', async () => {
		fake.script([{ on: {}, answer: { reset: 'inBody' } }]);
		const got = await ask();
		expect(got.status).toBe(200);
		await expect(got.text()).rejects.toThrow();
	});

	it('stays silent', async () => {
		fake.script([{ on: {}, answer: { silent: true } }]);
		await expect(ask(undefined, { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
			name: 'TimeoutError',
		});
	});

	it('is slow', async () => {
		fake.script([{ on: {}, answer: { lateBy: 120 } }]);
		const start = performance.now();
		expect((await ask()).status).toBe(200);
		expect(performance.now() - start).toBeGreaterThan(100);
	});

	it('carries half a body that says it is whole', async () => {
		const whole = await (await ask()).text();
		fake.script([{ on: {}, answer: { half: true } }]);
		const half = await (await ask()).text();
		expect(half).toBe(whole.slice(0, half.length));
		expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError);
	});

	it('is let go by close, whatever is still to come', async () => {
		const other = await startFake();
		other.script([
			{ on: { nth: 1 }, answer: { silent: true } },
			{ on: { nth: 2 }, answer: { lateBy: 60_000 } },
		]);
		const left = [1, 2].map(() => expect(get(other, USERS)).rejects.toThrow());
		while (other.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
		await other.close();
		await Promise.all(left);
	});
});

describe('a page', () => {
	it('misses one, or has one twice', async () => {
		fake.script([{ on: { nth: 2 }, answer: { page: { shift: 1 } } }]);
		expect([...(await ids('0,3')), ...(await ids('3,3'))]).toEqual([
			...sorted.slice(0, 3),
			...sorted.slice(4, 7),
		]);
		fake.script([{ on: { nth: 2 }, answer: { page: { shift: -1 } } }]);
		expect([...(await ids('0,3')), ...(await ids('3,3'))]).toEqual([
			...sorted.slice(0, 3),
			...sorted.slice(2, 5),
		]);
	});

	it('is shorter than asked', async () => {
		fake.script([{ on: { nth: 1 }, answer: { page: { keep: 2 } } }]);
		expect([await ids('0,3'), await ids('0,3')]).toEqual([sorted.slice(0, 2), sorted.slice(0, 3)]);
	});

	it('announces another count', async () => {
		fake.script([{ on: {}, answer: { page: { countOff: -3 } } }]);
		const count = `${USERS}?fields=collection.count&formerEmployees=true`;
		expect((await get(fake, count)).data).toEqual({ count: 1197 });
	});
});

describe('people', () => {
	it('come and go between two requests', async () => {
		const arrive = newcomers(company, 2);
		const last = await ids('1199,10');
		const leaves = sorted[0] ?? 0;
		fake.script([{ on: { nth: 2 }, answer: { people: { arrive, leave: [leaves] } } }]);
		expect(await ids('0,2')).toEqual(sorted.slice(0, 2));
		expect(await ids('0,2')).toEqual(sorted.slice(1, 3));
		expect(await ids('1198,10')).toEqual([...last, ...arrive.map(({ id }) => id)]);
		expect(company.users.length).toBe(1200);
	});
});
