import type { CivilDate } from '../employee/civil-date';
import type { FileFormat } from '../formats/format';
import type { ReadableEncoding } from '../tabular/encodings';
import type { Layout } from './layout';

/** A column of a file, whatever it is called. */
export interface PopulationColumn {
	/** What two files know it by: the field, or the header in small letters. */
	readonly name: string;
	readonly header: string;
	/** The field of the catalogue it holds, as far as that can be told. */
	readonly field: string | undefined;
	/** 0 is column A. */
	readonly place: number;
	readonly isKey: boolean;
}

/** What two files must have in common to be compared. */
export interface Identity {
	readonly layout: string;
	readonly key: readonly string[];
	readonly activity: string;
}

/** The people of a file, as its rows stand: nothing is rejected and nothing corrected. */
export interface Population {
	readonly identity: Identity;
	readonly absence: FileFormat['absence'];
	/** `ascii` when no byte tells which. */
	readonly encoding: ReadableEncoding | 'ascii';
	readonly separator: string;
	readonly columns: readonly PopulationColumn[];
	readonly rows: ReadonlyArray<{ readonly row: number; readonly cells: readonly string[] }>;
	/** One a person. */
	readonly keys: readonly string[];
	/** The index in `rows` of the row that counts for each person. */
	readonly rowOf: Uint32Array;
	/** 1 for each person who is active. */
	readonly active: Uint8Array;
	/** Indices in `rows`. */
	readonly withoutKey: readonly number[];
	readonly activeWithoutKey: number;
	/** By index of the person: how many rows have the key, where more than one. */
	readonly repeated: ReadonlyMap<number, number>;
}

/**
 * Reads who is in a file.
 * @param bytes the whole file, in clear
 * @param day the day the file is for: who left before it is no longer active
 * @throws ExplainedError when the file cannot be understood, or lacks the columns that tell who is who
 */
export function readPopulation(bytes: Uint8Array, layout: Layout, day: CivilDate): Population {
	throw new TypeError(`Not built yet: ${bytes.length} ${layout.kind} ${day}`);
}
