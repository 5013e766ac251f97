import type { CivilDate } from '../../employee/civil-date';
import { dateIn } from '../../employee/employment';
import { bareKey, described, hasLeft, keyOf, keyWords, type Population } from './people';
import type { MatchBy, PlanRecord } from './plan';

/** Why nobody can say who a person of the source is. */
export interface Doubt {
	readonly reason: string;
	readonly remedy: string;
	/** Whether all that is the matter is a number without its leading zeros. */
	readonly lostZeros?: true;
}

/** Whom the people of a source are in Lucca. */
export interface Matches {
	/** By source: the position in Lucca, or `NOBODY`. */
	readonly luccaOf: Int32Array;
	/** By source, where nobody can say. */
	readonly doubts: ReadonlyMap<number, Doubt>;
	/** People of Lucca who may be somebody of the source, or another record of somebody who is: not absent. */
	readonly spokenFor: Set<number>;
	/** Rows beside the one that counts for a person, who is still there: nothing is done for them. */
	readonly superseded: ReadonlySet<number>;
}

export const NOBODY = -1;

/** Of people with one key, how many a message names. */
const NAMED = 5;

/** Finds everybody of the source in Lucca by a key. Nobody is guessed. */
export function matchPeople(
	source: Population,
	lucca: Population,
	by: MatchBy,
	day: CivilDate,
): Matches {
	const luccaOf = new Int32Array(source.records.length).fill(NOBODY);
	const doubts = new Map<number, Doubt>();
	const spokenFor = new Set<number>();
	const superseded = new Set<number>();
	source.records.forEach((record, at) => {
		const key = keyOf(record, by);
		if (!key) {
			doubts.set(at, {
				reason: `has no ${keyWords[by]}, by which people are matched`,
				remedy: "Fill it in at the source, or choose another 'Match By'",
			});
			return;
		}
		const twins = source.byKey.at(key.folded);
		const winner = twins.length > 1 ? winnerOf(source.records, twins, day) : at;
		const found = lucca.byKey.at(key.folded);
		if (winner === undefined) {
			doubts.set(at, {
				reason: `${twins.length} rows of the source have the ${keyWords[by]} '${key.shown}': ${shown(source.records, twins)}`,
				remedy: 'Give each person one row at the source, or the contract that ended its end date',
			});
			for (const one of found) spokenFor.add(one);
			return;
		}
		if (winner !== at) {
			superseded.add(at);
			return;
		}
		if (found.length === 0) {
			const near = lucca.byBareKey.at(bareKey(record, by));
			if (near.length === 0) return;
			for (const one of near) spokenFor.add(one);
			doubts.set(at, {
				reason: `has the ${keyWords[by]} '${key.shown}', which nobody has in Lucca, but with other leading zeros it may be: ${shown(lucca.records, near)}`,
				remedy: 'Correct the number at the source: a spreadsheet may have removed its zeros',
				lostZeros: true,
			});
			return;
		}
		const one = found.length === 1 ? found[0] : winnerOf(lucca.records, found, day);
		for (const each of found) spokenFor.add(each);
		if (one === undefined) {
			doubts.set(at, {
				reason: `has the ${keyWords[by]} '${key.shown}', which several people have in Lucca: ${shown(lucca.records, found)}`,
				remedy: "Choose another 'Match By', or correct it in Lucca",
			});
			return;
		}
		luccaOf[at] = one;
	});
	return { luccaOf, doubts, spokenFor, superseded };
}

/** The one who has not left; of those who all have, the one who left last. */
function winnerOf(
	records: readonly PlanRecord[],
	group: readonly number[],
	day: CivilDate,
): number | undefined {
	const there = group.filter((at) => !hasLeft(records[at] as PlanRecord, day));
	if (there.length === 1) return there[0];
	if (there.length > 1) return undefined;
	const endOf = (at: number) => String(dateIn(records[at]?.contractEnd));
	const [last, before] = [...group].sort((one, other) => (endOf(one) < endOf(other) ? 1 : -1));
	return last !== undefined && before !== undefined && endOf(last) !== endOf(before)
		? last
		: undefined;
}

function shown(records: readonly PlanRecord[], group: readonly number[]): string {
	const named = group.slice(0, NAMED).map((at) => described(records[at] as PlanRecord));
	const more = group.length - named.length;
	return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
