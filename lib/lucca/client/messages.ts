import { detailOf, headerText, readBody } from './answer-body';
import { type Copy, limitReached, neverBegan, type Unusable } from './copy';
import { LuccaApiError } from './lucca-api-error';
import { readCopy } from './read-copy';
import type { LuccaAnswer, LuccaRequest } from './transport';
import { writeCopy } from './write-copy';

/** What a request was about, for the words of a message. */
export interface Subject {
	/** What was asked for, e.g. `the users`; of a write what it writes, e.g. `the user 'ivarlet'`. */
	readonly asked: string;
	/** The Lucca host, e.g. `mycompany.ilucca.net`. */
	readonly host: string;
	/** The path on that host. */
	readonly path: string;
	/** `GET` when absent. */
	readonly method?: LuccaRequest['method'];
	/** Whether a write may not be repeated, whatever its method. */
	readonly once?: boolean;
	/** The box the key's role needs, as Lucca calls it; by the method when absent. */
	readonly right?: string;
}

/** What each method does, and the right Lucca's users ask for it (lucca-api reference, section 3.1). */
const acts: Readonly<Record<LuccaRequest['method'], { act: string; right: string }>> = {
	GET: { act: 'read', right: 'Consult users' },
	POST: { act: 'create', right: 'Create users' },
	PUT: { act: 'change', right: 'Modify users' },
	PATCH: { act: 'change', right: 'Modify users' },
	DELETE: { act: 'delete', right: 'Modify users' },
};

/**
 * An answer with a status that is no success, explained.
 * @param sent the body of the request, whose sensitive values Lucca's words may repeat
 */
export function explainStatus(
	answer: LuccaAnswer,
	subject: Subject,
	sent?: unknown,
): LuccaApiError {
	const { status, headers } = answer;
	const { byStatus, otherStatus, redirected } = bookOf(subject);
	if (status >= 300 && status < 400) {
		const target = headerText(headers, 'location');
		const host = URL.canParse(target) ? new URL(target).host : '';
		return compose(redirected, subject, status, host && `It points to '${host}'`);
	}
	const detail = detailOf(answer, sent);
	// Lucca answers 500 'User Not Found' to an unknown ID: that is an answer, and does not pass.
	const notFound = status === 404 || (status === 500 && /not found/i.test(detail));
	// Of a creation, what Lucca missed may be something it sought after having created.
	const isClear = (notFound && subject.method !== 'POST') || (status < 500 && status !== 408);
	const meaning = isClear && notFound && writes(subject) ? 404 : status;
	const copy = byStatus[meaning] ?? (status >= 500 ? byStatus[500] : undefined) ?? otherStatus;
	return compose(copy, subject, status, detail && `Lucca says: ${detail}`, {
		notFound,
		mayHaveHappened: writes(subject) && !isClear,
	});
}

/** An answer of status 200 that is not what was asked for, explained. */
export function explainUnusable(kind: Unusable, subject: Subject): LuccaApiError {
	const mayHaveHappened = writes(subject);
	return compose(bookOf(subject).unusable[kind], subject, undefined, '', { mayHaveHappened });
}

/** No answer, explained by the code in the chain of causes. */
export function explainSilence(cause: unknown, subject: Subject): LuccaApiError {
	const code = silenceCode(cause);
	const { bySilence, otherSilence } = bookOf(subject);
	const copy = bySilence.find(([codes]) => codes.test(code))?.[1] ?? otherSilence;
	const mayHaveHappened = writes(subject) && !beganNever(cause);
	return compose(copy, subject, undefined, '', { cause, mayHaveHappened });
}

/** Lucca asked for a silence longer than this request can wait: it was not sent. */
export function explainHeld(subject: Subject): LuccaApiError {
	return compose(limitReached, subject, 429);
}

/** The workflow was stopped. `sent`: whether a write was under way. */
export function explainCancelled(subject: Subject, sent: boolean): LuccaApiError {
	const copy: Copy = writes(subject)
		? {
				happened: "Writing to '{host}' was stopped because the workflow was cancelled",
				remedy: sent
					? 'Whether Lucca did {act} {asked} is not known: look there before running the workflow again. What was written before it stays'
					: '{asked}: not written. What was written before it stays in Lucca',
			}
		: {
				happened: "Reading from '{host}' was stopped because the workflow was cancelled",
				remedy: 'Nothing was passed on. Run the workflow again',
			};
	return compose(copy, subject, undefined, '', { mayHaveHappened: writes(subject) && sent });
}

/** A refusal that follows a try of the same write whose end is not known. */
export function afterOpenTry(failure: LuccaApiError): LuccaApiError {
	if (failure.mayHaveHappened) return failure;
	const { message, remedy, httpCode, notFound, cause } = failure;
	return new LuccaApiError(
		message,
		`${remedy}. A try before this one may have been carried out: look in Lucca first`,
		httpCode,
		{ notFound, mayHaveHappened: true, ...(cause === undefined ? {} : { cause }) },
	);
}

/** Whether a connection was never made, so that nothing was sent. */
export function beganNever(cause: unknown): boolean {
	const code = silenceCode(cause);
	return neverBegan.some(([codes]) => codes.test(code));
}

/** Whether asking again can help against a silence: a certificate does not heal in seconds. */
export function mayPass(cause: unknown): boolean {
	return !/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^EPROTO$/.test(silenceCode(cause));
}

/** The form of a body that is no JSON, under which `explainUnusable` knows it. */
export function unusableForm(answer: LuccaAnswer): 'html' | 'text' | 'empty' | 'cut' | undefined {
	const { form } = readBody(answer);
	return form === 'json' ? undefined : form;
}

/** The code of a broken connection, wherever in the chain; some wrappers carry it as `httpCode`. */
function silenceCode(cause: unknown): string {
	for (let link = cause, depth = 0; link && depth < 8; depth++) {
		const { code, httpCode, name, cause: deeper } = link as Record<string, unknown>;
		const found = [code, httpCode].find((each) => /^[A-Z]/.test(String(each ?? '')));
		if (found !== undefined) return String(found);
		if (name === 'TimeoutError') return 'ETIMEDOUT';
		link = deeper;
	}
	return '';
}

const writes = ({ method = 'GET' }: Subject) => method !== 'GET';

const bookOf = (subject: Subject) => (writes(subject) ? writeCopy : readCopy);

function compose(
	{ happened, remedy }: Copy,
	subject: Subject,
	status?: number,
	detail = '',
	options: ConstructorParameters<typeof LuccaApiError>[3] = {},
): LuccaApiError {
	const { act, right } = acts[subject.method ?? 'GET'];
	const words = { ...subject, act, right: subject.right ?? right };
	const fill = (text: string) => {
		const filled = text.replace(
			/\{(host|path|asked|act|right)\}/g,
			(_, name: 'host' | 'path' | 'asked' | 'act' | 'right') => words[name],
		);
		return filled.charAt(0).toUpperCase() + filled.slice(1);
	};
	const message =
		fill(happened) + (status === undefined ? '' : ` (${status})`) + (detail ? `. ${detail}` : '');
	return new LuccaApiError(message, fill(remedy), status, options);
}
