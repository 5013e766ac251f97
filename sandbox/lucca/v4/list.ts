import { badRequest, json } from '../answer';
import type { Call, Handler } from '../call';

/** A v4 list (lucca-api reference, section 8): the filters it knows beside page, limit and fields.root. */
export interface List<T> {
	items(call: Call): readonly T[];
	filters?: Readonly<Record<string, (value: string) => (item: T) => boolean>>;
	/** Applied when the filter of that name is not sent. */
	defaults?: Readonly<Record<string, string>>;
	/** The lowest and highest `limit`; above 0 and below 100, unless said. */
	limits?: readonly [number, number];
	/** What `fields.root` may name; prev, next and count, unless said. */
	root?: readonly string[];
}

const DEFAULT_LIMIT = 10;
const ROOT: readonly string[] = ['prev', 'next', 'count'];
const CURSOR = '!';

/** Pages are named by their rank or by what an earlier answer called them, which says nothing. */
function cursor(page: number): string {
	return CURSOR + Buffer.from(`page ${page}`).toString('base64url');
}

function parsePage(text = '1'): number {
	const rank = text.startsWith(CURSOR)
		? /^page (\d+)$/.exec(Buffer.from(text.slice(1), 'base64url').toString())?.[1]
		: /^\d+$/.exec(text)?.[0];
	const page = Number(rank);
	if (!Number.isInteger(page) || page < 1) throw badRequest(`page '${text}' is not a page`);
	return page;
}

function parseLimit(
	text: string | undefined,
	[lowest, highest]: readonly [number, number],
): number {
	if (text === undefined) return DEFAULT_LIMIT;
	const limit = /^\d+$/.test(text) ? Number(text) : NaN;
	if (limit >= lowest && limit <= highest) return limit;
	throw badRequest(`limit must be between ${lowest} and ${highest}`);
}

function parseRoot(text: string | undefined, known: readonly string[]): Set<string> {
	const names = text === undefined ? [] : text.split(',');
	for (const name of names) {
		if (!known.includes(name)) throw badRequest(`fields.root does not know '${name}'`);
	}
	return new Set(names);
}

/** Answers a v4 list: `{items}`, with prev, next and count only when `fields.root` names them. */
export function listV4<T extends { id: number }>(list: List<T>): Handler {
	return (call) => {
		const query = new Map(call.query);
		const take = (name: string) => {
			const value = query.get(name);
			query.delete(name);
			return value;
		};
		const page = parsePage(take('page'));
		const { limits = [call.switches.v4LimitZero ? 0 : 1, 99] } = list;
		const limit = parseLimit(take('limit'), limits);
		const root = parseRoot(take('fields.root'), list.root ?? ROOT);
		let found = [...list.items(call)].sort((one, other) => one.id - other.id);
		for (const [name, filter] of Object.entries(list.filters ?? {})) {
			const value = take(name) ?? list.defaults?.[name];
			if (value !== undefined) found = found.filter(filter(value));
		}
		const [unknown] = query.keys();
		if (unknown !== undefined) throw badRequest(`Parameter ${unknown} is unknown`);
		const { shift = 0, keep = Infinity, countOff = 0 } = call.pageFault ?? {};
		const offset = Math.max((page - 1) * limit + shift, 0);
		const items = found.slice(offset, offset + Math.min(limit, keep));
		const last = page * limit >= found.length;
		return json(200, {
			items,
			...(root.has('prev') ? { prev: page > 1 ? cursor(page - 1) : null } : {}),
			...(root.has('next') ? { next: last ? null : cursor(page + 1) } : {}),
			...(root.has('count') ? { count: found.length + countOff } : {}),
		});
	};
}

/** `12,15`: one of these numbers. */
export function numberList(value: string, name: string): Set<number> {
	const numbers = value.split(',');
	if (!numbers.every((each) => /^\d+$/.test(each))) {
		throw badRequest(`${name} takes numbers separated by commas`);
	}
	return new Set(numbers.map(Number));
}

/** `false`, `true` or `true,false`. */
export function booleanList(value: string, name: string): Set<boolean> {
	const words = value.split(',');
	if (!words.every((each) => each === 'true' || each === 'false')) {
		throw badRequest(`${name} takes true, false or both`);
	}
	return new Set(words.map((word) => word === 'true'));
}
