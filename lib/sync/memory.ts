import { writtenMemory } from './memory-text';
import { keyParts, type Population, sizeOf } from './population';
import type { SealedPopulation } from './sealed-population';

const MOST_ZERO_LENGTHS = 64;

/** What is kept of a population until the next file: salted hashes of keys and cells, as text. */
export function remember({ population, columns, salt, records }: SealedPopulation): string {
	const { identity, encoding, separator, activeWithoutKey } = population;
	return writtenMemory({
		identity,
		encoding,
		separator,
		columns,
		size: sizeOf(population),
		activeWithoutKey,
		zeroLengths: zeroLengths(population),
		salt,
		records,
	});
}

/** How long a key is that could lose a zero: the only way to look for it when only hashes are left. */
function zeroLengths({ keys }: Population): number[] {
	const lengths = new Set<number>();
	for (const key of keys) {
		for (const part of keyParts(key)) if (/^0\d+$/.test(part)) lengths.add(part.length);
	}
	return [...lengths].sort((a, b) => a - b).slice(0, MOST_ZERO_LENGTHS);
}
