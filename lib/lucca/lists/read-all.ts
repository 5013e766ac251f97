import { LuccaApiError } from '../client/lucca-api-error';
import type { LuccaObject } from '../client/transport';

/**
 * A list of Lucca's that tells how many it holds and gives itself away in pages. `collections.ts`
 * makes one from the v3 and from the v4 API.
 */
export interface Collection {
	/** As a message says it, e.g. `users`. */
	readonly plural: string;
	readonly pageSize: number;
	/**
	 * Whether pages come in ascending order of IDs and may begin at any index, so that each can be held
	 * against the one before.
	 */
	readonly inOrder: boolean;
	/** Below this a page is not cut smaller when Lucca takes too long; equal to `pageSize`: never. */
	readonly smallestPage: number;
	/**
	 * The objects from an index on, and how many the whole list has.
	 * @returns undefined when Lucca took too long and `mayShrink`
	 */
	page(offset: number, limit: number, mayShrink: boolean): Promise<Page | undefined>;
}

export interface Page {
	/** Each with a non-empty `id`. */
	readonly objects: LuccaObject[];
	/** How many objects Lucca announces in all at this moment. */
	readonly count: number;
}

/** People come and go while a list is read; if it never holds still, something else is wrong. */
const READINGS = 3;

/** How much larger each page is than the one before, as far as pages may be. */
const GROWTH = 10;

type Reading<T> = { readonly taken: T[] } | { readonly doubt: string };

/**
 * Reads a whole collection and proves it: every ID once, as many as every page announces. Anything else
 * is refused after three readings, because a partial population taken for a whole one makes leavers of
 * the rest.
 *
 * A list in the order of its IDs is read with pages that overlap by one: when somebody of an earlier
 * page leaves and somebody else arrives, the count stays, but the next page no longer begins with the
 * last one read. Of a list without a documented order (v4: numbered pages, no overlap) only the IDs and
 * the count can be proven: one that leaves and one that arrives between two pages may go unseen there.
 * @throws LuccaApiError when it cannot be read whole
 */
export async function readAll(collection: Collection): Promise<LuccaObject[]> {
	return await takeAll(collection, (object) => object);
}

/**
 * The same, of which only what is taken from each object is kept in memory.
 * @throws LuccaApiError as `readAll`, and whatever `take` throws
 */
export async function takeAll<T>(
	collection: Collection,
	take: (object: LuccaObject) => T,
): Promise<T[]> {
	return await takeFirst(collection, take, Infinity, () => true);
}

/**
 * Reads from the beginning until so many objects were found worth keeping, or the list ends. What was
 * taken from all that was read is given, the others too. Each page is held against the number announced.
 * @throws LuccaApiError as `readAll`, and whatever `take` throws
 */
export async function takeFirst<T>(
	collection: Collection,
	take: (object: LuccaObject) => T,
	wanted: number,
	isWanted: (taken: T) => boolean,
): Promise<T[]> {
	for (let reading = 1; ; reading++) {
		const outcome = await readOnce(collection, take, wanted, isWanted);
		if ('taken' in outcome) return outcome.taken;
		if (reading === READINGS)
			throw notWhole(collection.plural, `${outcome.doubt} (${READINGS} readings)`);
	}
}

async function readOnce<T>(
	collection: Collection,
	take: (object: LuccaObject) => T,
	wanted: number,
	isWanted: (taken: T) => boolean,
): Promise<Reading<T>> {
	const { plural } = collection;
	const taken: T[] = [];
	const seen = collection.inOrder ? undefined : new Set<string>();
	let last: LuccaObject | undefined;
	let announced: number | undefined;
	let kept = 0;
	let largest = collection.pageSize;
	let size = Math.min(largest, Math.max(wanted, 1));
	while (announced === undefined || (taken.length < announced && kept < wanted)) {
		const from = taken.length - (last ? 1 : 0);
		// Who is wanted may come after hundreds who are not: few by few, that would take hours.
		if (last) size = Math.min(largest, size * GROWTH);
		const { page, limit } = await pageOrSmaller(collection, from, size);
		if (limit < size) largest = limit;
		size = limit;
		announced ??= page.count;
		if (page.count !== announced) {
			return {
				doubt: `Lucca announced ${announced} ${plural} at the beginning and ${page.count} later`,
			};
		}
		const expected = Math.min(size, announced - from);
		if (page.objects.length !== expected) {
			const place = `from number ${from + 1} on`;
			return {
				doubt: `Lucca announced ${announced} ${plural}, but gave ${page.objects.length} instead of ${expected} ${place}`,
			};
		}
		if (last && page.objects[0]?.id !== last.id) {
			return {
				doubt: `The ${plural} moved between two pages: ID ${String(page.objects[0]?.id)} came where ID ${String(last.id)} had been`,
			};
		}
		const further = last ? page.objects.slice(1) : page.objects;
		for (const object of further) {
			const doubt = doubtAbout(object, last, seen, collection);
			if (doubt !== undefined) return { doubt };
			seen?.add(String(object.id));
			if (collection.inOrder) last = object;
			const part = take(object);
			if (isWanted(part)) kept++;
			taken.push(part);
		}
	}
	return { taken };
}

/**
 * What is wrong with an object's ID where it stands, if anything.
 * @param last the one before, in a list in the order of its IDs
 * @param seen the IDs before, where their order does not tell that none comes twice
 */
function doubtAbout(
	{ id }: LuccaObject,
	last: LuccaObject | undefined,
	seen: ReadonlySet<string> | undefined,
	{ plural }: Collection,
): string | undefined {
	const comesTwice = seen ? seen.has(String(id)) : String(id) === String(last?.id);
	if (comesTwice) return `Lucca gave ID ${String(id)} twice among its ${plural}`;
	if (!last || Number(id) > Number(last.id)) return undefined;
	return `Lucca gave ID ${String(id)} after ID ${String(last.id)}, although its ${plural} were asked for in the order of their IDs`;
}

/** Lucca gives up after five seconds: half as many people take half as long. */
async function pageOrSmaller(
	collection: Collection,
	offset: number,
	size: number,
): Promise<{ page: Page; limit: number }> {
	for (let limit = size; ; limit = Math.max(collection.smallestPage, Math.floor(limit / 2))) {
		const mayShrink = limit > collection.smallestPage;
		const page = await collection.page(offset, limit, mayShrink);
		if (page) return { page, limit };
	}
}

/** A list that cannot be proven whole. */
export function notWhole(plural: string, doubt: string): LuccaApiError {
	return new LuccaApiError(
		`The list of ${plural} could not be read whole: ${doubt}`,
		'Nothing was passed on, since a partial list would make leavers of the others. Run the workflow again when nobody works on these data; when it lasts, give this message to Lucca support',
	);
}
