import { addDays, type CivilDate } from '../../employee/civil-date';
import { type IdRanges, idsIn, rangesOf } from './id-set';

/**
 * Who changed, from the moments of change Lucca gives its users. A moment (`modifiedAt`) is text
 * without zone on Lucca's own clock (lucca-api reference, section 15): it is compared with others of
 * its kind, never with the clock of the machine n8n runs on.
 */
export interface Sighting {
	readonly id: number;
	/** Empty for a person Lucca knows no change of. */
	readonly modifiedAt: string;
}

/** What is remembered between two polls. */
export interface ChangeMemory {
	/** Everybody ever seen. */
	readonly known: IdRanges;
	/** The latest moment ever seen that may be true; empty when there was none. */
	readonly cursor: string;
	/** Of people dealt with since `startOf`, the moment they were dealt with at, by ID. */
	readonly dealtWith: Readonly<Record<string, string>>;
}

/**
 * How far behind the latest moment each poll begins again: when summer time ends, Lucca's clock repeats
 * an hour, and a change may be written a while after the moment it carries.
 */
const OVERLAP_MINUTES = 120;

/**
 * How many days after today a moment cannot be true, however the clocks and zones of Lucca and n8n
 * differ. One such moment must not put the beginning of every later poll after all that happens.
 */
const NEVER_YET = 3;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/;

/** Whether a value is a moment of change as Lucca writes it. */
export function isMoment(value: unknown): value is string {
	return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(`${value}Z`));
}

/** From which moment on to ask for changes; undefined: for everything. */
export function startOf({ cursor }: Pick<ChangeMemory, 'cursor'>): string | undefined {
	if (cursor === '') return undefined;
	// Plain arithmetic on the wall clock, as if its zone were UTC. Without fractions: a little earlier.
	const start = Date.parse(`${cursor.slice(0, 19)}Z`) - OVERLAP_MINUTES * 60_000;
	return new Date(start).toISOString().slice(0, 19);
}

/** The memory of a first poll: nobody has changed yet, everybody is known. */
export function firstMemory(everybody: readonly Sighting[], today: CivilDate): ChangeMemory {
	return remember({ known: '', cursor: '', dealtWith: {} }, everybody, everybody, today);
}

/**
 * Who of those seen from `startOf` on is not dealt with yet. The moment stands for the change: one
 * person's second change within the same millisecond is the only thing that goes unseen.
 */
export function sift(
	memory: ChangeMemory,
	seen: readonly Sighting[],
): { readonly changed: Sighting[]; readonly unseen: Sighting[] } {
	const known = idsIn(memory.known);
	const news = seen.filter(({ id, modifiedAt }) => memory.dealtWith[id] !== modifiedAt);
	return {
		changed: news.filter(({ id }) => known.has(id)),
		unseen: news.filter(({ id }) => !known.has(id)),
	};
}

/** People never seen before, by how they came into sight. */
export interface Arrivals {
	readonly created: readonly Sighting[];
	/** Touched lately, yet with an ID from before: moved to where this API key may see them, mostly. */
	readonly appeared: readonly Sighting[];
	/** Untouched since they were not to be seen: a right was given to the API key. */
	readonly revealed: readonly Sighting[];
}

/**
 * So many people who were touched before the latest moment we saw, yet appear only now, may be late in
 * arriving. More of them at once were hidden, and a nightly synchronisation had touched them all.
 */
const MOST_LATE = 10;

export const nobody: Arrivals = { created: [], appeared: [], revealed: [] };

/**
 * Tells who was created from who only came into sight. Lucca v3 has no moment of creation, but its IDs
 * rise. So a person is new whose ID is above all those that were there before: known to us, or
 * untouched since, and therefore hidden from us until now.
 * @param unseen from `sift`
 * @param everybody read after them
 */
export function sortArrivals(
	memory: ChangeMemory,
	unseen: readonly Sighting[],
	everybody: readonly Sighting[],
): Arrivals {
	const known = idsIn(memory.known);
	const start = startOf(memory) ?? '';
	const revealed = everybody.filter(({ id, modifiedAt }) => !known.has(id) && modifiedAt < start);
	let highest = 0;
	for (const id of known) highest = Math.max(highest, id);
	for (const { id } of revealed) highest = Math.max(highest, id);
	const appeared = unseen.filter(({ id }) => id <= highest);
	const late = appeared.filter(({ modifiedAt }) => modifiedAt <= memory.cursor);
	const wereHidden = late.length > MOST_LATE;
	return {
		created: unseen.filter(({ id }) => id > highest),
		appeared: wereHidden
			? appeared.filter(({ modifiedAt }) => modifiedAt > memory.cursor)
			: appeared,
		revealed: wereHidden ? [...revealed, ...late] : revealed,
	};
}

/**
 * The memory after a poll.
 * @param seen everybody the poll saw: the latest of their moments is where the next one begins
 * @param dealtWith those nothing is left to be told of, at the moment of what was told
 * @param today the day it is where the workflow is
 */
export function remember(
	memory: ChangeMemory,
	seen: readonly Sighting[],
	dealtWith: readonly Sighting[],
	today: CivilDate,
): ChangeMemory {
	const neverYet = addDays(today, NEVER_YET);
	let { cursor } = memory;
	for (const { modifiedAt } of seen) {
		if (modifiedAt > cursor && modifiedAt < neverYet) cursor = modifiedAt;
	}
	const start = startOf({ cursor }) ?? '';
	const moments = new Map(Object.entries(memory.dealtWith));
	for (const { id, modifiedAt } of dealtWith) moments.set(String(id), modifiedAt);
	return {
		known: rangesOf([...idsIn(memory.known), ...dealtWith.map(({ id }) => id)]),
		cursor,
		// What lies before the start will not be asked for again.
		dealtWith: Object.fromEntries([...moments].filter(([, modifiedAt]) => modifiedAt >= start)),
	};
}
