import { ExplainedError } from '../../explained-error';
import { LuccaApiError } from './lucca-api-error';
import type { LuccaClient } from './request';

/** Lucca gives a request up after 5 seconds (lucca-api reference, section 4): then it is done, or never will be. */
const LUCCA_IS_DONE = 6_000;
const TRIES = 3;

/** A write that must be carried out once, and a way to see whether it was. */
export interface Deed<T> {
	/** e.g. `the user 'ivarlet' was created`. */
	readonly what: string;
	/** What to look for, e.g. `the login 'ivarlet'`. */
	readonly trace: string;
	/** Sends it; throws LuccaApiError. */
	send(): Promise<T>;
	/** What it left behind, undefined for nothing; throws when that cannot be told. */
	look(): Promise<T | undefined>;
}

/**
 * Writes once, and once only. A try whose end is not known is followed by a look for what it would have
 * left, when Lucca must have done with it; only when there is nothing is the request sent again.
 * @throws LuccaApiError when Lucca refuses; with `mayHaveHappened` when it cannot be told, its cause the
 * first thing that went wrong
 */
export async function doOnce<T>(client: LuccaClient, deed: Deed<T>): Promise<T> {
	let first: LuccaApiError | undefined;
	for (let tries = 1; ; tries++) {
		const failure = await tryToSend(deed);
		if (!(failure instanceof LuccaApiError)) return failure.done;
		if (!first && !failure.mayHaveHappened) throw failure;
		first ??= failure;
		// Refused now, the earlier try may be why: that one is done already.
		if (failure.mayHaveHappened) await client.pause(LUCCA_IS_DONE);
		const found = await look(deed, first);
		if (found !== undefined) return found;
		if (!failure.mayHaveHappened) throw unclear(deed, first, `Tried again, ${lower(failure)}`);
		if (tries === TRIES) throw unclear(deed, first);
	}
}

async function tryToSend<T>({ send }: Deed<T>): Promise<{ readonly done: T } | LuccaApiError> {
	try {
		return { done: await send() };
	} catch (cause) {
		if (cause instanceof LuccaApiError) return cause;
		throw cause;
	}
}

async function look<T>(deed: Deed<T>, first: LuccaApiError): Promise<T | undefined> {
	try {
		return await deed.look();
	} catch (cause) {
		if (!(cause instanceof ExplainedError)) throw cause;
		throw unclear(deed, first, `Looked for, ${lower(cause)}`);
	}
}

function unclear<T>({ what, trace }: Deed<T>, first: LuccaApiError, then?: string): LuccaApiError {
	return new LuccaApiError(
		`Whether ${what} is not known. ${first.message}${then ? `. ${then}` : ''}`,
		`Look for ${trace} in Lucca before running the workflow again for this item`,
		first.httpCode,
		{ cause: first, mayHaveHappened: true },
	);
}

function lower({ message }: Error): string {
	return message.charAt(0).toLowerCase() + message.slice(1);
}
