/** What stands before every resource: the key, and the budget of requests. */
import { empty, html, refusal } from './answer';
import type { Answer, Refuse } from './answer';
import type { KeyRights, Switches } from './options';

const AUTHORIZATION = /^lucca application=(.+)$/i;
const SCHEME = 'lucca application=';

/**
 * The rights of the key in an `Authorization` header: `lucca application=<key>`, the key exact, the
 * word `lucca` in any case (lucca-api reference, section 3.1).
 */
export function rightsOf(
	authorization: string | undefined,
	keys: ReadonlyMap<string, KeyRights>,
): KeyRights | undefined {
	const key = AUTHORIZATION.exec(authorization ?? '')?.[1];
	if (key === undefined || authorization?.slice(5, SCHEME.length) !== SCHEME.slice(5))
		return undefined;
	return keys.get(key);
}

export function unauthorized(body: Switches['unauthorizedBody']): Answer {
	switch (body) {
		case 'json':
			return refusal(401, 'Unauthorized');
		case 'empty':
			return empty(401);
		case 'html':
			return html(401, 'Unauthorized');
	}
}

/** A sliding window over the requests let through (lucca-api reference, section 4). */
export class RateLimit {
	private letThrough: number[] = [];

	constructor(private readonly limit: { requests: number; seconds: number }) {}

	/** Lets a request through (undefined), or says for how many milliseconds to stay away. */
	refuses(now: number): number | undefined {
		const left = this.placesLeft(now);
		const oldest = this.letThrough[0];
		if (oldest !== undefined && left === 0) return oldest + this.limit.seconds * 1000 - now;
		this.letThrough.push(now);
		return undefined;
	}

	placesLeft(now: number): number {
		const window = this.limit.seconds * 1000;
		this.letThrough = this.letThrough.filter((at) => at > now - window);
		return this.limit.requests - this.letThrough.length;
	}
}

export function tooManyRequests(
	wait: number,
	now: number,
	retryAfter: Switches['retryAfter'],
	refuse: Refuse,
): Answer {
	const message = 'Too many requests';
	if (retryAfter === 'absent') return refuse(429, message);
	const seconds = Math.ceil(wait / 1000);
	// HTTP dates have no fraction of a second: rounded up, so that coming back then is late enough.
	const date = new Date(Math.ceil((now + wait) / 1000) * 1000).toUTCString();
	return refuse(429, message, { 'retry-after': retryAfter === 'date' ? date : String(seconds) });
}
