import { LuccaApiError } from '../client/lucca-api-error';
import type { LuccaClient, Query } from '../client/request';
import type { LuccaObject } from '../client/transport';
import { type Page, readPage } from './pages';
import type { Resource } from './resources';

/** What to read of a list. */
export interface Wanted {
	readonly filters: Query;
	/** Stop when so many objects worth keeping were found; the whole list when absent. */
	readonly until?: { readonly found: number; readonly isKept: (object: LuccaObject) => boolean };
}

export type Reading =
	| { readonly objects: LuccaObject[] }
	/** Why what was read cannot be the list. */
	| { readonly doubt: string };

/**
 * Follows the pages of a list once. Each page is held against the first: the same number announced, no ID
 * twice, IDs in ascending order, and in the end as many objects as announced.
 * @param mayBeTooLarge whether to give up when Lucca refuses pages of this size or takes too long
 * @returns undefined when it gave up
 */
export async function readOnce(
	client: LuccaClient,
	resource: Resource,
	{ filters, until }: Wanted,
	pageSize: number,
	mayBeTooLarge: boolean,
): Promise<Reading | undefined> {
	const { plural } = resource;
	const objects: LuccaObject[] = [];
	const seen = new Set<string>();
	let kept = 0;
	let announced: number | undefined;
	let query: Query | null = {
		...filters,
		include: 'totalCount,links',
		limit: String(pageSize),
		sort: 'id',
	};
	while (query) {
		const page: Page | undefined = await readPage(client, resource, query, mayBeTooLarge).catch(
			(cause: unknown) => {
				if (mayBeTooLarge && cause instanceof LuccaApiError && cause.httpCode === 400)
					return undefined;
				throw cause;
			},
		);
		if (!page) return undefined;
		announced ??= page.total;
		if (page.total !== announced) {
			return {
				doubt: `Lucca announced ${announced} ${plural} on one page, ${page.total} on another`,
			};
		}
		if (page.objects.length === 0 && page.next) {
			return { doubt: `Lucca gave a page without ${plural} after number ${objects.length}` };
		}
		for (const object of page.objects) {
			const doubt = doubtAbout(String(object.id), objects.at(-1)?.id, seen, plural);
			if (doubt !== undefined) return { doubt };
			seen.add(String(object.id));
			objects.push(object);
			if (until?.isKept(object) && ++kept >= until.found) return { objects };
		}
		// A list that gives more than it has may never end.
		query = objects.length > announced ? null : page.next;
	}
	if (objects.length === announced) return { objects };
	return { doubt: `Lucca announced ${announced} ${plural}, but gave ${objects.length}` };
}

/** What is wrong with an ID where it stands, if anything. */
function doubtAbout(
	id: string,
	before: unknown,
	seen: ReadonlySet<string>,
	plural: string,
): string | undefined {
	if (seen.has(id)) return `Lucca gave ID ${id} twice among its ${plural}`;
	const previous = String(before);
	// Lucca does not say whether it sorts these texts as numbers or as texts; other IDs have no known order.
	const areNumbers = /^\d+$/.test(id) && /^\d+$/.test(previous);
	if (!areNumbers || Number(id) > Number(previous) || id > previous) return undefined;
	return `Lucca gave ID ${id} after ID ${previous}, although its ${plural} were asked for in the order of their IDs`;
}
