/** The cells of a line of a Markdown table, without the blanks around them. */
export function cellsOf(line: string): string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim());
}

/**
 * The rows of a table of a page.
 * @param firstHeader the first cell of the table's header line
 */
export function tableIn(page: string, firstHeader: string): string[][] {
	const rows = page.split('\n').map((line) => (line.startsWith('|') ? cellsOf(line) : undefined));
	const start = rows.findIndex((cells) => cells?.[0] === firstHeader);
	if (start < 0) return [];
	const end = rows.findIndex((cells, index) => index > start && cells === undefined);
	return rows.slice(start + 2, end < 0 ? undefined : end) as string[][];
}
