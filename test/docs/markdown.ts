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

/** A page without its blocks of code, in which nothing is a heading or a link. */
const prose = (page: string) => page.replace(/^```[^]*?^```$/gm, '');

/** Where the links and pictures of a page lead, as written. */
export function linksOf(page: string): string[] {
	const text = prose(page).replace(/`[^`\n]*`/g, '');
	return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, link]) => link ?? '');
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): Set<string> {
	const anchors = new Set<string>();
	for (const [, heading = ''] of prose(page).matchAll(/^#{1,6} +(.+)$/gm)) {
		const slug = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.trim()
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
			.replaceAll(' ', '-');
		let anchor = slug;
		for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
		anchors.add(anchor);
	}
	return anchors;
}
