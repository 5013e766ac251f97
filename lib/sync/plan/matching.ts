import type { CivilDate } from '../../employee/civil-date';
import { dateIn } from '../../employee/employment';
import { ExplainedError } from '../../explained-error';
import { labelOf } from './fields';
import { bareKey, foldedKey, hasLeft, keyWords, named, type Population, shownKey } from './people';
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
	/** By Lucca: 1 for who is or may be somebody of the source, or another record of somebody who is. */
	readonly spokenFor: Uint8Array;
	/** Rows beside the one that counts for a person: nothing is done for them. */
	readonly superseded: ReadonlySet<number>;
}

export const NOBODY = -1;

/**
 * Finds everybody of the source in Lucca by a key. Nobody is guessed.
 * @throws ExplainedError when Lucca shows nobody's key: everybody would look new
 */
export function matchPeople(
	source: Population,
	lucca: Population,
	by: MatchBy,
	day: CivilDate,
): Matches {
	demandSeen(lucca, by);
	return new Matching(source, lucca, by, day).run();
}

function demandSeen({ records }: Population, by: MatchBy): void {
	const parts =
		by === 'establishmentAndNumber' ? (['employeeNumber', 'legalEntity'] as const) : [by];
	const hidden = parts.find((part) => records.every((person) => person[part] === undefined));
	if (hidden === undefined || records.length === 0) return;
	throw new ExplainedError(
		`Lucca shows nobody's '${labelOf(hidden)}', by which people are matched: everybody would look new`,
		"Let the role of the API key see it, or choose another 'Match By'",
	);
}

class Matching {
	private readonly luccaOf: Int32Array;
	private readonly doubts = new Map<number, Doubt>();
	private readonly spokenFor: Uint8Array;
	private readonly superseded = new Set<number>();

	constructor(
		private readonly source: Population,
		private readonly lucca: Population,
		private readonly by: MatchBy,
		private readonly day: CivilDate,
	) {
		this.luccaOf = new Int32Array(source.records.length).fill(NOBODY);
		this.spokenFor = new Uint8Array(lucca.records.length);
	}

	run(): Matches {
		const { source, lucca, by, luccaOf, doubts, spokenFor, superseded } = this;
		/** By Lucca: the first of the source who has the key of that person. */
		const first = new Int32Array(lucca.records.length).fill(NOBODY);
		const twins = new Map<number, number[]>();
		const unmatched = new Map<string, number[]>();
		for (let at = 0; at < source.records.length; at++) {
			const record = source.records[at] as PlanRecord;
			const key = foldedKey(record, by);
			if (key === undefined) {
				doubts.set(at, {
					reason: `has no ${keyWords[by]}, by which people are matched`,
					remedy: "Fill it in at the source, or choose another 'Match By'",
				});
				continue;
			}
			const found = lucca.byKey.one(key);
			if (found === undefined) {
				const others = unmatched.get(key);
				if (others) others.push(at);
				else unmatched.set(key, [at]);
				continue;
			}
			const one = typeof found === 'number' ? found : (found[0] as number);
			const earlier = first[one] as number;
			if (earlier === NOBODY) {
				first[one] = at;
				this.settle(at, found);
			} else {
				const group = twins.get(one) ?? [earlier];
				group.push(at);
				twins.set(one, group);
			}
		}
		for (const group of twins.values()) this.settleTwins(group);
		for (const group of unmatched.values()) {
			const winner = this.winnerOfTwins(group);
			if (winner !== undefined) this.lookForZeros(winner);
		}
		return { luccaOf, doubts, spokenFor, superseded };
	}

	/** Whom a person of the source is, of those in Lucca with their key. */
	private settle(at: number, found: number | readonly number[]): void {
		if (typeof found === 'number') {
			this.spokenFor[found] = 1;
			this.luccaOf[at] = found;
			return;
		}
		for (const one of found) this.spokenFor[one] = 1;
		const one = this.winnerOf(this.lucca.records, found);
		if (one !== undefined) {
			this.luccaOf[at] = one;
			return;
		}
		this.doubts.set(at, {
			reason: `has the ${keyWords[this.by]} '${this.shown(at)}', which several people have in Lucca: ${named(this.lucca.records, found)}`,
			remedy: "Choose another 'Match By', or correct it in Lucca",
		});
	}

	/** Several rows of the source under one key that somebody has in Lucca. */
	private settleTwins(group: readonly number[]): void {
		const [first = NOBODY] = group;
		const inLucca = this.luccaOf[first] as number;
		const doubt = this.doubts.get(first);
		this.luccaOf[first] = NOBODY;
		this.doubts.delete(first);
		const winner = this.winnerOfTwins(group);
		if (winner === undefined) return;
		this.luccaOf[winner] = inLucca;
		if (doubt) this.doubts.set(winner, doubt);
	}

	/** The row of several that counts; without one, all are in doubt. */
	private winnerOfTwins(group: readonly number[]): number | undefined {
		if (group.length === 1) return group[0];
		const { records } = this.source;
		const winner = this.winnerOf(records, group);
		for (const at of group) {
			if (winner !== undefined && at !== winner) this.superseded.add(at);
			if (winner !== undefined) continue;
			this.doubts.set(at, {
				reason: `${group.length} rows of the source have the ${keyWords[this.by]} '${this.shown(at)}': ${named(records, group)}`,
				remedy: 'Give each person one row at the source, or the contract that ended its end date',
			});
		}
		return winner;
	}

	/** Whether somebody in Lucca has the number but for its zeros. */
	private lookForZeros(at: number): void {
		const near = this.lucca.byBareKey.at(bareKey(this.source.records[at] as PlanRecord, this.by));
		if (near.length === 0) return;
		for (const one of near) this.spokenFor[one] = 1;
		const { length } = this.shown(at);
		const hasOtherZeros = near.some(
			(one) => shownKey(this.lucca.records[one] as PlanRecord, this.by).length !== length,
		);
		const how = hasOtherZeros ? 'with other leading zeros' : 'in other letters';
		this.doubts.set(at, {
			reason: `has the ${keyWords[this.by]} '${this.shown(at)}', which nobody has in Lucca, but ${how} it may be: ${named(this.lucca.records, near)}`,
			remedy: hasOtherZeros
				? 'Correct the number at the source: a spreadsheet may have removed its zeros'
				: 'Write the number the same way on both sides',
			...(hasOtherZeros && { lostZeros: true }),
		});
	}

	/** The one who has not left; of those who all have, the one who left last. */
	private winnerOf(records: readonly PlanRecord[], group: readonly number[]): number | undefined {
		const there = group.filter((at) => !hasLeft(records[at] as PlanRecord, this.day));
		if (there.length === 1) return there[0];
		if (there.length > 1) return undefined;
		const endOf = (at: number) => String(dateIn(records[at]?.contractEnd));
		const [last, before] = [...group].sort((one, other) => (endOf(one) < endOf(other) ? 1 : -1));
		return last !== undefined && before !== undefined && endOf(last) !== endOf(before)
			? last
			: undefined;
	}

	private shown(at: number): string {
		return shownKey(this.source.records[at] as PlanRecord, this.by);
	}
}
