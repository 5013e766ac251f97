import { ExplainedError } from '../../explained-error';
import { readBody } from './answer-body';
import {
	explainSilence,
	explainStatus,
	explainUnusable,
	mayPass,
	type Subject,
	unusableForm,
} from './messages';
import type { LuccaApiError } from './lucca-api-error';
import { retryAfter } from './retry-after';
import {
	type Clock,
	isLuccaObject,
	type LuccaAnswer,
	type LuccaObject,
	type Send,
} from './transport';

export type Query = Readonly<Record<string, string>>;

/** The one way to ask Lucca anything. */
export interface LuccaClient {
	/** e.g. `mycompany.ilucca.net` */
	readonly host: string;
	/**
	 * Reads a JSON object.
	 * @param path on the Lucca host, beginning with a slash
	 * @param asked what is asked for, as a message would say it, e.g. `the users`
	 * @throws LuccaApiError when Lucca refuses, or what passes by itself has not passed in time
	 */
	get(path: string, query: Query, asked: string): Promise<LuccaObject>;
	/** The same, but undefined at once when Lucca takes too long: ask for less. */
	getUnlessTooLarge(path: string, query: Query, asked: string): Promise<LuccaObject | undefined>;
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

/**
 * What passes by itself when only reading: Lucca's own list (lucca-api reference, section 4) and its
 * front door's 502 and 504.
 */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

type Outcome =
	| { readonly object: LuccaObject }
	| { readonly failure: LuccaApiError; readonly passing: boolean; readonly wait?: number };

export function createLuccaClient(settings: ClientSettings): LuccaClient {
	const { origin, clock, patience = DEFAULT_PATIENCE } = settings;
	const { host } = new URL(origin);

	async function getWithPatience(
		path: string,
		query: Query,
		asked: string,
		tooLargeIsFinal: boolean,
	): Promise<LuccaObject | undefined> {
		const url = addressOf(origin, path, query);
		const deadline = clock.now() + patience;
		for (let tries = 1; ; tries++) {
			const outcome = await attempt(settings, url, { asked, host, path });
			if ('object' in outcome) return outcome.object;
			const { failure, passing } = outcome;
			if (tooLargeIsFinal && failure.httpCode === 408) return undefined;
			const atLimit = failure.httpCode === 429;
			if (!passing || tries >= (atLimit ? TRIES_AT_LIMIT : TRIES)) throw failure;
			const { wait: told = 0 } = outcome;
			// 'Come back at once', or a date gone by, must not become a hail of requests.
			const wait = Math.max(told, backOff(tries, atLimit && outcome.wait === undefined, clock));
			if (clock.now() + wait > deadline) throw failure;
			await clock.sleep(wait);
		}
	}

	return {
		host,
		get: async (path, query, asked) =>
			(await getWithPatience(path, query, asked, false)) as LuccaObject,
		getUnlessTooLarge: async (path, query, asked) =>
			await getWithPatience(path, query, asked, true),
	};
}

/** One try: the object, or why not and whether asking again may help. */
async function attempt(settings: ClientSettings, url: string, subject: Subject): Promise<Outcome> {
	stopWhenCancelled(settings);
	let answer: LuccaAnswer;
	try {
		answer = await settings.send({ method: 'GET', url });
	} catch (cause) {
		stopWhenCancelled(settings);
		return { failure: explainSilence(cause, subject), passing: mayPass(cause) };
	}
	if (answer.status < 200 || answer.status >= 300) {
		const failure = explainStatus(answer, subject);
		return {
			failure,
			passing: PASSING.has(answer.status) && !failure.notFound,
			wait: retryAfter(answer, settings.clock.now()),
		};
	}
	const body = readBody(answer);
	if (body.form === 'json' && isLuccaObject(body.value)) return { object: body.value };
	const kind = unusableForm(answer) ?? 'unknownShape';
	return { failure: explainUnusable(kind, subject), passing: kind === 'cut' || kind === 'empty' };
}

function stopWhenCancelled({ isCancelled, origin }: ClientSettings): void {
	if (!isCancelled?.()) return;
	throw new ExplainedError(
		`Reading from '${new URL(origin).host}' was stopped because the workflow was cancelled`,
		'Nothing was passed on. Run the workflow again',
	);
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
