import type { LuccaClient, Query } from '../client/request';
import type { LuccaObject } from '../client/transport';
import { notWhole } from '../lists/read-all';
import { type Reading, readOnce, type Wanted } from './read-once';
import type { Resource } from './resources';

/** Some lists take this, others no more than the small one (lucca-api reference, section 9.1). */
const LARGE_PAGE = 1000;
const SMALL_PAGE = 100;
/** How many values a filter takes (lucca-api reference, section 9.1). */
export const FEW = 100;
/** People come and go while a list is read; if it never holds still, something else is wrong. */
const READINGS = 3;

/** Lists of the newer API, read whole or not at all. */
export interface NewerLists {
	/**
	 * Every object that matches.
	 * @throws LuccaApiError when the list cannot be proven whole
	 */
	all(resource: Resource, filters?: Query): Promise<LuccaObject[]>;
	/**
	 * From the beginning until so many were found worth keeping, or the list ends. All that was read is
	 * given, the others too.
	 * @throws LuccaApiError as `all`
	 */
	first(
		resource: Resource,
		filters: Query,
		found: number,
		isKept: (object: LuccaObject) => boolean,
	): Promise<LuccaObject[]>;
	/**
	 * Every object that matches filters that no more than `FEW` objects can match.
	 * @throws LuccaApiError as `all`
	 */
	few(resource: Resource, filters: Query): Promise<LuccaObject[]>;
}

/**
 * Reads lists and proves them, as `lists/read-all.ts` does for the older APIs; what is in doubt is
 * refused after three readings. Pages are reached through cursors, which cannot overlap: one that leaves
 * and one that arrives between two pages would go unseen if Lucca's cursors counted places, not IDs.
 */
export function newerLists(client: LuccaClient): NewerLists {
	/** The paths met that do not take large pages. */
	const small = new Set<string>();

	async function readSized(resource: Resource, wanted: Wanted, size: number): Promise<Reading> {
		if (size > SMALL_PAGE && !small.has(resource.path)) {
			const reading = await readOnce(client, resource, wanted, size, true);
			if (reading) return reading;
			small.add(resource.path);
		}
		return (await readOnce(client, resource, wanted, Math.min(size, SMALL_PAGE), false)) as Reading;
	}

	async function read(
		resource: Resource,
		wanted: Wanted,
		most = LARGE_PAGE,
	): Promise<LuccaObject[]> {
		const size = Math.min(most, LARGE_PAGE);
		for (let reading = 1; ; reading++) {
			const outcome = await readSized(resource, wanted, size);
			if ('objects' in outcome) return outcome.objects;
			if (reading === READINGS) {
				throw notWhole(resource.plural, `${outcome.doubt} (${READINGS} readings)`);
			}
		}
	}

	return {
		all: async (resource, filters = {}) => await read(resource, { filters }),
		first: async (resource, filters, found, isKept) =>
			// Who is kept may come after hundreds who are not: a page each, that would take hours.
			await read(resource, { filters, until: { found, isKept } }, Math.max(found, SMALL_PAGE)),
		few: async (resource, filters) => await read(resource, { filters }, FEW),
	};
}

/**
 * The objects whose property has one of these values, a hundred values a request.
 * @param name the filter, e.g. `employee.id`
 * @throws LuccaApiError when they cannot be read whole
 */
export async function readAmong(
	lists: NewerLists,
	resource: Resource,
	name: string,
	values: readonly string[],
	filters: Query = {},
): Promise<LuccaObject[]> {
	const different = [...new Set(values)];
	const objects: LuccaObject[] = [];
	for (let at = 0; at < different.length; at += FEW) {
		const some = different.slice(at, at + FEW).join(',');
		objects.push(...(await lists.few(resource, { ...filters, [name]: some })));
	}
	return objects;
}
