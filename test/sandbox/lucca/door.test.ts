import type { FakeLucca } from '../../../sandbox/lucca';
import { authorization, company, get, KEY, refused, startFake } from './fixture';

const started: FakeLucca[] = [];

async function start(...options: Parameters<typeof startFake>): Promise<FakeLucca> {
	const fake = await startFake(...options);
	started.push(fake);
	return fake;
}

afterAll(() => Promise.all(started.map((fake) => fake.close())));

const USERS = '/api/v3/users';

describe('the key', () => {
	it.each([
		['no header', undefined],
		['another key', 'lucca application=00000000-0000-0000-0000-000000000000'],
		['the key in another case', `lucca application=${KEY.replace('4', 'A')}`],
		['a bearer token', `Bearer ${KEY}`],
		['the bare key', KEY],
		['two spaces', `lucca  application=${KEY}`],
		['braces', `lucca application={${KEY}}`],
		['another word', `lucca Application=${KEY}`],
	])('is refused as %s', async (_, header) => {
		const fake = await start();
		const headers: Record<string, string> = header === undefined ? {} : { authorization: header };
		for (const path of [USERS, '/organization/structure/api/departments', '/nowhere']) {
			const answer = await fetch(fake.url + path, { headers });
			expect([answer.status, await answer.json()]).toEqual([
				401,
				{ Status: 401, Message: 'Unauthorized' },
			]);
		}
	});

	it('is accepted whatever the case of the scheme', async () => {
		const fake = await start();
		const headers = { authorization: authorization.replace('lucca', 'Lucca') };
		expect((await fetch(fake.url + USERS, { headers })).status).toBe(200);
	});

	it.each([
		['empty', '', null],
		['html', '<!DOCTYPE html>', 'text/html; charset=utf-8'],
	] as const)('can be refused with a body that is %s', async (unauthorizedBody, start_, type) => {
		const fake = await start({ switches: { unauthorizedBody } });
		const answer = await fetch(fake.url + USERS);
		expect(answer.status).toBe(401);
		expect(answer.headers.get('content-type')).toBe(type);
		const text = await answer.text();
		expect(text.slice(0, 15)).toBe(start_);
	});
});

describe('the rights of a key', () => {
	it('leave hidden fields absent, even when asked for, also behind a link', async () => {
		const fake = await start({ rights: { hiddenFields: ['mail', 'manager', 'e_badge'] } });
		const { leftYesterday } = company.oddities;
		const path = `${USERS}/${leftYesterday}`;
		const { data } = await get(fake, `${path}?fields=id,mail,manager[id],extendedData`);
		expect(data).toEqual({ id: leftYesterday, extendedData: expect.any(Object) });
		expect(data.extendedData).not.toHaveProperty('e_badge');
		expect(data.extendedData).toHaveProperty('e_statut360');
		expect((await get(fake, path)).data).not.toHaveProperty('mail');
		const count = '?fields=collection.count&mail=notequal,null';
		expect((await get(fake, USERS + count)).data).toEqual({ count: 0 });
	});

	it('leave people out without a word', async () => {
		const fake = await start({
			otherKeys: {
				present: { seesFormer: false, seesUpcoming: false },
				swiss: { establishmentIds: [8] },
			},
		});
		const everybody = `${USERS}?fields=collection.count&formerEmployees=true`;
		expect((await get(fake, everybody)).data.count).toBe(1200);
		expect((await get(fake, everybody, 'present')).data.count).toBe(1068);
		const inGeneva = company.users.filter(({ legalEntityId }) => legalEntityId === 8).length;
		expect((await get(fake, everybody, 'swiss')).data.count).toBe(inGeneva);
		const one = `${USERS}/${company.oddities.leftYesterday}`;
		expect(await get<unknown>(fake, one, 'present')).toEqual({
			Status: 500,
			Message: 'User Not Found',
		});
	});
});

describe('the rate limit', () => {
	it('lets 50 requests through in any 60 seconds, and says when to come back', async () => {
		let now = 1_800_000_000_000;
		const fake = await start({
			clock: () => now,
			switches: { rateLimit: { requests: 50, seconds: 60 } },
		});
		const ask = async () => {
			const answer = await fetch(`${fake.url}${USERS}?paging=0,1`, { headers: { authorization } });
			await answer.text();
			return [answer.status, answer.headers.get('retry-after')];
		};
		expect(await ask()).toEqual([200, null]);
		now += 20_500;
		for (let i = 1; i < 50; i += 1) expect(await ask()).toEqual([200, null]);
		expect(await ask()).toEqual([429, '40']);
		now += 39_499;
		expect(await ask()).toEqual([429, '1']);
		now += 1;
		expect(await ask()).toEqual([200, null]);
		expect(await ask()).toEqual([429, '21']);
	});

	it.each([
		['date', 'Fri, 15 Jan 2027 08:01:00 GMT'],
		['absent', null],
	] as const)('can say so by %s', async (retryAfter, header) => {
		const fake = await start({
			clock: () => 1_800_000_000_000,
			switches: { rateLimit: { requests: 1, seconds: 60 }, retryAfter },
		});
		await get(fake, USERS);
		const answer = await fetch(fake.url + USERS, { headers: { authorization } });
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, header]);
		await answer.text();
	});

	it('is on unless a test says otherwise', async () => {
		const fake = await start({ switches: { rateLimit: undefined } });
		const statuses = [];
		for (let i = 0; i < 51; i += 1) {
			const answer = await fetch(`${fake.url}/nowhere`, { headers: { authorization } });
			await answer.text();
			statuses.push(answer.status);
		}
		expect(statuses.filter((status) => status === 429)).toHaveLength(1);
	});
});

describe('addresses', () => {
	it('answers 404 where nothing stands, and 405 for what cannot be done there', async () => {
		const fake = await start();
		for (const path of ['/', '//', '/api/v3/users/', '/api/v3/users/1/2', '/api/v3/nothing']) {
			expect((await refused(fake, path))[0]).toBe(404);
		}
		for (const [method, path, allowed] of [
			['PUT', USERS, 'GET, POST'],
			['DELETE', USERS, 'GET, POST'],
			['PATCH', `${USERS}/1`, 'GET, PUT'],
			['POST', `${USERS}/1`, 'GET, PUT'],
			['POST', '/api/v3/roles', 'GET'],
		] as const) {
			const answer = await fetch(fake.url + path, { method, headers: { authorization } });
			expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
			await answer.text();
		}
	});

	it('takes a path in any case', async () => {
		const fake = await start();
		expect((await get(fake, '/API/V3/Users?fields=collection.count')).data.count).toBe(1100);
	});

	it('refuses headers and paths of more than 8 KB', async () => {
		const fake = await start();
		const ids = Array.from({ length: 2000 }, (_, id) => id + 1000).join(',');
		const answer = await fetch(`${fake.url}${USERS}?id=${ids}`, { headers: { authorization } });
		expect(answer.status).toBe(431);
	});

	it('records what came in, without the key', async () => {
		const fake = await start();
		await get(fake, `${USERS}?fields=id&paging=0,2`);
		await fetch(`${fake.url}${USERS}/12`, { method: 'PUT', body: '{}' }).then((a) => a.text());
		await fetch(fake.url + USERS, { method: 'POST', body: 'login=x' }).then((a) => a.text());
		expect(fake.requests).toEqual([
			{ method: 'GET', path: USERS, query: { fields: 'id', paging: '0,2' }, status: 200 },
			{ method: 'PUT', path: `${USERS}/12`, query: {}, body: {}, status: 401 },
			{ method: 'POST', path: USERS, query: {}, body: 'login=x', status: 401 },
		]);
		expect(fake.requests[0]).not.toHaveProperty('body');
	});
});
