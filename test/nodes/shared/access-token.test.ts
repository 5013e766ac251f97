import { NodeApiError } from 'n8n-workflow';
import { ExplainedError } from '../../../lib/explained-error';
import { LuccaApiError } from '../../../lib/lucca/client/lucca-api-error';
import type { LuccaAnswer, LuccaRequest } from '../../../lib/lucca/client/transport';
import { withToken } from '../../../nodes/shared/access-token';
import { nodeUnderTest } from '../../support/execute-functions';

const HOST = 'accounts.example';
const request = { method: 'GET', url: 'https://acme.ilucca.net/lucca-api/employees' } as const;
const answer = (status: number): LuccaAnswer => ({ status, headers: { a: '1' }, body: 'b' });

/** What n8n throws: its own error around what its HTTP or OAuth2 library threw. */
const thrown = (message: string, about: object = {}) =>
	new NodeApiError(nodeUnderTest, Object.assign(new Error(message), about) as never);

/** A sender over a list of what n8n gives; and how each was asked. */
function sender(...script: Array<LuccaAnswer | Error>) {
	return senderOf(request, ...script);
}

function senderOf(request: LuccaRequest, ...script: Array<LuccaAnswer | Error>) {
	const asked: boolean[] = [];
	const send = withToken(async (_, throwsStatus) => {
		asked.push(throwsStatus);
		const next = script[asked.length - 1];
		if (next === undefined || next instanceof Error) throw next ?? new Error('the script is over');
		return next;
	}, HOST);
	return { asked, send: async () => await send(request) };
}

describe('an answer', () => {
	it.each([200, 403, 429, 500])('of status %i comes as it is', async (status) => {
		const { send, asked } = sender(answer(status));
		expect(await send()).toStrictEqual(answer(status));
		expect(asked).toEqual([false]);
	});

	it('of status 401 is asked for again in the way that renews the token', async () => {
		const { send, asked } = sender(answer(401), answer(200));
		expect(await send()).toStrictEqual(answer(200));
		expect(asked).toEqual([false, true]);
	});

	it('of status 401 stays when a new token is not accepted either', async () => {
		const { send, asked } = sender(answer(401), thrown('no', { httpCode: '401' }));
		expect(await send()).toStrictEqual(answer(401));
		expect(asked).toEqual([false, true]);
	});

	it('thrown after the renewal is fetched once more, with its headers', async () => {
		const { send, asked } = sender(answer(401), thrown('no', { httpCode: '429' }), answer(429));
		expect(await send()).toStrictEqual(answer(429));
		expect(asked).toEqual([false, true, false]);
	});

	it('that never came after the renewal is not asked for at once again', async () => {
		const silence = thrown('socket hang up', { code: 'ECONNRESET' });
		const { send, asked } = sender(answer(401), silence);
		await expect(send()).rejects.toBe(silence);
		expect(asked).toEqual([false, true]);
	});

	it.each([
		['a stumble', thrown('no', { httpCode: '500' })],
		['a silence', thrown('socket hang up', { code: 'ECONNRESET' })],
	])('to a write is never asked for again after %s that leaves it open', async (_, unclear) => {
		const { send, asked } = senderOf({ ...request, method: 'POST' }, answer(401), unclear);
		await expect(send()).rejects.toBe(unclear);
		expect(asked).toEqual([false, true]);
	});

	it('that never came is left to who knows silences', async () => {
		const silence = thrown('socket hang up', { code: 'ECONNRESET' });
		await expect(sender(silence).send()).rejects.toBe(silence);
	});
});

describe('no token', () => {
	it.each([
		['2.8', 'Client authentication failed (e.g., unknown client, ...)', { code: 'EAUTH' }],
		['2.41', 'Failed to acquire OAuth2 access token: Client authentication failed (...)', {}],
	])('for a wrong secret is told in words, once (n8n %s)', async (_, message, about) => {
		for (const script of [[thrown(message, about)], [answer(401), thrown(message, about)]]) {
			const refusal = await sender(...script)
				.send()
				.catch((cause: unknown) => cause);
			expect(refusal).toBeInstanceOf(ExplainedError);
			expect(refusal).not.toBeInstanceOf(LuccaApiError);
			// It would hold the request for a token, and the secret in it.
			expect(refusal).not.toHaveProperty('cause');
			expect(refusal).toMatchObject({
				message:
					"'Client ID' or 'Client Secret' is wrong: Lucca does not know a client application with both",
			});
		}
	});

	it('for a scope it lacks names the parameter', async () => {
		const refusal = thrown('The requested scope is invalid, unknown, or malformed.', {
			code: 'EAUTH',
		});
		await expect(sender(refusal).send()).rejects.toThrow(
			"The client application does not have every scope named in 'Scope'",
		);
	});

	it.each<[string, Error]>([
		['a web page', thrown('Unsupported content type: text/html', { code: 'ESTATUS', status: 200 })],
		['a refusal without reason', thrown('HTTP status 400', { code: 'ESTATUS', status: 400 })],
		['no token in the answer', thrown('Unable to sign without access token')],
	])('for %s is final', async (_, cause) => {
		const refusal = await sender(cause)
			.send()
			.catch((each: unknown) => each);
		expect(refusal).toBeInstanceOf(ExplainedError);
		expect(refusal).not.toBeInstanceOf(LuccaApiError);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(/^'accounts\.example' gave no access token/),
		});
	});

	it.each([
		[[thrown('Request failed with status code 503', { status: 503 })]],
		[[answer(401), thrown('Request failed', { status: 503 }), answer(401)]],
	])('while its server is down may pass', async (script) => {
		const refusal = await sender(...script)
			.send()
			.catch((each: unknown) => each);
		expect(refusal).toBeInstanceOf(LuccaApiError);
		expect(refusal).toMatchObject({
			message: "'accounts.example' gives no access token at the moment (503)",
		});
	});
});
