import type { ReadableEncoding } from './encodings';
import type { Fault } from './fault';

/** A file cut into cells, whatever it was: text with separators, or a sheet of a workbook. */
export interface Sheet {
	readonly kind: 'text' | 'workbook';
	/** Of text. */
	readonly encoding?: ReadableEncoding;
	readonly separator?: string;
	/** Of a workbook: which of its sheets. */
	readonly sheetName?: string;
	/** Every row with at least one cell that is not blank, the header row first. */
	readonly rows: readonly SheetRow[];
	/** How many rows hold nothing but blanks; the end of the last line is none. */
	readonly blank: number;
	/**
	 * Of a workbook: the columns, from 0, in which a cell is stored as a number without a format that says how
	 * many digits it has: leading zeros are lost there.
	 */
	readonly numbers?: ReadonlySet<number>;
	/** What is worth a look, a sentence each. */
	readonly warnings: readonly string[];
}

export interface SheetRow {
	/** Its number in the file, from 1. */
	readonly row: number;
	/** Texts as they stand; dates of a workbook as `YYYY-MM-DD`, its numbers with a dot. */
	readonly cells: readonly string[];
	/** What is wrong with cells, by place (0 is column A): formulas that give no value. */
	readonly faults?: ReadonlyMap<number, Fault>;
}
