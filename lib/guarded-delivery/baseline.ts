import type { Memory } from '../delivery';
import { readPopulation, recall, remember, sealPopulation, whyIncomparable } from '../sync';
import type { Content } from './content';
import type { GuardedRequest } from './request';

/**
 * What the next file is held against when this one is, byte for byte, the last one delivered: the rows
 * remembered, or its own where none were or the brake tells people apart in another way since.
 */
export function baselineOf({ brake }: GuardedRequest, { whole }: Content, last: Memory): string {
	if (!brake || !whole) return last.body;
	const population = readPopulation(whole, brake.layout, last.facts.day);
	const previous = last.body ? recall(last.body) : undefined;
	const stands = previous && whyIncomparable(previous, population) === undefined;
	return stands ? last.body : remember(sealPopulation(population, previous?.salt));
}
