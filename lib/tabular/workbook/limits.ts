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
