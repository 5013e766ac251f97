import type { FakeLucca } from '../../../sandbox/lucca';
import { authorization, startFake } from './fixture';
import { askToken, CLIENT, reader, SCOPES, startNewer } from './newer';

const started: FakeLucca[] = [];
async function start(...options: Parameters<typeof startNewer>): Promise<FakeLucca> {
	const fake = await startNewer(...options);
	started.push(fake);
	return fake;
}
afterAll(() => Promise.all(started.map((fake) => fake.close())));

describe('the token endpoint', () => {
	it('gives a token for half an hour', async () => {
		const fake = await start();
		const answer = await askToken(fake);
		const body = { access_token: expect.any(String), token_type: 'Bearer', expires_in: 1800 };
		expect(answer).toEqual([200, body]);
		expect((await askToken(fake))[1].access_token).not.toBe(answer[1].access_token);
	});

	it.each<[string, Record<string, string>, number, string]>([
		['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
		['a property of objects', { client_id: 'toString' }, 401, 'invalid_client'],
		['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
		['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
		['no scope', { scope: '' }, 400, 'invalid_scope'],
		['a scope too many', { scope: 'employees.readonly leaves.readonly' }, 400, 'invalid_scope'],
		['scopes with commas', { scope: SCOPES.join(',') }, 400, 'invalid_scope'],
	])('refuses %s', async (_, form, status, error) => {
		expect(await askToken(await start(), form)).toEqual([status, { error }]);
	});

	it('takes nothing but a form', async () => {
		const fake = await start();
		const ask = (init: RequestInit) => fetch(fake.tokenUrl, { method: 'POST', ...init });
		const secrets = { client_id: CLIENT.id, client_secret: CLIENT.secret };
		const asked = { grant_type: 'client_credentials', scope: 'employees.readonly' };
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ ...asked, ...secrets });
		expect((await ask({ headers, body })).status).toBe(400);
		const basic = `Basic ${btoa(`${CLIENT.id}:${CLIENT.secret}`)}`;
		const inHeader = { headers: { authorization: basic }, body: new URLSearchParams(asked) };
		expect((await ask(inHeader)).status).toBe(401);
		const twice = new URLSearchParams({ ...asked, ...secrets });
		twice.append('scope', 'employees.readonly');
		expect((await ask({ body: twice })).status).toBe(400);
		expect((await fetch(fake.tokenUrl)).status).toBe(405);
	});

	it('can refuse with 400, and keeps the secret out of the record', async () => {
		const fake = await start({ switches: { badClientStatus: 400 } });
		expect((await askToken(fake, { client_secret: 'x' }))[0]).toBe(400);
		expect(fake.requests).toEqual([
			{
				method: 'POST',
				path: '/connect/token',
				query: {},
				status: 400,
				body: { grant_type: 'client_credentials', client_id: 'reader', scope: SCOPES.join(' ') },
			},
		]);
		expect(JSON.stringify(fake.requests)).not.toContain('secret');
	});
});

describe('the newer API', () => {
	it('refuses who has no good token', async () => {
		let now = 1_800_000_000_000;
		const fake = await start({ clock: () => now, switches: { tokenSeconds: 60 } });
		const { refused, ask, headers } = await reader(fake);
		expect((await askToken(fake))[1].expires_in).toBe(60);
		now += 59_999;
		expect((await ask('employees?limit=0')).status).toBe(200);
		now += 1;
		expect(await refused('employees')).toEqual([401, undefined]);
		for (const wrong of [undefined, authorization, 'Bearer x', headers.authorization.slice(7)]) {
			const given: Record<string, string> = wrong === undefined ? {} : { authorization: wrong };
			const answer = await fetch(`${fake.url}/lucca-api/employees`, {
				headers: { 'api-version': '2024-11-01', ...given },
			});
			expect(answer.status).toBe(401);
		}
	});

	it('keeps its tokens out of the older one', async () => {
		const fake = await start();
		const { headers } = await reader(fake);
		expect((await fetch(`${fake.url}/api/v3/users`, { headers })).status).toBe(401);
	});

	it('wants a version, and answers with its own', async () => {
		const { ask, headers } = await reader(await start());
		const fake = started.at(-1)!;
		const bare = await fetch(`${fake.url}/lucca-api/employees`, {
			headers: { authorization: headers.authorization },
		});
		expect([bare.status, bare.headers.get('content-type')]).toEqual([
			400,
			'application/problem+json; charset=utf-8',
		]);
		for (const [version, status] of [
			['2024-11-01', 200],
			['2026-11-22', 200],
			['2024-10-31', 400],
			['latest', 400],
		] as const) {
			const answer = await ask('employees?limit=0', { 'api-version': version });
			expect([answer.status, answer.headers.get('api-version')]).toEqual([status, '2024-11-01']);
		}
	});

	it('wants the scope of what is read, and sends nothing along without it', async () => {
		const fake = await start();
		const few = await reader(fake, { scope: 'employees.readonly' });
		expect(await few.refused('departments')).toEqual([403, undefined]);
		expect(await few.refused('employments/1')).toEqual([403, undefined]);
		expect((await few.get('employees?limit=1&include=embedded')).embedded).toEqual({});
		const writer = await start({
			clients: { [CLIENT.id]: { secret: CLIENT.secret, scopes: ['employees.readwrite'] } },
		});
		const { ask } = await reader(writer, { scope: 'employees.readwrite' });
		expect((await ask('employees')).status).toBe(200);
	});

	it('answers problems where nothing stands', async () => {
		const fake = await start();
		const { refused, headers } = await reader(fake);
		expect(await refused('users')).toEqual([404, undefined]);
		expect(await refused('employees/0')).toEqual([404, undefined]);
		expect(await refused('employees/nobody')).toEqual([404, undefined]);
		const path = `${fake.url}/lucca-api/employees`;
		const answer = await fetch(path, { method: 'POST', headers, body: '{}' });
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
	});

	it('spends the same budget as the older one; tokens spend none of it', async () => {
		const limit = { requests: 2, seconds: 60 };
		const fake = await start({
			clock: () => 1_800_000_000_000,
			switches: { rateLimit: limit },
		});
		const { ask } = await reader(fake);
		await askToken(fake);
		expect((await ask('employees')).status).toBe(200);
		await fetch(`${fake.url}/api/v3/users`, { headers: { authorization } });
		const answer = await ask('employees');
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
		expect(await answer.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });
	});

	it('is played faults on like the older one', async () => {
		const fake = await start();
		const { ask } = await reader(fake);
		fake.script([{ on: { path: /^\/lucca-api\// }, answer: { status: 503, body: 'problem' } }]);
		const answer = await ask('employees');
		expect([answer.status, answer.headers.get('content-type')]).toEqual([
			503,
			'application/problem+json; charset=utf-8',
		]);
	});

	it('has no clients unless a test names some', async () => {
		const fake = await startFake();
		started.push(fake);
		expect((await askToken(fake))[0]).toBe(401);
	});
});
