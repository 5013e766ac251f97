import { attempt, type Outcome } from './attempt';
import { type Budget, DEFAULT_RESERVE } from './budget';
import type { LuccaApiError } from './lucca-api-error';
import { afterOpenTry, explainCancelled, explainHeld, type Subject } from './messages';
import type { Clock, LuccaObject, LuccaRequest, Send } from './transport';

export interface ClientSettings {
	/** From `luccaOrigin`. */
	readonly origin: string;
	readonly send: Send;
	readonly clock: Clock;
	/** Aborted when the workflow is stopped: every wait ends with it. */
	readonly signal?: AbortSignal;
	/**
	 * How long one request may be tried and waited for in all, in milliseconds. Waiting for its turn does
	 * not count.
	 */
	readonly patience?: number;
	/** Where requests wait for their turn; without one, Lucca alone sets the pace. */
	readonly budget?: Budget;
	/** How many of Lucca's requests a minute are left to other integrations. */
	readonly reserve?: number;
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
 * Asks in its turn, and again while what went wrong may pass.
 * @param tooLargeIsFinal whether to give undefined at once when Lucca takes too long
 * @throws LuccaApiError when it does not pass, or not in time, or the workflow is stopped
 */
export async function ask(
	settings: ClientSettings,
	request: LuccaRequest,
	subject: Subject,
	tooLargeIsFinal = false,
): Promise<LuccaObject | undefined> {
	const { origin, clock, budget, patience = DEFAULT_PATIENCE } = settings;
	let spent = 0;
	/** Whether a try of a write ended without telling whether it was carried out. */
	let open = false;
	for (let tries = 1; ; tries++) {
		const { outcome, began } = await inTurn(settings, request, subject, { open, tries, patience });
		if ('object' in outcome) return outcome.object;
		if (tooLargeIsFinal && outcome.failure.httpCode === 408) return undefined;
		const failure: LuccaApiError = open ? afterOpenTry(outcome.failure) : outcome.failure;
		open = failure.mayHaveHappened;
		const atLimit = failure.httpCode === 429;
		const { wait: told } = outcome;
		// 'Come back at once', or a date gone by, must not become a hail of requests.
		const wait = Math.max(told ?? 0, backOff(tries, atLimit && told === undefined, clock));
		if (atLimit && outcome.passing) budget?.holdBack(origin, wait);
		const isLast = tries >= (atLimit ? TRIES_AT_LIMIT : TRIES);
		if (!outcome.passing || isLast || spent + clock.now() - began + wait > patience) throw failure;
		await clock.sleep(wait);
		spent += clock.now() - began;
	}
}

/** One try when its turn has come, and the moment that was. */
async function inTurn(
	{ origin, send, clock, signal, budget, reserve = DEFAULT_RESERVE }: ClientSettings,
	request: LuccaRequest,
	subject: Subject,
	{ open, tries, patience }: { open: boolean; tries: number; patience: number },
): Promise<{ outcome: Outcome; began: number }> {
	const isCancelled = () => signal?.aborted === true;
	const again = tries > 1;
	const sleep = async (milliseconds: number) => await clock.sleep(milliseconds);
	const place = await budget?.place(origin, { sleep, signal, reserve, patience, again });
	const began = clock.now();
	if (place === 'held') {
		return { outcome: { failure: explainHeld(subject), passing: false }, began };
	}
	let refused = false;
	try {
		if (place === 'cancelled' || isCancelled()) throw explainCancelled(subject, open);
		const circumstances = { now: () => clock.now(), isCancelled, open };
		const outcome = await attempt(send, request, subject, circumstances);
		refused = 'failure' in outcome && outcome.failure.httpCode === 429;
		return { outcome, began };
	} finally {
		if (place !== 'cancelled') place?.answered(refused);
	}
}

/** Doubles each time, with chance in the upper half so that parallel runs do not march in step. */
function backOff(tries: number, atLimit: boolean, clock: Clock): number {
	const first = atLimit ? FIRST_WAIT_AT_LIMIT : FIRST_WAIT;
	const longest = Math.min(first * 2 ** (tries - 1), LONGEST_WAIT);
	return Math.round(longest * (0.5 + clock.random() / 2));
}
