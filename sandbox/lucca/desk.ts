import { civilDateAt } from '../../lib/employee/civil-date';
import type { SampleCompany } from '../company';
import { refusal, refusalFrom } from './answer';
import type { Answer, Refuse } from './answer';
import type { Call } from './call';
import { RateLimit, rightsOf, tooManyRequests, unauthorized } from './door';
import type { PageFault } from './faults';
import { FreshIds } from './fresh-ids';
import { switchesFrom } from './options';
import type { FakeLuccaOptions, KeyRights, Switches } from './options';
import type { Payload } from './payload';
import { route } from './routes';
import { problem } from './v5/problem';
import { TOKEN_PATH, Tokens } from './v5/tokens';
import { faultOfVersion, VERSION } from './v5/version';

/** What of an HTTP request an answer depends on. */
export interface Demand {
	method: string;
	path: string;
	parameters: URLSearchParams;
	authorization: string | undefined;
	/** The `Api-Version` header. */
	version: string | undefined;
	/** Host and port as the client named them. */
	host: string | undefined;
	payload: Payload;
	pageFault: PageFault | undefined;
}

type Bearer = Pick<Call, 'rights' | 'scopes'>;

/**
 * Gives the right answer to a request: the key or token first, then the budget of requests, which both
 * share, then the resource.
 */
export class Desk {
	private readonly keys: ReadonlyMap<string, KeyRights>;
	private readonly tokens: Tokens;
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
		const { apiKey, rights = {}, otherKeys = {}, clients = {} } = options;
		this.keys = new Map([...Object.entries(otherKeys), [apiKey, rights]]);
		this.tokens = new Tokens(clients, this.switches);
	}

	answer(demand: Demand): Answer {
		const path = demand.path.toLowerCase();
		// Lucca has its token server on another host: it spends nothing of the tenant's budget.
		if (path === TOKEN_PATH) {
			return this.tokens.answer(demand.method, demand.payload, this.clock());
		}
		return path.startsWith('/lucca-api/') ? this.newer(demand) : this.legacy(demand);
	}

	private legacy(demand: Demand): Answer {
		const rights = rightsOf(demand.authorization, this.keys);
		if (!rights) return unauthorized(this.switches.unauthorizedBody);
		return this.within(demand, { rights, scopes: new Set() }, refusal);
	}

	private newer(demand: Demand): Answer {
		const grant = this.tokens.grant(demand.authorization, this.clock());
		const headers = { 'api-version': VERSION };
		const refuse: Refuse = (status, message, more = {}, parameter) =>
			problem(status, message, { ...headers, ...more }, parameter);
		if (!grant) return refuse(401, 'The token is unknown or has expired.');
		const { establishmentIds } = grant.client;
		const rights: KeyRights = establishmentIds ? { establishmentIds } : {};
		const answer = this.within(demand, { rights, scopes: grant.scopes }, refuse, () =>
			faultOfVersion(demand.version),
		);
		return { ...answer, headers: { ...headers, ...answer.headers } };
	}

	/** Answers whoever was let in, as far as the budget goes. */
	private within(
		{ method, path, parameters, host, payload, pageFault }: Demand,
		bearer: Bearer,
		refuse: Refuse,
		fault: () => string | undefined = () => undefined,
	): Answer {
		const wait = this.limit?.refuses(this.clock());
		if (wait !== undefined) {
			return tooManyRequests(wait, this.clock(), this.switches.retryAfter, refuse);
		}
		const wrong = fault();
		if (wrong !== undefined) return refuse(400, wrong);
		const names = [...parameters.keys()].map((name) => name.toLowerCase());
		if (new Set(names).size < names.length) return refuse(400, 'A parameter is given twice');
		this.turn += 1;
		const call: Call = {
			...bearer,
			refuse,
			origin: `http://${host ?? '127.0.0.1'}`,
			query: new Map(parameters),
			company: this.company,
			payload,
			ids: this.ids,
			now: this.clock(),
			today: this.options.today ?? civilDateAt(this.clock(), 'Europe/Paris'),
			switches: this.switches,
			turn: this.turn,
			pageFault,
		};
		try {
			return route(method, path, call);
		} catch (cause) {
			return refusalFrom(cause, refuse);
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
