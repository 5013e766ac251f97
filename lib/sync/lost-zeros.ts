import { keyParts, type Population, withPart } from './population';
import type { Seal } from './seal';

/** A key that is gone, and the person of the new file who has it without its leading zeros. */
export interface LostZeros {
	/** Index in the memory's records. */
	readonly remembered: number;
	/** Index of the person in the new file. */
	readonly person: number;
	readonly key: string;
}

/**
 * Keys gone that are back without their leading zeros. Only their hashes are left, so every key at
 * hand that may have lost zeros gets them again, up to each length known, and is looked for.
 * @param candidates indices of the people who are new, or share their key with another row
 * @param lengths how long keys with leading zeros were
 * @param goneAt the index in the memory of somebody gone, by the hash of the key
 */
export function lostZeros(
	now: Population,
	candidates: Iterable<number>,
	lengths: readonly number[],
	seal: Seal,
	goneAt: (hash: string) => number | undefined,
): LostZeros[] {
	if (lengths.length === 0) return [];
	const found = new Map<number, LostZeros>();
	for (const person of candidates) {
		const key = now.keys[person] ?? '';
		keyParts(key).forEach((part, index) => {
			if (!/^(?:[1-9]\d*|0)$/.test(part)) return;
			for (const length of lengths) {
				if (length <= part.length) continue;
				const padded = withPart(key, index, part.padStart(length, '0'));
				const remembered = goneAt(seal.person(padded));
				if (remembered !== undefined) found.set(remembered, { remembered, person, key: padded });
			}
		});
	}
	return [...found.values()];
}
