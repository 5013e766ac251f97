import type { Call } from '../call';
import { refuse } from './filters';

/** Where a row stands in the order of a list. */
export type Key = Array<string | null>;
type Comparison = (one: Key, other: Key) => number;

/** A page: its rows, and cursors to the pages around it. */
export interface Page<Row> {
	rows: Row[];
	previous: string | null;
	next: string | null;
}

const DEFAULT_LIMIT = 25;
const CURSOR = '!';

/** Says nothing to who holds it: where the page begins or ends. */
function cursor(edge: 'after' | 'before', key: Key): string {
	return CURSOR + Buffer.from(JSON.stringify([edge, ...key])).toString('base64url');
}

function readCursor(text: string): ['after' | 'before', Key] {
	try {
		const [edge, ...key] = JSON.parse(Buffer.from(text.slice(1), 'base64url').toString()) as Array<
			string | null
		>;
		if (edge === 'after' || edge === 'before') return [edge, key];
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
	}
	throw refuse('page', `The page '${text}' is unknown.`);
}

function parseLimit(text: string | undefined, highest: number): number {
	const limit = text === undefined ? DEFAULT_LIMIT : /^\d+$/.test(text) ? Number(text) : NaN;
	if (limit <= highest) return limit;
	throw refuse('limit', `The limit must be between 0 and ${highest}.`);
}

/** The index of the first row of the page asked for: by a cursor, or by the page's rank from 1. */
function begin(
	keys: readonly Key[],
	page: string | undefined,
	limit: number,
	compare: Comparison,
): number {
	if (page === undefined) return 0;
	if (!page.startsWith(CURSOR)) {
		if (!/^[1-9]\d*$/.test(page)) throw refuse('page', `The page '${page}' is unknown.`);
		return (Number(page) - 1) * limit;
	}
	const [edge, key] = readCursor(page);
	const first = keys.findIndex((each) =>
		edge === 'after' ? compare(each, key) > 0 : compare(each, key) >= 0,
	);
	const index = first < 0 ? keys.length : first;
	return edge === 'after' ? index : Math.max(index - limit, 0);
}

/**
 * Cuts a page out of rows in order (https://developers.lucca.fr/documentation/using-api/paging).
 * Cursors name a row, so that people who come or go before it shift nothing.
 * @throws Refused (400) for a limit or a page that is none
 */
export function cutPage<Row>(
	rows: readonly Row[],
	keyOf: (row: Row) => Key,
	compare: Comparison,
	{ query, switches, pageFault }: Call,
): Page<Row> {
	const limit = parseLimit(query.get('limit'), switches.v5HighestLimit);
	const { shift = 0, keep = Infinity } = pageFault ?? {};
	const start = begin(rows.map(keyOf), query.get('page'), limit, compare);
	const offset = Math.max(start + shift, 0);
	const cut = rows.slice(offset, offset + Math.min(limit, keep));
	const end = start + limit;
	const [first, last] = [rows[start], rows[Math.min(end, rows.length) - 1]];
	return {
		rows: cut,
		previous: start > 0 && first && limit > 0 ? cursor('before', keyOf(first)) : null,
		next: end < rows.length && last && limit > 0 ? cursor('after', keyOf(last)) : null,
	};
}
