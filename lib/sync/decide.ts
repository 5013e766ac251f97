import { columnsBeyond } from './columns-beyond';
import { number } from '../words';
import { exceeds, limitText, percentText } from './figures';
import type { Limit, Limits } from './limits';
import { lossesBeyond } from './losses';
import type { MovementCounts } from './movements';
import { OF_FILES, type Wording } from './wording';

export type Rule =
	| 'incomparable'
	| 'empty'
	| 'losses'
	| 'columnChanged'
	| 'columnEmptied'
	| 'joiners'
	| 'returned'
	| 'duplicates'
	| 'withoutKey'
	| 'changed'
	| 'lostZeros'
	| 'garbled'
	| 'shape';

/** Why a file is held. */
export interface Reason {
	readonly rule: Rule;
	/** In plain words, with the figures. */
	readonly message: string;
}

export interface Decision {
	readonly held: boolean;
	/** Every rule that holds, not the first alone; none when nothing does. */
	readonly reasons: readonly Reason[];
}

/**
 * Whether what is different is more than the limits allow. It goes by counts alone, so that anything
 * that can be counted so may be held: a file, or a plan of changes.
 * @param words what is judged
 */
export function decide(
	movements: MovementCounts,
	limits: Limits,
	words: Wording = OF_FILES,
): Decision {
	const messages =
		movements.incomparable === undefined
			? messagesOf(movements, limits, words)
			: { incomparable: movements.incomparable };
	const reasons = Object.entries(messages).flatMap(([rule, message]) =>
		message === undefined ? [] : [{ rule: rule as Rule, message }],
	);
	return { held: reasons.length > 0, reasons };
}

/** What each rule says, the gravest first. */
function messagesOf(
	movements: MovementCounts,
	limits: Limits,
	words: Wording,
): Partial<Record<Rule, string>> {
	const columns = columnsBeyond(movements, limits, words);
	return {
		empty: empty(movements, words),
		losses: lossesBeyond(movements, limits, words),
		lostZeros: atLeast(movements.lostZeros, limits.lostZeros, words.lostZeros),
		garbled: atLeast(
			movements.garbled,
			limits.garbled,
			'people have texts that came to look misread, such as RenÃ© or Ren? for René: the data may have been read in another encoding',
		),
		columnEmptied: columns.emptied,
		columnChanged: columns.changed,
		...numbersBeyond(movements, limits, words),
		shape: limits.shape && movements.shape.length > 0 ? movements.shape.join('; ') : undefined,
	};
}

function empty({ before, now }: MovementCounts, words: Wording): string | undefined {
	if (now.rows > 0 || before.rows === 0) return undefined;
	return words.empty(number(before.rows));
}

function atLeast(count: number, limit: number | null, what: string): string | undefined {
	return limit !== null && count > 0 && count >= limit ? `${number(count)} ${what}` : undefined;
}

/** The rules that go by a number of people and nothing else. */
function numbersBeyond(
	movements: MovementCounts,
	limits: Limits,
	words: Wording,
): Partial<Record<Rule, string>> {
	const { before, now, inBoth } = movements;
	if (before.active < limits.minimumPopulation) return {};
	const beyond = (count: number, limit: Limit | null, what: string, of: number, whom: string) =>
		limit && exceeds(count, of, limit)
			? `${number(count)} ${what}, ${percentText(count, of, limit.percent)} % of the ${number(of)} ${whom}; ${limitText(limit)}`
			: undefined;
	const ofActive = (count: number, limit: Limit | null, what: string) =>
		beyond(count, limit, what, before.active, words.before);
	const more = (size: 'duplicates' | 'withoutKey') => now[size] - before[size];
	return {
		joiners: ofActive(movements.joiners, limits.joiners, words.joined),
		returned: ofActive(movements.returned, limits.returned, words.returned),
		duplicates: ofActive(
			more('duplicates'),
			limits.duplicates,
			'more rows than before repeat a key',
		),
		withoutKey: ofActive(
			more('withoutKey'),
			limits.withoutKey,
			'more rows than before have no key',
		),
		changed: beyond(movements.changed, limits.changed, 'people have changes', inBoth, words.both),
	};
}
