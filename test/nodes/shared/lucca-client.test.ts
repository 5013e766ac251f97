import type { IHttpRequestOptions } from 'n8n-workflow';
import { LuccaHrApi } from '../../../credentials/LuccaHrApi.credentials';
import { type Applicant, DEFAULT_RESERVE, SHARED } from '../../../lib/lucca/client/budget';
import { luccaClient } from '../../../nodes/shared/lucca-client';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { failureOf } from '../../lib/lucca/scripted';
import {
	type Given,
	luccaExecuteFunctions,
	luccaLoadOptionsFunctions,
} from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
let clock = 0;
beforeAll(async () => {
	lucca = await startFakeLucca({ company, apiKey: API_KEY, today: TODAY, clock: () => clock });
});
afterAll(() => lucca.close());

const credentials = (reservedRequests?: unknown) =>
	({
		baseUrl: `${lucca.url}/`,
		apiKey: API_KEY,
		...(reservedRequests === undefined ? {} : { reservedRequests }),
	}) as Given['credentials'];

/** Puts a budget that only notes who applies in the place of the process's own. */
function notingBudget() {
	const applicants: Array<{ origin: string; reserve: number }> = [];
	const budget = {
		place: async (origin: string, { reserve }: Applicant) => {
			applicants.push({ origin, reserve });
			return { answered: () => undefined };
		},
		holdBack: () => undefined,
	};
	(globalThis as { [SHARED]?: unknown })[SHARED] = budget;
	return applicants;
}

const contextWith = (reserve?: unknown) => luccaLoadOptionsFunctions(credentials(reserve));

it.each([
	['of a credential saved before there was a reserve', undefined, 10],
	['that was emptied', '', 10],
	['as a number', 25, 25],
	['as text', '0', 0],
	['as the form gives it', 45, 45],
])(
	'takes its turn in the budget of the process, with the reserve %s',
	async (_, given, reserve) => {
		const applicants = notingBudget();
		const client = await luccaClient(contextWith(given));
		await client.get('/api/v3/users', { fields: 'id', paging: '0,1' }, 'the users');
		expect(applicants).toEqual([{ origin: lucca.url, reserve }]);
	},
);

it.each([[46], [-1], [2.5], ['many'], [{}]])('refuses a reserve of %j', async (given) => {
	await expect(luccaClient(contextWith(given))).rejects.toThrow(
		"'Requests a Minute for Other Integrations' is no whole number from 0 to 45",
	);
});

it('has n8n read and decrypt the credential once, however much is asked', async () => {
	clock += 60_000;
	const decrypted = credentials(0);
	const getCredentials = jest.fn(async () => decrypted);
	const asked: unknown[] = [];
	const httpRequestWithAuthentication = async (...[type, , further]: unknown[]) => {
		asked.push([type, further]);
		return { statusCode: 200, headers: {}, body: '{}' };
	};
	const helpers = { httpRequestWithAuthentication };
	const client = await luccaClient({ ...contextWith(), getCredentials, helpers } as never);
	for (const path of ['/api/v3/users', '/api/v3/departments']) await client.get(path, {}, 'them');
	expect(getCredentials).toHaveBeenCalledTimes(1);
	const credential = expect.objectContaining({ type: 'luccaHrApi', data: decrypted }) as unknown;
	const once = ['luccaHrApi', { credentialsDecrypted: credential }];
	expect(asked).toEqual([once, once]);
});

it('offers in the form the reserve that is taken without it', () => {
	const field = new LuccaHrApi().properties.find(({ name }) => name === 'reservedRequests');
	expect(field).toMatchObject({
		displayName: 'Requests a Minute for Other Integrations',
		type: 'number',
		default: DEFAULT_RESERVE,
		typeOptions: { minValue: 0, maxValue: 45 },
	});
});

it('never sends more than the budget of the process, whichever client asks', async () => {
	clock += 60_000;
	const refusedBefore = lucca.tooMany;
	const stop = new AbortController();
	const { context } = luccaExecuteFunctions({
		credentials: credentials(0),
		parameters: {},
		signal: stop.signal,
	});
	const clients = [await luccaClient(context), await luccaClient(context)];
	const before = lucca.requests.length;
	const asking = Array.from({ length: 60 }, async (_, index) => {
		await clients[index % 2]?.get('/api/v3/users', { fields: 'id', paging: '0,1' }, 'the users');
	});
	await Promise.all(asking.slice(0, 50));
	// The ten that are left wait for their turn, until the workflow is stopped.
	stop.abort();
	const outcomes = await Promise.allSettled(asking);
	expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
	expect(lucca.requests).toHaveLength(before + 50);
	expect(lucca.tooMany).toBe(refusedBefore);
});

it.each([[{}], [{ jobTitle: 'Chargée d’études' }]])('writes %j as JSON', async (body) => {
	clock += 60_000;
	const client = await luccaClient(contextWith());
	const { id } = company.users[0] as { id: number };
	await client.write({ method: 'PUT', path: `/api/v3/users/${id}`, body }, 'the user');
	expect(lucca.requests.at(-1)).toMatchObject({ method: 'PUT', status: 200, body });
});

it.each([
	['hears the signal', true],
	['hears none', false],
])('gives an answer up that trickles in for ever, and its place, when n8n %s', async (_, hears) => {
	jest.useFakeTimers();
	try {
		const given: boolean[] = [];
		(globalThis as { [SHARED]?: unknown })[SHARED] = {
			place: async () => ({ answered: (refused: boolean) => given.push(refused) }),
			holdBack: () => undefined,
		};
		const hanging = async (_type: string, { abortSignal }: IHttpRequestOptions) =>
			await new Promise((_resolve, reject) => {
				if (!hears) return;
				abortSignal?.addEventListener?.('abort', () => reject(new Error('canceled')));
			});
		const context = Object.assign(contextWith(), {
			helpers: { httpRequestWithAuthentication: hanging },
		});
		const client = await luccaClient(context as never);
		const writing = failureOf(
			client.write({ method: 'POST', path: '/api/v3/users', body: {} }, 'the user'),
		);
		await jest.advanceTimersByTimeAsync(300_000);
		expect(given).toEqual([false]);
		expect(await writing).toMatchObject({
			message: expect.stringMatching(/did not say in time whether it was done$/),
			mayHaveHappened: true,
		});
		expect(jest.getTimerCount()).toBe(0);
	} finally {
		jest.useRealTimers();
	}
});
