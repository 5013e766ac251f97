import type { ClientSettings } from '../../../lib/lucca/client/ask';
import { createLuccaClient } from '../../../lib/lucca/client/request';
import type { LuccaApiError } from '../../../lib/lucca/client/lucca-api-error';
import type { Clock, LuccaAnswer, LuccaRequest } from '../../../lib/lucca/client/transport';

export const NOON = Date.parse('2026-11-16T12:00:00Z');

/** A clock whose sleeping takes no time, and tells what was slept. */
export function fakeClock(random = 0): Clock & { slept: number[] } {
	const slept: number[] = [];
	let now = NOON;
	return {
		slept,
		now: () => now,
		random: () => random,
		sleep: async (milliseconds) => {
			slept.push(milliseconds);
			now += milliseconds;
		},
	};
}

export function answer(
	status: number,
	body: unknown = '',
	headers: LuccaAnswer['headers'] = {},
): LuccaAnswer {
	return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A connection that ended with a code, as HTTP libraries tell it. */
export const brokenWith = (code: string) =>
	new Error('outer', { cause: Object.assign(new Error('inner'), { code }) });

/** What a run was refused with. */
export async function failureOf(run: Promise<unknown>): Promise<LuccaApiError> {
	return await run.then(
		() => Promise.reject(new Error('nothing was thrown')),
		(error: unknown) => error as LuccaApiError,
	);
}

/** A client against a list of answers (or silences), one a request; the last repeats. */
export function scriptedClient(
	script: ReadonlyArray<LuccaAnswer | Error>,
	settings: Partial<ClientSettings> = {},
) {
	const clock = fakeClock();
	const requests: LuccaRequest[] = [];
	const client = createLuccaClient({
		origin: 'https://acme.ilucca.net',
		clock,
		send: async (request) => {
			requests.push(request);
			const next = script[Math.min(requests.length, script.length) - 1];
			if (next === undefined || next instanceof Error) throw next ?? new Error('no script');
			return next;
		},
		...settings,
	});
	return { client, clock, requests };
}
