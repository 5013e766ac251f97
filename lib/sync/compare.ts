import type { RememberedPopulation } from './memory';
import type { Movements } from './movements';
import type { Population } from './population';

/** What is different between the file delivered last and the one at hand. */
export function compare(previous: RememberedPopulation, now: Population): Movements {
	throw new TypeError(`Not built yet: ${previous.longestKey} ${now.keys.length}`);
}
