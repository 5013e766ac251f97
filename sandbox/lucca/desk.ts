import { civilDateAt } from '../../lib/employee/civil-date';
import type { SampleCompany } from '../company';
import { refusal, refusalFrom } from './answer';
import type { Answer } from './answer';
import { RateLimit, rightsOf, tooManyRequests, unauthorized } from './door';
import type { PageFault } from './faults';
import { FreshIds } from './fresh-ids';
import { switchesFrom } from './options';
import type { FakeLuccaOptions, KeyRights, Switches } from './options';
import type { Payload } from './payload';
import { route } from './routes';

/** What of an HTTP request an answer depends on. */
export interface Demand {
	method: string;
	path: string;
	parameters: URLSearchParams;
	authorization: string | undefined;
	/** Host and port as the client named them. */
	host: string | undefined;
	payload: Payload;
	pageFault: PageFault | undefined;
}

/** Gives the right answer to a request: the key first, then the budget of requests, then the resource. */
export class Desk {
	private readonly keys: ReadonlyMap<string, KeyRights>;
	private readonly switches: Switches;
	private readonly limit: RateLimit | undefined;
	private readonly ids: FreshIds;
	private turn = 0;

	constructor(
		private readonly options: FakeLuccaOptions,
		private readonly company: SampleCompany,
		private readonly clock: () => number,
	) {
		this.switches = switchesFrom(options.switches);
		this.ids = new FreshIds(company);
		const { rateLimit } = this.switches;
		this.limit = rateLimit ? new RateLimit(rateLimit) : undefined;
		const { apiKey, rights = {}, otherKeys = {} } = options;
		this.keys = new Map([...Object.entries(otherKeys), [apiKey, rights]]);
	}

	answer({ method, path, parameters, authorization, host, payload, pageFault }: Demand): Answer {
		const { company, switches } = this;
		const rights = rightsOf(authorization, this.keys);
		if (!rights) return unauthorized(switches.unauthorizedBody);
		const wait = this.limit?.refuses(this.clock());
		if (wait !== undefined) return tooManyRequests(wait, this.clock(), switches.retryAfter);
		const names = [...parameters.keys()].map((name) => name.toLowerCase());
		if (new Set(names).size < names.length) return refusal(400, 'A parameter is given twice');
		this.turn += 1;
		const call = {
			origin: `http://${host ?? '127.0.0.1'}`,
			query: new Map(parameters),
			company,
			payload,
			ids: this.ids,
			now: this.clock(),
			today: this.options.today ?? civilDateAt(Date.now(), 'Europe/Paris'),
			rights,
			switches,
			turn: this.turn,
			pageFault,
		};
		try {
			return route(method, path, call);
		} catch (cause) {
			return refusalFrom(cause);
		}
	}

	/** See `FakeLucca`. */
	neighbour(requests: number): number {
		const now = this.clock();
		let refused = 0;
		for (let i = 0; i < requests; i += 1) {
			if (this.limit?.refuses(now) !== undefined) refused += 1;
		}
		return refused;
	}

	placesLeft(): number {
		return this.limit?.placesLeft(this.clock()) ?? Infinity;
	}
}
