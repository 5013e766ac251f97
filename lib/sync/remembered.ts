import type { PopulationSize } from './movements';
import type { Identity, Population } from './population';
import { type CellBytes, KEY_BYTES } from './seal';

/** A column as it is remembered. */
export interface RememberedColumn {
	readonly name: string;
	readonly header: string;
	/** How many bytes of a record are its hash; 0 for a column of the key. */
	readonly bytes: CellBytes;
}

/** A population as it is remembered: nothing of anybody in clear. */
export interface RememberedPopulation {
	readonly identity: Identity;
	readonly encoding: Population['encoding'];
	readonly separator: string;
	/** In the order of the file. */
	readonly columns: readonly RememberedColumn[];
	readonly size: PopulationSize;
	readonly activeWithoutKey: number;
	/** Lengths of the parts of keys that are digits with a zero in front, in characters. */
	readonly zeroLengths: readonly number[];
	readonly salt: Buffer;
	/** One record a person: the key's hash, 1 if active, the hash of each cell (little end first). */
	readonly records: Buffer;
}

export const SALT_BYTES = 16;
/** How many bytes the record of a person has. */
export function recordBytes(columns: readonly RememberedColumn[]): number {
	return KEY_BYTES + 1 + columns.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Where in a record the hash of each column begins. */
export function cellOffsets(columns: readonly RememberedColumn[]): number[] {
	let offset = KEY_BYTES + 1;
	return columns.map(({ bytes }) => (offset += bytes) - bytes);
}

/** The hash of a cell that stands in the records. */
export function cellAt(records: Buffer, offset: number, bytes: CellBytes): number {
	return bytes === 4 ? records.readUInt32LE(offset) : (records[offset] ?? 0);
}
