import type { FileFormat } from '../formats/format';

/** How many rows and people a file has. */
export interface PopulationSize {
	/** Rows with anything in them, the header line aside. */
	readonly rows: number;
	/** Different keys. */
	readonly people: number;
	/** People who are active, and active rows without a key. */
	readonly active: number;
	/** Rows whose key is blank or has a blank part. */
	readonly withoutKey: number;
	/** Rows beyond the one that counts for a key. */
	readonly duplicates: number;
}

/** What happened to one column, among the people in both files. */
export interface ColumnMovement {
	readonly header: string;
	/** A new column is told and no more: its values are no changes. */
	readonly state: 'kept' | 'vanished' | 'new';
	/** People whose value differs, emptied ones and newly filled ones included. */
	readonly changed: number;
	/** People who had a value and have none. */
	readonly emptied: number;
	/** People who had a value before. */
	readonly filledBefore: number;
}

/**
 * What is different between two populations, in numbers of people.
 * before = gone + cleared + people in both; in both = deactivated + returned + changed + unchanged;
 * now = joiners + people in both.
 */
export interface MovementCounts {
	/** Why the two say nothing about each other, as a sentence; all movements are 0 then. */
	readonly incomparable?: string;
	readonly before: PopulationSize;
	readonly now: PopulationSize;
	readonly inBoth: number;
	readonly joiners: number;
	/** Active before, and no longer in the file. */
	readonly gone: number;
	/** Active rows without a key that are fewer than before, and that joiners do not account for. */
	readonly goneWithoutKey: number;
	/** No longer active before, and no longer in the file: what partners expect, and no loss. */
	readonly cleared: number;
	readonly deactivated: number;
	readonly returned: number;
	/** Neither deactivated nor returned, with another value in some column. */
	readonly changed: number;
	readonly unchanged: number;
	/** Every column but those of the key. */
	readonly columns: readonly ColumnMovement[];
	/** Keys gone that are back without their leading zeros. */
	readonly lostZeros: number;
	/** People in both files with a text that came to look misread, such as RenÃ© or Ren?. */
	readonly garbled: number;
	/** What is different about the file itself (encoding, separator, headers, order of columns), a sentence each. */
	readonly shape: readonly string[];
	/** What the partner makes of the gone. */
	readonly absence: FileFormat['absence'];
}

export type MovementKind =
	| 'gone'
	| 'deactivated'
	| 'returned'
	| 'joined'
	| 'changed'
	| 'cleared'
	| 'duplicate'
	| 'withoutKey';

/** Somebody the differences are about. Nothing here is sensitive: names of columns, never values. */
export interface PersonMovement {
	readonly movement: MovementKind;
	/** As a person reads it; empty where only a hash of it is known, or none is there. */
	readonly key: string;
	readonly name: string;
	/** The row in the new file, the header line being row 1; none for those who are not in it. */
	readonly row?: number;
	/** Headers of the columns whose value differs. */
	readonly changed: readonly string[];
	/** How many rows of the new file have the key, where more than one. */
	readonly rows?: number;
	/** Whether the key lost its leading zeros: said of the one gone and of the one joined. */
	readonly lostZeros?: true;
	/** Where the memory of the previous file has the person: what `nameTheGone` goes by. */
	readonly remembered?: number;
}

export interface Movements extends MovementCounts {
	/** Everybody concerned, the gravest movements first. */
	readonly people: readonly PersonMovement[];
}
