export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request, complete: the address carries the query. Authentication is the sender's business. */
export interface LuccaRequest {
	readonly method: 'GET' | WriteMethod;
	readonly url: string;
	/** Sent as `application/json`; none is sent when undefined. */
	readonly body?: unknown;
}

/** A write as it is sent, or would be: its whole address, and no key. */
export interface ShownRequest extends LuccaRequest {
	readonly method: WriteMethod;
}

/** What came back, whatever its status; the body as received, so that a cut one can be told. */
export interface LuccaAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: string;
}

/**
 * Sends a request with the tenant's credential. It follows no redirect, never throws on an HTTP
 * status, and rejects only when no whole answer came: with a LuccaApiError when it knows better why and
 * trying again may help, with another ExplainedError when it does not help.
 */
export type Send = (request: LuccaRequest) => Promise<LuccaAnswer>;

/** Time and chance, so that tests need neither. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after so many milliseconds, or earlier when the run is cancelled. */
	sleep(milliseconds: number): Promise<unknown>;
	/** From 0 to below 1. */
	random(): number;
}

/** A JSON object from Lucca, its properties not yet trusted. */
export type LuccaObject = Readonly<Record<string, unknown>>;

export function isLuccaObject(value: unknown): value is LuccaObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
