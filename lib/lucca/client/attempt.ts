import { ExplainedError } from '../../explained-error';
import { readBody } from './answer-body';
import { LuccaApiError } from './lucca-api-error';
import {
	beganNever,
	explainCancelled,
	explainSilence,
	explainStatus,
	explainUnusable,
	mayPass,
	type Subject,
	unusableForm,
} from './messages';
import { retryAfter } from './retry-after';
import {
	isLuccaObject,
	type LuccaAnswer,
	type LuccaObject,
	type LuccaRequest,
	type Send,
} from './transport';

export type Outcome =
	| { readonly object: LuccaObject }
	| {
			readonly failure: LuccaApiError;
			/** Whether asking again may help, and does no harm. */
			readonly passing: boolean;
			/** How long Lucca asks to wait, in milliseconds. */
			readonly wait?: number;
	  };

export interface Circumstances {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly isCancelled: () => boolean;
	/** Whether an earlier try of a write ended without telling whether it was carried out. */
	readonly open: boolean;
}

/**
 * What passes by itself: Lucca's own list (lucca-api reference, section 4) and its front door's 502
 * and 504.
 */
const PASSING = new Set([408, 500, 502, 503, 504]);

/**
 * One try: the object, or why not and whether to ask again. Refused for its limit (429) or never
 * connected, nothing was done, and any request may be repeated. Otherwise only what leaves the same
 * behind when done twice: a reading, and PUT and DELETE (RFC 9110, section 9.2.2).
 * @throws LuccaApiError when the workflow was cancelled
 */
export async function attempt(
	send: Send,
	request: LuccaRequest,
	subject: Subject,
	{ now, isCancelled, open }: Circumstances,
): Promise<Outcome> {
	const repeatable = !subject.once && request.method !== 'POST' && request.method !== 'PATCH';
	let answer: LuccaAnswer;
	try {
		answer = await send(request);
	} catch (cause) {
		const connected = !beganNever(cause);
		if (isCancelled()) throw explainCancelled(subject, connected || open);
		if (cause instanceof LuccaApiError) return { failure: cause, passing: true };
		if (cause instanceof ExplainedError) throw cause;
		const passing = mayPass(cause) && (repeatable || !connected);
		return { failure: explainSilence(cause, subject), passing };
	}
	const { status } = answer;
	if (status < 200 || status >= 300) {
		const failure = explainStatus(answer, subject, request.body);
		const passing = status === 429 || (repeatable && PASSING.has(status) && !failure.notFound);
		return { failure, passing, wait: retryAfter(answer, now()) };
	}
	const body = readBody(answer);
	if (body.form === 'json' && isLuccaObject(body.value)) return { object: body.value };
	const kind = unusableForm(answer) ?? 'unknownShape';
	// Who created something is told what it became; who put a state knows it.
	if (kind === 'empty' && request.method !== 'GET' && request.method !== 'POST') {
		return { object: {} };
	}
	const passing = repeatable && (kind === 'cut' || kind === 'empty');
	return { failure: explainUnusable(kind, subject), passing };
}
