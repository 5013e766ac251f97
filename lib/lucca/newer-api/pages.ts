import type { LuccaClient, Query } from '../client/request';
import { explainUnusable } from '../client/messages';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { inWordsOfApplications } from './refusals';
import type { Resource } from './resources';

/** A page of a list of the newer API. */
export interface Page {
	/** Each with a non-empty text under `id`. */
	readonly objects: LuccaObject[];
	/** How many the list holds in all, as this page says. */
	readonly total: number;
	/** What to ask for the next page with; null on the last. */
	readonly next: Query | null;
}

/**
 * Reads one page (lucca-api reference, section 9.1).
 * @param query with `include: 'totalCount,links'`
 * @returns undefined when Lucca took too long and `tooLargeIsFinal`
 * @throws LuccaApiError when Lucca refuses it or gives it in another form than documented
 */
export async function readPage(
	client: LuccaClient,
	resource: Resource,
	query: Query,
	tooLargeIsFinal: boolean,
): Promise<Page | undefined> {
	const { path, plural } = resource;
	const asked = `the ${plural}`;
	const answer = await (
		tooLargeIsFinal ? client.getUnlessTooLarge(path, query, asked) : client.get(path, query, asked)
	).catch((cause: unknown) => {
		throw inWordsOfApplications(cause, resource, client.host);
	});
	if (!answer) return undefined;
	const { items, totalCount, links } = answer;
	const next = isLuccaObject(links) ? nextQuery(links.next, client.host, path, query) : undefined;
	const isList = Array.isArray(items) && items.every(hasId);
	if (!isList || !isCount(totalCount) || next === undefined) {
		throw explainUnusable('unknownShape', { asked, host: client.host, path });
	}
	return { objects: items, total: totalCount, next };
}

/**
 * The query of a link `{href}` to the next page, with the parts of ours that it leaves out; null when
 * there is none. Undefined for one that leads elsewhere: the token and the people of this list are for
 * this address only.
 */
function nextQuery(link: unknown, host: string, path: string, query: Query) {
	if (link === null || link === undefined) return null;
	const href = isLuccaObject(link) ? link.href : undefined;
	if (typeof href !== 'string' || !URL.canParse(href, `https://${host}`)) return undefined;
	const url = new URL(href, `https://${host}`);
	if (url.host !== host || url.pathname !== path) return undefined;
	return { ...query, ...Object.fromEntries(url.searchParams) };
}

function hasId(item: unknown): item is LuccaObject {
	return isLuccaObject(item) && typeof item.id === 'string' && item.id !== '';
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
