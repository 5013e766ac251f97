import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import type { WriteMethod } from '../../../../lib/lucca/client/transport';
import { answer, brokenWith, failureOf, scriptedClient } from '../scripted';

const ASKED = "the user 'ivarlet'";
const PATH = '/api/v3/users/7';
const done = answer(200, { data: { id: 7 } });
const REPEATABLE: WriteMethod[] = ['PUT', 'DELETE'];
const ONCE: WriteMethod[] = ['POST', 'PATCH'];
const EVERY: WriteMethod[] = [...REPEATABLE, ...ONCE];

/** Every form in which it stays open whether a write was carried out, but passes by itself. */
const open = [
	...[408, 500, 502, 503, 504].map((status) => [`a ${status}`, answer(status)] as const),
	['a broken connection', brokenWith('ECONNRESET')],
	['silence', brokenWith('ETIMEDOUT')],
	['half an answer', answer(200, '{"data":{"id":')],
] as const;

function write(method: WriteMethod, ...script: Parameters<typeof scriptedClient>[0]) {
	const scripted = scriptedClient(script);
	return {
		...scripted,
		run: scripted.client.write({ method, path: PATH, body: { jobTitle: 'Chef' } }, ASKED),
	};
}

describe('what is sent', () => {
	it.each(EVERY)('%s: the address, the query and the body as they were given', async (method) => {
		const { client, requests } = scriptedClient([done]);
		const body = { login: 'ivarlet', habilitedRoles: [{ id: 72 }] };
		const query = { fields: 'id,login' };
		await expect(client.write({ method, path: PATH, query, body }, ASKED)).resolves.toEqual({
			data: { id: 7 },
		});
		const url = 'https://acme.ilucca.net/api/v3/users/7?fields=id%2Clogin';
		expect(requests).toEqual([{ method, url, body }]);
		expect(client.show({ method, path: PATH, query, body })).toEqual({ method, url, body });
	});

	it('nothing in place of a body that was not given', async () => {
		const { client, requests } = scriptedClient([done]);
		await client.write({ method: 'DELETE', path: PATH }, ASKED);
		expect(requests).toStrictEqual([{ method: 'DELETE', url: `https://acme.ilucca.net${PATH}` }]);
	});

	it('nothing to another host, nor shown for one', async () => {
		const { client, requests } = scriptedClient([done]);
		const request = { method: 'POST', path: 'https://evil.example/x' } as const;
		const words = /would have gone to 'https:\/\/evil.example'/;
		await expect(client.write(request, ASKED)).rejects.toThrow(words);
		expect(() => client.show(request)).toThrow(words);
		expect(requests).toEqual([]);
	});
});

describe('an answer without a body', () => {
	it.each(['PUT', 'PATCH', 'DELETE'] as const)('to %s is a whole one', async (method) => {
		const { run, requests } = write(method, answer(204));
		await expect(run).resolves.toEqual({});
		expect(requests).toHaveLength(1);
	});

	it('to POST leaves open what was created', async () => {
		const { run, requests } = write('POST', answer(200), done);
		const failure = await failureOf(run);
		expect(failure.message).toBe(`Lucca sent an empty answer when asked to create ${ASKED}`);
		expect(failure.mayHaveHappened).toBe(true);
		expect(requests).toHaveLength(1);
	});
});

describe('what is sent again', () => {
	it.each(EVERY)('%s after a reached limit, in each of its forms', async (method) => {
		const { run, requests, clock } = write(
			method,
			answer(429, '', { 'Retry-After': '12' }),
			answer(429, '', { 'Retry-After': 'Mon, 16 Nov 2026 12:00:30 GMT' }),
			answer(429),
			done,
		);
		await expect(run).resolves.toEqual({ data: { id: 7 } });
		expect(requests).toHaveLength(4);
		expect(clock.slept.slice(0, 2)).toEqual([12_000, 18_000]);
	});

	it.each(EVERY)('%s when the connection never began', async (method) => {
		const codes = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'];
		const { run, requests } = write(method, ...codes.map(brokenWith), done);
		await expect(run).resolves.toEqual({ data: { id: 7 } });
		expect(requests).toHaveLength(4);
	});

	describe.each(REPEATABLE)('%s, which leaves the same behind when done twice', (method) => {
		it.each(open)('after %s', async (_, given) => {
			const { run, requests } = write(method, given, done);
			await expect(run).resolves.toEqual({ data: { id: 7 } });
			expect(requests).toHaveLength(2);
		});

		it.each(open)('and may have been carried out when %s lasts', async (_, given) => {
			const { run, requests } = write(method, given);
			expect(await failureOf(run)).toMatchObject({ mayHaveHappened: true });
			expect(requests).toHaveLength(5);
		});
	});
});

describe.each(ONCE)('%s is sent once', (method) => {
	it.each(open)('and may have been carried out after %s', async (_, given) => {
		const { run, requests } = write(method, given, done);
		const failure = await failureOf(run);
		expect(failure).toBeInstanceOf(LuccaApiError);
		expect(failure.mayHaveHappened).toBe(true);
		expect(failure.remedy).toMatch(/^Lucca may have done it all the same: look there before/);
		expect(requests).toHaveLength(1);
	});
});

describe.each(EVERY)('%s', (method) => {
	const act = { POST: 'create', PUT: 'change', PATCH: 'change', DELETE: 'delete' }[method];
	const right = method === 'POST' ? 'Create users' : 'Modify users';
	const html = '<!DOCTYPE html><html><body>Connexion</body></html>';

	const refusals: Array<[number, string]> = [
		[400, `Lucca refused to ${act} ${ASKED} (400)`],
		[401, "Lucca at 'acme.ilucca.net' does not know this API key (401)"],
		[403, `This API key may not ${act} ${ASKED} (403)`],
		[404, `To ${act} ${ASKED}, Lucca at 'acme.ilucca.net' has nothing under '${PATH}' (404)`],
		[405, `Lucca does not let anybody ${act} ${ASKED} under '${PATH}' in this way (405)`],
		[409, `Lucca refused to ${act} ${ASKED}, because something it holds stands against it (409)`],
		[410, `Lucca no longer lets anybody ${act} ${ASKED} under '${PATH}' (410)`],
		[413, `Lucca refused to ${act} ${ASKED}, because too much was sent at once (413)`],
		[415, `Lucca refused the form in which it was asked to ${act} ${ASKED} (415)`],
		[418, `Lucca gave an unexpected answer when asked to ${act} ${ASKED} (418)`],
		[422, `Lucca refused the values with which to ${act} ${ASKED} (422)`],
	];
	describe.each(refusals)('refused with %i', (status, message) => {
		const bodies: Array<[string, unknown, string]> = [
			['{Status, Message}', { Status: status, Message: 'Login taken.' }, 'Login taken'],
			['{message}', { message: 'Login taken' }, 'Login taken'],
			['{id, error}', { id: 3, error: 'Login taken' }, 'Login taken'],
			[
				'problem+json',
				{ title: 'Invalid', detail: 'Two values are wrong', errors: { login: ['taken', 'long'] } },
				'Two values are wrong; login: taken, long',
			],
			['problem+json, per field only', { errors: { login: 'taken' } }, 'login: taken'],
			[
				'a list of faults',
				{ errors: ['Login taken', { message: 'No mail' }] },
				'Login taken; No mail',
			],
			['a JSON text', '"Login taken"', 'Login taken'],
			['plain text', 'Property data does not exist', 'Property data does not exist'],
			['nothing', '', ''],
			['a web page', html, ''],
		];
		it.each(bodies)('in %s: one request, one message, nothing open', async (_, body, words) => {
			const { run, requests } = write(method, answer(status, body), done);
			const failure = await failureOf(run);
			expect({
				message: failure.message,
				httpCode: failure.httpCode,
				notFound: failure.notFound,
				mayHaveHappened: failure.mayHaveHappened,
			}).toEqual({
				message: words === '' ? message : `${message}. Lucca says: ${words}`,
				httpCode: status,
				notFound: status === 404,
				mayHaveHappened: false,
			});
			expect(failure.remedy).not.toBe('');
			expect(requests).toHaveLength(1);
		});
	});

	it('says which box to tick when a right is missing', async () => {
		expect((await failureOf(write(method, answer(403)).run)).remedy).toContain(`'${right}'`);
		const { client } = scriptedClient([answer(403)]);
		const asked = { what: 'the work contract', right: 'Modify work contracts' };
		const failure = await failureOf(client.write({ method, path: PATH }, asked));
		expect(failure.message).toBe(`This API key may not ${act} the work contract (403)`);
		expect(failure.remedy).toContain("'Modify work contracts'");
	});

	it('was certainly not carried out when nothing was ever sent, or only refused', async () => {
		for (const given of [answer(429), brokenWith('ENOTFOUND'), brokenWith('CERT_HAS_EXPIRED')]) {
			expect(await failureOf(write(method, given).run)).toMatchObject({ mayHaveHappened: false });
		}
	});

	it('was not carried out where it was sent elsewhere', async () => {
		const { run } = write(method, answer(302, '', { location: 'https://login.example/x' }));
		expect(await failureOf(run)).toMatchObject({
			message: `'acme.ilucca.net', asked to ${act} ${ASKED}, sent the request elsewhere instead of answering (302). It points to 'login.example'`,
			mayHaveHappened: false,
		});
	});

	it.each([
		['a web page', html, 'with a web page, such as a login page,'],
		['text', 'It works!', 'with text that is not JSON'],
	])('may have been carried out when %s comes with status 200', async (_, body, words) => {
		const { run, requests } = write(method, answer(200, body), done);
		expect(await failureOf(run)).toMatchObject({
			message: `'acme.ilucca.net', asked to ${act} ${ASKED}, answered ${words} instead of saying whether it was done`,
			mayHaveHappened: true,
		});
		expect(requests).toHaveLength(1);
	});

	it('tells a user that is not there from a stumble', async () => {
		const { run, requests } = write(method, answer(500, { Message: 'User Not Found' }), done);
		const failure = await failureOf(run);
		expect(failure.notFound).toBe(true);
		expect(requests).toHaveLength(1);
		// What a creation missed may be something it sought after having created.
		expect(failure.mayHaveHappened).toBe(method === 'POST');
	});
});

it('repeats no sensitive value that a refusal echoes', async () => {
	const body = {
		login: 'ivarlet',
		birthDate: '1985-02-03T00:00:00',
		nationalityId: 'FR',
		iban: 'FR76 (1) 2',
		insuranceNumber: 1234567,
		e_health: { id: 4101, value: ['Ünwohl', 12] },
		e_salary: { id: 4102, value: 52400.5 },
	};
	const echo =
		"ivarlet: '1985-02-03' (1985-02-03T00:00:00), FR, FRONT, FR76 (1) 2, 1234567, ünwohl, 12, 312 taken, 03/02/1985, 2/3/1985 12:00:00 AM, 3.2.1985, 52400,5";
	const { client } = scriptedClient([answer(400, { Message: echo })]);
	const failure = await failureOf(client.write({ method: 'PUT', path: PATH, body }, ASKED));
	expect(failure.message.replace(/^.*Lucca says: /, '')).toBe(
		"ivarlet: '…' (…), …, FRONT, …, …, …, …, 312 taken, …, … …:00:00 AM, …, …",
	);
});

describe('a repeated write whose last answer is a refusal', () => {
	it('still may have been carried out by an earlier try', async () => {
		const { run } = write('PUT', brokenWith('ECONNRESET'), answer(403, { Message: 'No' }));
		expect(await failureOf(run)).toMatchObject({
			message: `This API key may not change ${ASKED} (403). Lucca says: No`,
			httpCode: 403,
			mayHaveHappened: true,
		});
		const again = write('PUT', brokenWith('ECONNRESET'), answer(403));
		expect((await failureOf(again.run)).remedy).toMatch(
			/\. A try before this one may have been carried out: look in Lucca first$/,
		);
	});
});

describe('a cancelled workflow', () => {
	const cancelled = (method: WriteMethod, given: Parameters<typeof scriptedClient>[0][0]) => {
		const stop = new AbortController();
		const scripted = scriptedClient([given], {
			clock: { now: () => 0, random: () => 0, sleep: async () => stop.abort() },
			signal: stop.signal,
		});
		return {
			...scripted,
			stop: () => stop.abort(),
			run: () => scripted.client.write({ method, path: PATH }, ASKED),
		};
	};

	it('does not claim that nothing was done when the write may have been', async () => {
		const failure = await failureOf(cancelled('PUT', answer(503)).run());
		expect(failure).toMatchObject({
			message: "Writing to 'acme.ilucca.net' was stopped because the workflow was cancelled",
			remedy: `Whether Lucca did change ${ASKED} is not known: look there before running the workflow again. What was written before it stays`,
			mayHaveHappened: true,
		});
	});

	it('says that this write was not sent when it was not', async () => {
		for (const given of [answer(429), brokenWith('ECONNREFUSED')]) {
			const failure = await failureOf(cancelled('POST', given).run());
			expect(failure).toMatchObject({
				remedy: "The user 'ivarlet': not written. What was written before it stays in Lucca",
				mayHaveHappened: false,
			});
		}
		const { run, stop, requests } = cancelled('POST', done);
		stop();
		expect(await failureOf(run())).toMatchObject({ mayHaveHappened: false });
		expect(requests).toEqual([]);
	});

	it('leaves open a write that was under way', async () => {
		const stop = new AbortController();
		const { client } = scriptedClient([], {
			signal: stop.signal,
			send: async () => {
				stop.abort();
				throw new DOMException('This operation was aborted', 'AbortError');
			},
		});
		const failure = await failureOf(client.write({ method: 'POST', path: PATH }, ASKED));
		expect(failure.mayHaveHappened).toBe(true);
	});
});
