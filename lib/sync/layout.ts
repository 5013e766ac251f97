import type { FileFormat } from '../formats/format';
import type { ReadableEncoding } from '../tabular/encodings';

/** How a file is to be understood: as a format's table says, or by columns the user names. */
export type Layout = FormatLayout | ColumnsLayout;

interface HowItIsWritten {
	/** Detected from the header line when not given. */
	readonly separator?: string;
	/** Detected from the bytes when not given. */
	readonly encoding?: ReadableEncoding;
}

export interface FormatLayout extends HowItIsWritten {
	readonly kind: 'format';
	readonly format: FileFormat;
}

export interface ColumnsLayout extends HowItIsWritten {
	readonly kind: 'columns';
	/** Headers of the columns that together tell one person from another; case does not count. */
	readonly keyColumns: readonly string[];
	/** Header of the column that says who is no longer active; without one, whoever is in the file is. */
	readonly statusColumn?: string;
	/** What the status column says of people who are no longer active; case and accents do not count. */
	readonly inactiveValues?: readonly string[];
}
