import type { SampleCompany } from '../company';
import { Desk } from './desk';
import type { FakeLuccaOptions } from './options';

/** A request as a client of Lucca sends it; the key goes with the sender. */
interface Request {
	readonly method: string;
	readonly url: string;
	readonly body?: unknown;
}

/** What a client gets to see of an answer. */
interface Answered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export interface LuccaInProcess {
	readonly origin: string;
	/** The fake's own copy of the company. */
	readonly company: SampleCompany;
	/** How many requests changed something, or tried to. */
	readonly writes: number;
	send(request: Request): Promise<Answered>;
}

/**
 * The same Lucca without a network: every rule holds, but for those of connections and headers. For
 * tests that need thousands of tenants.
 */
export function luccaInProcess(options: FakeLuccaOptions): LuccaInProcess {
	const company = structuredClone(options.company);
	const desk = new Desk(options, company, options.clock ?? Date.now);
	const origin = 'http://lucca.in-process.example';
	let writes = 0;
	return {
		origin,
		company,
		get writes() {
			return writes;
		},
		send: async ({ method, url, body }) => {
			const { pathname, searchParams, host } = new URL(url);
			if (method !== 'GET') writes += 1;
			return desk.answer({
				method,
				path: pathname,
				parameters: searchParams,
				authorization: `lucca application=${options.apiKey}`,
				version: undefined,
				host,
				payload: {
					contentType: body === undefined ? undefined : 'application/json',
					bytes: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
				},
				pageFault: undefined,
			});
		},
	};
}
