/**
 * A Markdown table as Prettier writes it, so that formatting the repository changes nothing.
 * @param header the texts of its first line
 * @param rows as many texts each
 */
export function markdownTable(header: readonly string[], rows: readonly string[][]): string {
	const lines = [[...header], ...rows].map((cells) =>
		cells.map((cell) => cell.replaceAll('|', '\\|')),
	);
	const widths = header.map((_, at) => Math.max(3, ...lines.map((cells) => widthOf(cells[at]))));
	const [first = '', ...others] = lines.map((cells) => lineOf(cells, widths));
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [first, rule, ...others].join('\n');
}

const widthOf = (cell = '') => Array.from(cell).length;

const lineOf = (cells: readonly string[], widths: readonly number[]) =>
	`| ${cells.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join(' | ')} |`;
