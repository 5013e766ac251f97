/**
 * A server that answers as Lucca does, as far as its documents and public code tell (lucca-api
 * reference, sections 3 to 9 and 14), on this machine only. It refuses whatever Lucca would refuse.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleCompany } from '../company';
import { Desk } from './desk';
import { Script, statusAnswer } from './faults';
import type { Scene } from './faults';
import { switchesFrom } from './options';
import type { FakeLuccaOptions } from './options';
import { shown } from './payload';
import { move, Stage } from './stage';
import { TOKEN_PATH, withoutSecret } from './v5/tokens';

export type { Fault, On, PageFault, Scene, StatusFault } from './faults';
export type { FakeLuccaOptions, KeyRights, OAuthClient, Switches } from './options';

/** A request as it came in, and the status sent; null when none was. No header, so no key. */
export interface ReceivedRequest {
	method: string;
	path: string;
	query: Readonly<Record<string, string>>;
	status: number | null;
	/** Of a request that had one: parsed when it is JSON, as text otherwise. */
	body?: unknown;
}

export interface FakeLucca {
	/** Scheme, host and port, without a slash at the end. */
	url: string;
	/** Where a client of the newer API gets its token. */
	tokenUrl: string;
	/** The fake's own copy of the company: what a test changes here is answered from then on. */
	company: SampleCompany;
	/** Every request since the start, in the order they came. */
	requests: readonly ReceivedRequest[];
	/** Says what goes wrong from now on; replaces the script before. An empty one heals everything. */
	script(scenes: readonly Scene[]): void;
	/** How many requests have been answered 429 since the start. */
	readonly tooMany: number;
	/**
	 * Another integration of the tenant makes that many requests at this moment of the clock: each takes
	 * one of the window's places, if one is left.
	 * @returns how many of them were refused
	 */
	neighbour(requests: number): number;
	/** How many requests the window would let through at this moment; Infinity without a limit. */
	placesLeft(): number;
	close(): Promise<void>;
}

/** Lucca refuses headers above 8 KB with 431 (lucca-api reference, section 4); Node counts the path in. */
const MAX_HEADERS = 8 * 1024;

/** Starts a fake Lucca on 127.0.0.1. */
export async function startFakeLucca(options: FakeLuccaOptions): Promise<FakeLucca> {
	const company = structuredClone(options.company);
	const clock = options.clock ?? Date.now;
	const desk = new Desk(options, company, clock);
	const script = new Script();
	const stage = new Stage(switchesFrom(options.switches).abortsAfter);
	const requests: ReceivedRequest[] = [];

	const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request, response) => {
		response.setHeader('date', new Date(clock()).toUTCString());
		const { method = '', url = '/', headers } = request;
		const [path = '', ...query] = url.split('?');
		const parameters = new URLSearchParams(query.join('?'));
		const received: ReceivedRequest = {
			method,
			path,
			query: Object.fromEntries(parameters),
			status: null,
		};
		requests.push(received);
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const payload = { contentType: headers['content-type'], bytes: Buffer.concat(chunks) };
			const body = path === TOKEN_PATH ? withoutSecret(payload) : shown(payload);
			if (body !== undefined) received.body = body;
			const fault = script.next({ method, path, query: new Map(parameters), body });
			const pageFault = fault && 'page' in fault ? fault.page : undefined;
			const { authorization, host, 'api-version': versions } = headers;
			const version = Array.isArray(versions) ? versions.join(', ') : versions;
			const demand = { method, path, parameters, authorization, version, host, payload, pageFault };
			stage.perform(fault, response, {
				right: () => desk.answer(demand),
				note: ({ status }) => (received.status = status),
				scripted: (wanted) => statusAnswer(wanted, clock()),
				people: (moves) => move(company, moves),
			});
		});
	});

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		tokenUrl: `http://127.0.0.1:${port}${TOKEN_PATH}`,
		company,
		requests,
		script: (scenes) => script.play(scenes),
		get tooMany() {
			return requests.filter(({ status }) => status === 429).length;
		},
		neighbour: (wanted) => desk.neighbour(wanted),
		placesLeft: () => desk.placesLeft(),
		close: () =>
			new Promise((resolve, reject) => {
				stage.clear();
				server.close((cause) => (cause ? reject(cause) : resolve()));
				server.closeAllConnections();
			}),
	};
}
