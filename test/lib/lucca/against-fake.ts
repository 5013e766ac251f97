import { createLuccaClient, type LuccaClient } from '../../../lib/lucca/client/request';
import type { Send } from '../../../lib/lucca/client/transport';
import { sampleCompany } from '../../../sandbox/company';
import { type FakeLucca, type FakeLuccaOptions, startFakeLucca } from '../../../sandbox/lucca';
import { fakeClock } from './scripted';

export const API_KEY = '11111111-2222-3333-4444-555555555555';
export const TODAY = '2026-11-16';
export const company = sampleCompany(TODAY);

/** Sends over HTTP, as the node does: no redirect followed, no status thrown, a deadline. */
export function fetchSend(apiKey: string, deadline = 10_000): Send {
	return async ({ method, url, body }) => {
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				authorization: `lucca application=${apiKey}`,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(deadline),
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: await response.text(),
		};
	};
}

export interface Against {
	readonly lucca: FakeLucca;
	readonly client: LuccaClient;
	readonly clock: ReturnType<typeof fakeClock>;
}

/** A fake Lucca of the sample company, and a client of it that waits in no time. */
export async function startAgainst(
	options: Partial<FakeLuccaOptions> = {},
	deadline = 10_000,
): Promise<Against> {
	const clock = fakeClock();
	const lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		clock: clock.now,
		...options,
		switches: { rateLimit: false, ...options.switches },
	});
	const send = fetchSend(API_KEY, deadline);
	return { lucca, clock, client: createLuccaClient({ origin: lucca.url, send, clock }) };
}
