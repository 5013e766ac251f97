import { createLuccaClient, type LuccaClient } from '../../../../lib/lucca/client/request';
import type { LuccaRequest } from '../../../../lib/lucca/client/transport';
import { newerPeople } from '../../../../lib/lucca/newer-api/newer-people';
import type { PeopleSource } from '../../../../lib/lucca/people/people-source';
import { type FakeLucca, type FakeLuccaOptions, startFakeLucca } from '../../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../against-fake';
import { fakeClock } from '../scripted';

export const CLIENT = { id: 'reader', secret: 'not-a-real-secret' };

export const SCOPES = [
	'employees',
	'employments',
	'job-positions',
	'departments',
	'business-establishments',
	'employee-personal-records',
].map((name) => `${name}.readonly`);

/**
 * Sends with a token, and a new one after a 401, as n8n does.
 * @param versioned whether to send `Api-Version`; otherwise who asks must
 */
export function tokenSend(lucca: () => FakeLucca, scopes: readonly string[], versioned = true) {
	let token: string | undefined;
	const renew = async () => {
		const answer = await fetch(lucca().tokenUrl, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: CLIENT.id,
				client_secret: CLIENT.secret,
				scope: scopes.join(' '),
			}),
		});
		return ((await answer.json()) as { access_token: string }).access_token;
	};
	const version: Record<string, string> = versioned ? { 'api-version': '2024-11-01' } : {};
	const once = async (method: string, url: string, further: Record<string, string>) =>
		await fetch(url, {
			method,
			redirect: 'manual',
			headers: { authorization: `Bearer ${token}`, ...version, ...further },
			signal: AbortSignal.timeout(10_000),
		});
	return async ({ method, url }: LuccaRequest, further: Record<string, string> = {}) => {
		token ??= await renew();
		let response = await once(method, url, further);
		if (response.status === 401) {
			token = await renew();
			response = await once(method, url, further);
		}
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: await response.text(),
		};
	};
}

export interface AgainstNewer {
	readonly lucca: FakeLucca;
	readonly client: LuccaClient;
	readonly people: PeopleSource;
	readonly clock: ReturnType<typeof fakeClock>;
}

/** A fake Lucca of the sample company, and its people through the newer API; waiting takes no time. */
export async function startNewer(
	options: Partial<FakeLuccaOptions> = {},
	scopes: readonly string[] = SCOPES,
): Promise<AgainstNewer> {
	const clock = fakeClock();
	const lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		clock: clock.now,
		clients: { [CLIENT.id]: { secret: CLIENT.secret, scopes } },
		...options,
		switches: { rateLimit: false, ...options.switches },
	});
	const send = tokenSend(() => lucca, scopes);
	const client = createLuccaClient({ origin: lucca.url, send, clock });
	return { lucca, clock, client, people: newerPeople(client, 'Europe/Paris') };
}
