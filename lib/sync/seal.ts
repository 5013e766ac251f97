import { hash } from 'node:crypto';
import { describeField } from '../employee/fields';
import type { PopulationColumn } from './columns';
import { shortHash } from './short-hash';

/** How many bytes of a key's hash are kept. */
export const KEY_BYTES = 12;

/** How many bytes the hash of a cell has; a column of the key has none. */
export type CellBytes = 0 | 1 | 4;

/**
 * One byte, where nobody vouches that a value is harmless: a salary or a birth date can be guessed
 * until a hash of four bytes fits, and one byte fits every 255th guess. It misses as many of the
 * changes, which no limit notices.
 */
export function cellBytes({ field, isKey }: PopulationColumn): CellBytes {
	if (isKey) return 0;
	const known = field === undefined || field.startsWith('e_') ? undefined : describeField(field);
	return known && !known.sensitive ? 4 : 1;
}

/**
 * Hashes of a population's keys and cells under a salt. A cell's hash depends on the person and on
 * the column, so that equal values look different and tell nothing about each other.
 */
export class Seal {
	private readonly salt: string;
	private readonly words: number[];
	private key0 = 0;
	private key1 = 0;

	/** @param columns names of the columns whose cells will be sealed */
	constructor(salt: Buffer, columns: readonly string[]) {
		this.salt = salt.toString('base64');
		this.words = columns.map((name) =>
			hash('sha256', `${this.salt}\ncolumn\n${name}`, 'buffer').readInt32LE(0),
		);
	}

	/** The hash of a person's key, a character a byte; the cells sealed from now on are this person's. */
	person(key: string): string {
		const digest = hash('sha256', `${this.salt}\nperson\n${key}`, 'binary');
		// Behind the part that is kept: whoever has the memory must guess the key to try out values.
		this.key0 = int32At(digest, 16);
		this.key1 = int32At(digest, 20);
		return digest.slice(0, KEY_BYTES);
	}

	/** The hash of a cell of the person at hand; 0 for a blank one and for no other. */
	cell(column: number, text: string, bytes: CellBytes): number {
		if (text === '') return 0;
		const short = shortHash(this.key0, this.key1, this.words[column] ?? 0, text);
		return bytes === 4 ? short || 1 : (short % 255) + 1;
	}
}

function int32At(digest: string, at: number): number {
	return (
		digest.charCodeAt(at) |
		(digest.charCodeAt(at + 1) << 8) |
		(digest.charCodeAt(at + 2) << 16) |
		(digest.charCodeAt(at + 3) << 24)
	);
}
