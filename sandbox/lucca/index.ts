/**
 * A server that answers as Lucca does, as far as its documents and public code tell (lucca-api
 * reference, sections 3 to 8 and 14), on this machine only. It refuses whatever Lucca would refuse.
 */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { civilDateAt } from '../../lib/employee/civil-date';
import type { SampleCompany } from '../company';
import { Refused, refusal } from './answer';
import type { Answer } from './answer';
import { RateLimit, rightsOf, tooManyRequests, unauthorized } from './door';
import { Script, statusAnswer } from './faults';
import type { PageFault, Scene } from './faults';
import { switchesFrom } from './options';
import type { FakeLuccaOptions } from './options';
import { route } from './routes';
import { move, Stage } from './stage';

export type { Fault, On, PageFault, Scene, StatusFault } from './faults';
export type { FakeLuccaOptions, KeyRights, Switches } from './options';

/** A request as it came in, and the status sent; null when none was. No header, so no key. */
export interface ReceivedRequest {
	method: string;
	path: string;
	query: Readonly<Record<string, string>>;
	status: number | null;
}

export interface FakeLucca {
	/** Scheme, host and port, without a slash at the end. */
	url: string;
	/** The fake's own copy of the company: what a test changes here is answered from then on. */
	company: SampleCompany;
	/** Every request since the start, in the order they came. */
	requests: readonly ReceivedRequest[];
	/** Says what goes wrong from now on; replaces the script before. An empty one heals everything. */
	script(scenes: readonly Scene[]): void;
	close(): Promise<void>;
}

/** Lucca refuses headers above 8 KB with 431 (lucca-api reference, section 4); Node counts the path in. */
const MAX_HEADERS = 8 * 1024;

interface Asked {
	path: string;
	parameters: URLSearchParams;
}

function parseTarget(target: string): Asked {
	const [path = '', ...query] = target.split('?');
	return { path, parameters: new URLSearchParams(query.join('?')) };
}

/** Starts a fake Lucca on 127.0.0.1. */
export async function startFakeLucca(options: FakeLuccaOptions): Promise<FakeLucca> {
	const company = structuredClone(options.company);
	const switches = switchesFrom(options.switches);
	const clock = options.clock ?? Date.now;
	const today = () => options.today ?? civilDateAt(Date.now(), 'Europe/Paris');
	const keys = new Map(Object.entries(options.otherKeys ?? {}));
	keys.set(options.apiKey, options.rights ?? {});
	const script = new Script();
	const limit = switches.rateLimit ? new RateLimit(switches.rateLimit) : undefined;
	const requests: ReceivedRequest[] = [];
	const stage = new Stage();
	let turn = 0;

	const answer = (
		request: IncomingMessage,
		asked: Asked,
		pageFault: PageFault | undefined,
	): Answer => {
		const rights = rightsOf(request.headers.authorization, keys);
		if (!rights) return unauthorized(switches.unauthorizedBody);
		const wait = limit?.refuses(clock());
		if (wait !== undefined) return tooManyRequests(wait, clock(), switches.retryAfter);
		const names = [...asked.parameters.keys()];
		if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
			return refusal(400, 'A parameter is given twice');
		}
		const query = new Map(asked.parameters);
		turn += 1;
		const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
		const call = { origin, query, company, today: today(), rights, switches, turn, pageFault };
		try {
			return route(request.method ?? '', asked.path, call);
		} catch (cause) {
			if (cause instanceof Refused) return refusal(cause.status, cause.message);
			throw cause;
		}
	};

	const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request, response) => {
		request.resume();
		const asked = parseTarget(request.url ?? '/');
		const method = request.method ?? '';
		const received: ReceivedRequest = {
			method,
			path: asked.path,
			query: Object.fromEntries(asked.parameters),
			status: null,
		};
		requests.push(received);
		const fault = script.next({ method, path: asked.path, query: new Map(asked.parameters) });
		const pageFault = fault && 'page' in fault ? fault.page : undefined;
		const noted = (result: Answer): Answer => {
			received.status = result.status;
			return result;
		};
		stage.perform(fault, response, {
			right: () => noted(answer(request, asked, pageFault)),
			scripted: (wanted) => noted(statusAnswer(wanted, clock())),
			people: (moves) => move(company, moves),
		});
	});

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		company,
		requests,
		script: (scenes) => script.play(scenes),
		close: () =>
			new Promise((resolve, reject) => {
				stage.clear();
				server.close((cause) => (cause ? reject(cause) : resolve()));
				server.closeAllConnections();
			}),
	};
}
