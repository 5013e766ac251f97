/**
 * Columns of a file, text or workbook. The widest file of any partner has some sixty, Lucca's export
 * as many as there are data in its HR file; a file of thousands was cut at the wrong character.
 */
export const MOST_COLUMNS = 2_000;

/** Rows of a sheet: Excel's own limit (Microsoft, "Excel specifications and limits"). */
export const MOST_ROWS = 1_048_576;

/**
 * Bytes a workbook's parts may inflate to, all together. Deflate packs up to a thousand to one, so a
 * small file can hold more than the memory n8n has; 100,000 people of 20 columns take about 100 MB.
 */
export const MOST_INFLATED = 300_000_000;

/**
 * Cells of a sheet, rows times columns. The library holds about 150 bytes for each that is filled, so
 * that this many take a quarter of what Node.js gives n8n on a server of 4 GB and more.
 */
export const MOST_CELLS = 5_000_000;

/** Parts of a workbook: a sheet, its drawings and its comments are a few each. */
export const MOST_PARTS = 10_000;

/**
 * Different texts of a workbook, which the library holds twice. People share most of theirs: half as
 * many texts as cells leaves room for files in which hardly any are shared.
 */
export const MOST_TEXTS = 2_500_000;

/**
 * Bytes of one text as it is written. Excel's limit is 32,767 characters in a cell; each may take a
 * dozen bytes, and a text of several fonts says so around each piece.
 */
export const LONGEST_TEXT = 1_000_000;

/** Cell styles and number formats of a workbook: Excel's own limit is 65,490. */
export const MOST_STYLES = 65_490;

/** What a sheet says of its columns: it has no more of them, by Excel's own limit. */
export const MOST_COLUMN_NOTES = 16_384;
