/**
 * Scripts of misfortune: which request (by method, path, query and rank) gets which bad answer
 * instead of, or on top of, the right one.
 */
import type { CompanyUser } from '../company';
import { empty, html, refusal } from './answer';
import type { Answer } from './answer';
import { isObject } from './payload';
import { problem } from './v5/problem';

export interface On {
	/** `GET` and so on; any, unless said. */
	method?: string;
	/** Exact (case left aside) or a pattern; any, unless said. */
	path?: string | RegExp;
	/** Parameters that must have exactly these values, or fit these patterns: `{ paging: /,1000$/ }`. */
	query?: Readonly<Record<string, string | RegExp>>;
	/** Properties of a JSON body that must have exactly these values, or fit these patterns. */
	body?: Readonly<Record<string, unknown>>;
	/** From which matching request on, 1 being the first since the script was given; 1 by default. */
	nth?: number;
	/** For how many matching requests; one when `nth` is given, every one otherwise. */
	times?: number;
}

/** A refusal out of nowhere, as from a proxy or a tired server. */
export interface StatusFault {
	status: number;
	/** v3's JSON by default, or the newer API's; `{ text }` is sent as it is, as plain text. */
	body?: 'json' | 'problem' | 'empty' | 'html' | { text: string };
	message?: string;
	/** `Retry-After`: a number of seconds, or the HTTP date that many seconds ahead. Absent otherwise. */
	retryAfter?: number | { dateIn: number };
}

/**
 * What goes wrong with a page of a list although everything looks right. `{ shift: -1, keep: 200 }` on
 * a last page of 200 gives one person twice and leaves one out while the total still agrees.
 */
export interface PageFault {
	/** Starts the page that many items later (or earlier): an item is missed (or comes twice). */
	shift?: number;
	/** Sends at most that many items, whatever was asked. */
	keep?: number;
	/** Added to the count announced. */
	countOff?: number;
}

/** People who come, and ids of those who go. */
export interface PeopleFault {
	arrive?: readonly CompanyUser[];
	leave?: readonly number[];
}

export type Fault =
	| StatusFault
	/** The connection is reset before anything is sent, or in the middle of the body. */
	| { reset: 'beforeAnswer' | 'inBody' }
	/** Nothing is ever sent; the connection stays open. */
	| { silent: true }
	/**
	 * The request is carried out, and answered rightly, that many milliseconds late. Beyond the switch
	 * `abortsAfter` it is not carried out at all: 408 comes then.
	 */
	| { lateBy: number }
	/** A 200 whose JSON stops half-way, with a Content-Length that agrees. */
	| { half: true }
	/** The request is carried out at once; then comes this in place of its answer. */
	| { afterwards: StatusFault | 'reset' | 'silent' | { lateBy: number } }
	| { page: PageFault }
	/** People come or go just before the request is answered, rightly, for the new population. */
	| { people: PeopleFault };

export interface Scene {
	on: On;
	answer: Fault;
}

interface Seen {
	method: string;
	path: string;
	query: ReadonlyMap<string, string>;
	/** Parsed. */
	body: unknown;
}

function isLike(wanted: unknown, given: unknown): boolean {
	return wanted instanceof RegExp ? wanted.test(String(given ?? '')) : given === wanted;
}

function matches(on: On, { method, path, query, body }: Seen): boolean {
	if (on.method !== undefined && on.method.toUpperCase() !== method) return false;
	if (typeof on.path === 'string' && on.path.toLowerCase() !== path.toLowerCase()) return false;
	if (on.path instanceof RegExp && !on.path.test(path)) return false;
	const properties = isObject(body) ? body : {};
	return (
		Object.entries(on.query ?? {}).every(([name, wanted]) => isLike(wanted, query.get(name))) &&
		Object.entries(on.body ?? {}).every(([name, wanted]) => isLike(wanted, properties[name]))
	);
}

/** Keeps the count of each scene of a script. */
export class Script {
	private scenes: Array<Scene & { seen: number }> = [];

	/** Replaces the script; counting starts anew. */
	play(scenes: readonly Scene[]): void {
		this.scenes = scenes.map((scene) => ({ ...scene, seen: 0 }));
	}

	/** The fault for a request: that of the first scene whose turn it is. All scenes count it. */
	next(request: Seen): Fault | undefined {
		let due: Fault | undefined;
		for (const scene of this.scenes) {
			if (!matches(scene.on, request)) continue;
			scene.seen += 1;
			const { nth } = scene.on;
			const first = nth ?? 1;
			const times = scene.on.times ?? (nth === undefined ? Infinity : 1);
			if (scene.seen >= first && scene.seen < first + times) due ??= scene.answer;
		}
		return due;
	}
}

/** The `Retry-After` header of a fault. */
function retryAfterHeader(
	retryAfter: StatusFault['retryAfter'],
	now: number,
): Record<string, string> {
	if (retryAfter === undefined) return {};
	const value =
		typeof retryAfter === 'number'
			? String(retryAfter)
			: new Date(now + retryAfter.dateIn * 1000).toUTCString();
	return { 'retry-after': value };
}

/** The answer a status fault asks for. */
export function statusAnswer(fault: StatusFault, now: number): Answer {
	const headers = retryAfterHeader(fault.retryAfter, now);
	const message = fault.message ?? `Scripted answer ${fault.status}`;
	const body = fault.body ?? 'json';
	if (typeof body === 'object') {
		return {
			status: fault.status,
			body: body.text,
			headers: { 'content-type': 'text/plain', ...headers },
		};
	}
	if (body === 'empty') return empty(fault.status, headers);
	if (body === 'problem') return problem(fault.status, message, headers);
	if (body === 'json') return refusal(fault.status, message, headers);
	const page = html(fault.status, message);
	return { ...page, headers: { ...page.headers, ...headers } };
}
