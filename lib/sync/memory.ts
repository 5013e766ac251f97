import type { ReadableEncoding } from '../tabular/encodings';
import type { PopulationSize } from './movements';
import type { Identity, Population } from './population';

/** A population as it is remembered: nothing of anybody in clear. */
export interface RememberedPopulation {
	readonly identity: Identity;
	readonly encoding: ReadableEncoding | 'ascii';
	readonly separator: string;
	readonly columns: ReadonlyArray<{
		readonly name: string;
		readonly header: string;
		readonly isKey: boolean;
	}>;
	readonly size: PopulationSize;
	readonly activeWithoutKey: number;
	/** Of the keys, in characters. */
	readonly longestKey: number;
	readonly salt: Buffer;
	readonly records: Buffer;
}

/**
 * What is kept of a population until the next file: salted hashes of keys and cells, as text.
 * @param previous the memory before, whose salt is kept: many memories then tell no more than one
 */
export function remember(population: Population, previous?: RememberedPopulation): string {
	throw new TypeError(`Not built yet: ${population.keys.length} ${previous?.longestKey}`);
}

/**
 * Reads what `remember` wrote.
 * @throws ExplainedError for a damaged text or one of another version
 */
export function recall(body: string): RememberedPopulation {
	throw new TypeError(`Not built yet: ${body.length}`);
}
