import { explainUnusable } from '../client/messages';
import { type Collection, notWhole, type Page } from './read-all';
import type { LuccaClient, Query } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/** Lucca's largest page on v3 (lucca-api reference, section 5.3). */
const V3_PAGE = 1000;
const V3_SMALLEST_PAGE = 125;
/** v4 wants less than 100 (lucca-api reference, section 8.1). */
const V4_PAGE = 99;

/** A v3 list: `fields`, `paging=offset,limit`, an order that holds, and its count with every page. */
export function v3Collection(
	client: LuccaClient,
	path: string,
	plural: string,
	fields: readonly string[],
	filters: Query,
): Collection & { count(): Promise<number> } {
	const asked = `the ${plural}`;
	return {
		plural,
		inOrder: true,
		pageSize: V3_PAGE,
		smallestPage: V3_SMALLEST_PAGE,
		/** How many Lucca announces now, without any of them. */
		count: async () => {
			const query = { ...filters, fields: 'collection.count' };
			return countIn(client, path, asked, await client.get(path, query, asked));
		},
		page: async (offset, limit, mayShrink) => {
			const query = v3Query(fields, filters, offset, limit);
			const answer = mayShrink
				? await client.getUnlessTooLarge(path, query, asked)
				: await client.get(path, query, asked);
			return answer && pageIn(client, path, asked, answer);
		},
	};
}

/**
 * Reads what matches filters in one request, held against the count that comes with it.
 * @returns undefined when more than a page matches, or Lucca took too long: ask in parts
 * @throws LuccaApiError when it cannot be read whole
 */
export async function readMatching(
	client: LuccaClient,
	path: string,
	plural: string,
	fields: readonly string[],
	filters: Query,
): Promise<LuccaObject[] | undefined> {
	const asked = `the ${plural}`;
	const query = v3Query(fields, filters, 0, V3_PAGE);
	const answer = await client.getUnlessTooLarge(path, query, asked);
	if (!answer || countIn(client, path, asked, answer) > V3_PAGE) return undefined;
	return allIn(client, path, plural, answer);
}

/** How many objects `readFew` may be asked for. */
export const FEW = 100;

/**
 * Reads a short v3 list in one request, held against the count that comes with it.
 * @param filters that at most `FEW` objects match
 * @throws LuccaApiError when it cannot be read whole
 */
export async function readFew(
	client: LuccaClient,
	path: string,
	plural: string,
	fields: readonly string[],
	filters: Query,
): Promise<LuccaObject[]> {
	const answer = await client.get(path, v3Query(fields, filters, 0, FEW), `the ${plural}`);
	return allIn(client, path, plural, answer);
}

/** A count asked for among the fields comes beside the items (lucca-api reference, section 5.1). */
function v3Query(fields: readonly string[], filters: Query, offset: number, limit: number): Query {
	return {
		...filters,
		fields: [...fields, 'collection.count'].join(','),
		orderBy: 'id,asc',
		paging: `${offset},${limit}`,
	};
}

/** The objects of an answer that counts them, every one of them. */
function allIn(
	client: LuccaClient,
	path: string,
	plural: string,
	answer: LuccaObject,
): LuccaObject[] {
	const { objects, count: announced } = pageIn(client, path, `the ${plural}`, answer);
	const different = new Set(objects.map(({ id }) => String(id))).size;
	if (objects.length === announced && different === announced) return objects;
	throw notWhole(plural, `Lucca announced ${announced}, but gave ${different}`);
}

export interface V4Options {
	/** Lucca's largest page of this list, when it is not below 100. */
	readonly pageSize?: number;
	readonly filters?: Query;
}

/** A v4 list: numbered pages and a count beside the items. Pages keep their size, or numbers would shift. */
export function v4Collection(
	client: LuccaClient,
	path: string,
	plural: string,
	{ pageSize = V4_PAGE, filters = {} }: V4Options = {},
): Collection {
	const asked = `the ${plural}`;
	const query = (page: number, limit: number) => ({
		...filters,
		page: String(page),
		limit: String(limit),
		'fields.root': 'count',
	});
	return {
		plural,
		// Its pages are numbered, and its documents name no order.
		inOrder: false,
		pageSize,
		smallestPage: pageSize,
		page: async (offset, limit) => {
			const answer = await client.get(path, query(offset / limit + 1, limit), asked);
			return pageIn(client, path, asked, answer);
		},
	};
}

function pageIn(client: LuccaClient, path: string, asked: string, answer: LuccaObject): Page {
	return {
		objects: objectsIn(client, path, asked, answer),
		count: countIn(client, path, asked, answer),
	};
}

/**
 * The objects of an answer, from `{data: {items}}` or the older `{items}`.
 * @throws LuccaApiError unless each is an object with an `id`
 */
export function objectsIn(
	client: LuccaClient,
	path: string,
	asked: string,
	answer: LuccaObject,
): LuccaObject[] {
	const { items } = isLuccaObject(answer.data) ? answer.data : answer;
	if (Array.isArray(items) && items.every(hasId)) return items;
	throw explainUnusable('unknownShape', { asked, host: client.host, path });
}

function hasId(item: unknown): item is LuccaObject {
	if (!isLuccaObject(item)) return false;
	return Number.isSafeInteger(item.id) || (typeof item.id === 'string' && item.id !== '');
}

/** The count of an answer, from `{data: {count}}` or `{count}`. */
function countIn(client: LuccaClient, path: string, asked: string, answer: LuccaObject): number {
	const { count } = isLuccaObject(answer.data) ? answer.data : answer;
	if (Number.isSafeInteger(count) && Number(count) >= 0) return Number(count);
	throw explainUnusable('unknownShape', {
		asked: `the number of ${asked}`,
		host: client.host,
		path,
	});
}
