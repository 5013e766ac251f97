import { ExplainedError } from '../../../../lib/explained-error';
import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import { answer, brokenWith, failureOf, NOON, scriptedClient } from '../scripted';

const good = answer(200, { data: { items: [] } });

const ask = (script: Parameters<typeof scriptedClient>[0]) => {
	const scripted = scriptedClient(script);
	return { ...scripted, run: scripted.client.get('/api/v3/users', {}, 'the users') };
};

describe('what is asked', () => {
	it('builds the address on the Lucca host, its query encoded', async () => {
		const { client, requests } = scriptedClient([good]);
		await client.get('/api/v3/users', { mail: 'a+b@x.example', paging: '0,10' }, 'the users');
		expect(requests).toEqual([
			{
				method: 'GET',
				url: 'https://acme.ilucca.net/api/v3/users?mail=a%2Bb%40x.example&paging=0%2C10',
			},
		]);
	});

	it.each(['//evil.example/x', 'https://evil.example/x', '\\\\evil.example\\x'])(
		'never sends the key to another host: %s',
		async (path) => {
			const { client, requests } = scriptedClient([good]);
			const failure = await failureOf(client.get(path, {}, 'the users'));
			expect(failure.message).toContain("would have gone to 'https://evil.example'");
			expect(requests).toEqual([]);
		},
	);
});

describe('what passes by itself', () => {
	it.each([408, 429, 500, 502, 503, 504])('asks again after %i', async (status) => {
		const { run, requests } = ask([answer(status), good]);
		await expect(run).resolves.toEqual({ data: { items: [] } });
		expect(requests).toHaveLength(2);
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED', 'EAI_AGAIN', ''])(
		'asks again when the connection broke with %s',
		async (code) => {
			await expect(ask([brokenWith(code), good]).run).resolves.toBeDefined();
		},
	);

	it('asks again after an answer that was cut', async () => {
		await expect(ask([answer(200, '{"data":{"items":[{"id":1}'), good]).run).resolves.toBeDefined();
	});

	it('doubles the wait, and gives up after five tries with the last answer explained', async () => {
		const { run, clock, requests } = ask([answer(503)]);
		const failure = await failureOf(run);
		expect(failure.message).toBe("Lucca at 'acme.ilucca.net' is unavailable (503)");
		expect(failure.httpCode).toBe(503);
		expect(clock.slept).toEqual([500, 1000, 2000, 4000]);
		expect(requests).toHaveLength(5);
	});

	it('waits as long as Retry-After says, in seconds or as a date', async () => {
		const date = new Date(NOON + 17_000).toUTCString();
		const { run, clock } = ask([
			answer(429, '', { 'Retry-After': '12' }),
			answer(503, '', { 'retry-after': date }),
			good,
		]);
		await run;
		expect(clock.slept).toEqual([12_000, 5_000]);
	});

	it.each([-5, 5])(
		"reads a date by Lucca's clock, though this machine's be %i hours off",
		async (hours) => {
			const theirs = NOON + hours * 3_600_000;
			const date = new Date(theirs).toUTCString();
			const later = new Date(theirs + 17_000).toUTCString();
			const { run, clock } = ask([answer(429, '', { date, 'retry-after': later }), good]);
			await run;
			expect(clock.slept).toEqual([17_000]);
		},
	);

	it('falls back on its own waits when Retry-After cannot be read', async () => {
		const { run, clock } = ask([answer(429, '', { 'retry-after': 'soon' }), good]);
		await run;
		expect(clock.slept).toEqual([5_000]);
	});

	it('waits for a reached limit as long as patience lasts, not a number of tries', async () => {
		const { run, clock, requests } = ask([answer(429)]);
		const failure = await failureOf(run);
		expect(failure.httpCode).toBe(429);
		expect(requests.length).toBeGreaterThan(5);
		const waited = clock.slept.reduce((sum, wait) => sum + wait, 0);
		expect(waited).toBeGreaterThan(120_000);
		expect(waited).toBeLessThanOrEqual(180_000);
	});

	it.each([
		['0', 429],
		['-5', 429],
		[new Date(NOON - 60_000).toUTCString(), 429],
		['0', 503],
	])('never asks again at once, even when Retry-After is %j (%i)', async (header, status) => {
		const { run, clock, requests } = ask([answer(status, '', { 'retry-after': header })]);
		expect((await failureOf(run)).httpCode).toBe(status);
		expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(500);
		expect(requests.length).toBeLessThanOrEqual(10);
	});

	it('caps the tries against a limit, however long patience lasts', async () => {
		const { client, requests } = scriptedClient([answer(429)], { patience: 86_400_000 });
		expect((await failureOf(client.get('/api/v3/users', {}, 'the users'))).httpCode).toBe(429);
		expect(requests).toHaveLength(10);
	});

	it('does not even begin a wait that patience would not outlast', async () => {
		const { run, clock } = ask([answer(429, '', { 'retry-after': '3600' })]);
		expect((await failureOf(run)).httpCode).toBe(429);
		expect(clock.slept).toEqual([]);
	});

	it('hands a 408 back at once to who can ask for less', async () => {
		const { client, requests } = scriptedClient([answer(408)]);
		await expect(client.getUnlessTooLarge('/api/v3/users', {}, 'the users')).resolves.toBe(
			undefined,
		);
		expect(requests).toHaveLength(1);
	});
});

describe('what does not', () => {
	const html = '<!DOCTYPE html><html><body>Connexion</body></html>';
	const cases: Array<[string, Parameters<typeof answer>, string, number | undefined]> = [
		[
			'Lucca’s own form',
			[400, { Status: 400, Message: 'Property foo does not exist on type User' }],
			'Lucca did not accept the request for the users (400). Lucca says: Property foo does not exist on type User',
			400,
		],
		[
			'problem+json',
			[400, { title: 'Invalid', detail: 'Bad paging', errors: { paging: ['too big'] } }],
			'Lucca did not accept the request for the users (400). Lucca says: Bad paging; paging: too big',
			400,
		],
		[
			'plain text',
			[400, 'Paging limit should be between 1 and 1000.'],
			'Lucca did not accept the request for the users (400). Lucca says: Paging limit should be between 1 and 1000',
			400,
		],
		['an empty 401', [401], "Lucca at 'acme.ilucca.net' does not know this API key (401)", 401],
		[
			'an HTML 401',
			[401, html],
			"Lucca at 'acme.ilucca.net' does not know this API key (401)",
			401,
		],
		[
			'403',
			[403, { Status: 403, Message: 'Forbidden' }],
			'This API key may not read the users (403). Lucca says: Forbidden',
			403,
		],
		['404', [404, html], "Lucca at 'acme.ilucca.net' has nothing under '/api/v3/users' (404)", 404],
		[
			'a 500 that means not found',
			[500, { Status: 500, Message: 'User Not Found' }],
			'Lucca stumbled while giving the users (500). Lucca says: User Not Found',
			500,
		],
		[
			'a redirect',
			[302, '', { location: 'https://login.example/identity?x=1' }],
			"'acme.ilucca.net' sent the request for the users elsewhere instead of answering (302). It points to 'login.example'",
			302,
		],
		[
			'a status nobody expects',
			[418, 'teapot'],
			'Lucca gave an unexpected answer to the request for the users (418). Lucca says: teapot',
			418,
		],
		[
			'a login page with status 200',
			[200, html, { 'content-type': 'text/html' }],
			"'acme.ilucca.net' answered with a web page, such as a login page, instead of the users",
			undefined,
		],
		[
			'text with status 200',
			[200, 'It works!'],
			"'acme.ilucca.net' answered with text that is not JSON instead of the users",
			undefined,
		],
		[
			'JSON that is no object',
			[200, '[]'],
			'The answer of Lucca with the users has a form this node does not know',
			undefined,
		],
	];

	it.each(cases)('%s: one request, one clear message', async (_, given, message, httpCode) => {
		const { run, requests } = ask([answer(...given), good]);
		const failure = await failureOf(run);
		expect(failure).toBeInstanceOf(LuccaApiError);
		expect({ message: failure.message, httpCode: failure.httpCode }).toEqual({ message, httpCode });
		expect(failure.remedy).not.toBe('');
		expect(requests).toHaveLength(1);
	});

	it.each([
		['ENOTFOUND', "There is no host named 'acme.ilucca.net'"],
		['ECONNREFUSED', "'acme.ilucca.net' refuses the connection"],
		['UND_ERR_HEADERS_TIMEOUT', "'acme.ilucca.net' did not answer in time"],
		['ECONNRESET', "The connection to 'acme.ilucca.net' broke before the users had arrived"],
	])('a connection that keeps ending with %s', async (code, message) => {
		const cause = brokenWith(code);
		const failure = await failureOf(ask([cause]).run);
		expect(failure.message).toBe(message);
		expect(failure.cause).toBe(cause);
	});

	it('finds the code where n8n keeps it', async () => {
		const wrapped = Object.assign(new Error('outer'), {
			code: undefined,
			httpCode: 'ECONNREFUSED',
		});
		const failure = await failureOf(ask([wrapped]).run);
		expect(failure.message).toBe("'acme.ilucca.net' refuses the connection");
	});

	it('does not insist on a certificate it does not trust', async () => {
		const { run, requests } = ask([brokenWith('DEPTH_ZERO_SELF_SIGNED_CERT')]);
		expect((await failureOf(run)).message).toBe(
			"The certificate of 'acme.ilucca.net' is not trusted",
		);
		expect(requests).toHaveLength(1);
	});

	it.each([
		['Bad header: lucca application=1234-secret', 'Bad header: lucca application=…'],
		[
			'Bad header: lucca application = "1234-secret", sorry',
			'Bad header: lucca application=…, sorry',
		],
		['application {1234-secret} unknown', 'application … unknown'],
		['Unknown API key 1234-secret', 'Unknown API key …'],
		["The key 'secret' is not valid", 'The key … is not valid'],
		['The key is 1234-secret', 'The key is …'],
		['{"apiKey":"secret"} is unknown', '{"apiKey=…} is unknown'],
		[
			"IDX10223: 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln-bmF0_dXJl' is over",
			"IDX10223: '…' is over",
		],
		['Bearer 9F86D081884C7D659A2FEAA0C55AD015 is not active', 'Bearer … is not active'],
		['{"access_token":"9f86d0"} is unknown', '{"access_token=…} is unknown'],
		['client_secret=correct-horse is wrong', 'client_secret=… is wrong'],
		['The token is over', 'The token is over'],
		['A bearer of bad news', 'A bearer of bad news'],
		['Nothing for 8F0C0000-1111-2222-3333-444455556666.', 'Nothing for …'],
		['Nothing for 8f0c000011112222333344445555666', 'Nothing for 8f0c000011112222333344445555666'],
		['Nothing for 8f0c0000111122223333444455556666', 'Nothing for …'],
		['This key may not read users', 'This key may not read users'],
		['application/json is wanted', 'application/json is wanted'],
	])('keeps an echoed key out of the message: %s', async (echo, words) => {
		for (const body of [{ Message: echo }, { errors: { a: echo } }, { title: echo }]) {
			const failure = await failureOf(ask([answer(400, body)]).run);
			expect(failure.message.replace(/^.*Lucca says: (a: )?/, '')).toBe(words);
		}
	});
});

it('stops between two tries when the workflow is cancelled', async () => {
	const stop = new AbortController();
	const { client, requests } = scriptedClient([answer(503)], {
		clock: { now: () => 0, random: () => 0, sleep: async () => stop.abort() },
		signal: stop.signal,
	});
	const failure = await failureOf(client.get('/api/v3/users', {}, 'the users'));
	expect(failure).toBeInstanceOf(ExplainedError);
	expect(failure.message).toBe(
		"Reading from 'acme.ilucca.net' was stopped because the workflow was cancelled",
	);
	expect(requests).toHaveLength(1);
});
