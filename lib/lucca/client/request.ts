import { ExplainedError } from '../../explained-error';
import { attempt } from './attempt';
import type { LuccaApiError } from './lucca-api-error';
import { afterOpenTry, explainCancelled, type Subject } from './messages';
import type {
	Clock,
	LuccaObject,
	LuccaRequest,
	Send,
	ShownRequest,
	WriteMethod,
} from './transport';

export type Query = Readonly<Record<string, string>>;

/**
 * What is asked for or written, as a message would say it, e.g. `the users`, `the user 'ivarlet'`; and
 * the right on the key's role it takes, as Lucca calls it, when it is not that of users.
 */
export type Asked = string | { readonly what: string; readonly right: string };

export interface WriteRequest {
	readonly method: WriteMethod;
	/** On the Lucca host, beginning with a slash. */
	readonly path: string;
	readonly query?: Query;
	/** Sent as JSON. */
	readonly body?: unknown;
}

/** The one way to ask Lucca anything. */
export interface LuccaClient {
	/** e.g. `mycompany.ilucca.net` */
	readonly host: string;
	/**
	 * Reads a JSON object.
	 * @param path on the Lucca host, beginning with a slash
	 * @throws LuccaApiError when Lucca refuses, or what passes by itself has not passed in time
	 */
	get(path: string, query: Query, asked: Asked): Promise<LuccaObject>;
	/** The same, but undefined at once when Lucca takes too long: ask for less. */
	getUnlessTooLarge(path: string, query: Query, asked: Asked): Promise<LuccaObject | undefined>;
	/**
	 * Writes, and gives Lucca's answer as a whole; `{}` when PUT, PATCH or DELETE got an empty one. A
	 * POST or PATCH is sent again only when Lucca certainly did nothing with it.
	 * @param asked what it writes, e.g. `the user 'ivarlet'`
	 * @throws LuccaApiError as `get`; with `mayHaveHappened`, look before trying again
	 */
	write(request: WriteRequest, asked: Asked): Promise<LuccaObject>;
	/**
	 * The request as `write` would send it, for somebody to look at.
	 * @throws ExplainedError when it would go to another host
	 */
	show(request: WriteRequest): ShownRequest;
}

export interface ClientSettings {
	/** From `luccaOrigin`. */
	readonly origin: string;
	readonly send: Send;
	readonly clock: Clock;
	readonly isCancelled?: () => boolean;
	/** How long one request may be tried and waited for in all, in milliseconds. */
	readonly patience?: number;
}

const DEFAULT_PATIENCE = 180_000;
/** Tries against what is broken. */
const TRIES = 5;
/** Against a reached limit patience ends first, unless somebody has more of it than the default. */
const TRIES_AT_LIMIT = 10;
const FIRST_WAIT = 1_000;
/** Lucca counts requests over a minute; without a date from it, a sixth of that is a fair first guess. */
const FIRST_WAIT_AT_LIMIT = 10_000;
const LONGEST_WAIT = 60_000;

export function createLuccaClient(settings: ClientSettings): LuccaClient {
	const { origin, send, clock, patience = DEFAULT_PATIENCE, isCancelled = () => false } = settings;
	const { host } = new URL(origin);
	const circumstances = { now: () => clock.now(), isCancelled };

	async function ask(
		request: LuccaRequest,
		subject: Subject,
		tooLargeIsFinal = false,
	): Promise<LuccaObject | undefined> {
		const deadline = clock.now() + patience;
		let open = false;
		for (let tries = 1; ; tries++) {
			if (isCancelled()) throw explainCancelled(subject, open);
			const outcome = await attempt(send, request, subject, circumstances);
			if ('object' in outcome) return outcome.object;
			if (tooLargeIsFinal && outcome.failure.httpCode === 408) return undefined;
			const failure: LuccaApiError = open ? afterOpenTry(outcome.failure) : outcome.failure;
			open = failure.mayHaveHappened;
			const atLimit = failure.httpCode === 429;
			if (!outcome.passing || tries >= (atLimit ? TRIES_AT_LIMIT : TRIES)) throw failure;
			const { wait: told = 0 } = outcome;
			// 'Come back at once', or a date gone by, must not become a hail of requests.
			const wait = Math.max(told, backOff(tries, atLimit && outcome.wait === undefined, clock));
			if (clock.now() + wait > deadline) throw failure;
			await clock.sleep(wait);
		}
	}

	const read = (path: string, query: Query, asked: Asked, tooLargeIsFinal: boolean) =>
		ask(
			{ method: 'GET', url: addressOf(origin, path, query) },
			subjectOf(asked, host, path),
			tooLargeIsFinal,
		);
	const show = ({ method, path, query = {}, body }: WriteRequest): ShownRequest => ({
		method,
		url: addressOf(origin, path, query),
		...(body === undefined ? {} : { body }),
	});

	return {
		host,
		get: async (path, query, asked) => (await read(path, query, asked, false)) as LuccaObject,
		getUnlessTooLarge: async (path, query, asked) => await read(path, query, asked, true),
		write: async (request, asked) => {
			const subject = { ...subjectOf(asked, host, request.path), method: request.method };
			return (await ask(show(request), subject)) as LuccaObject;
		},
		show,
	};
}

function subjectOf(asked: Asked, host: string, path: string): Subject {
	return typeof asked === 'string'
		? { asked, host, path }
		: { asked: asked.what, right: asked.right, host, path };
}

/** Doubles each time, with chance in the upper half so that parallel runs do not march in step. */
function backOff(tries: number, atLimit: boolean, clock: Clock): number {
	const first = atLimit ? FIRST_WAIT_AT_LIMIT : FIRST_WAIT;
	const longest = Math.min(first * 2 ** (tries - 1), LONGEST_WAIT);
	return Math.round(longest * (0.5 + clock.random() / 2));
}

function addressOf(origin: string, path: string, query: Query): string {
	const url = new URL(path, origin);
	// '//other.example/x' is a path to no eye but the URL standard's.
	if (url.origin !== origin) {
		throw new ExplainedError(
			`A request for '${origin}' would have gone to '${url.origin}'`,
			'The API key is sent to its own Lucca only. Please report this to the makers of this node',
		);
	}
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}
