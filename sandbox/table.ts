/** Rows as a table for a terminal; columns of numbers are aligned to the right. */
export function table(rows: ReadonlyArray<Readonly<Record<string, string>>>): string {
	const headers = Object.keys(rows[0] ?? {});
	const columns = headers.map((header) => {
		const cells = rows.map((row) => row[header] ?? '');
		const width = Math.max(header.length, ...cells.map((cell) => cell.length));
		const numeric = cells.every((cell) => /^[\d.]*$/.test(cell));
		return {
			header,
			pad: (cell: string) => (numeric ? cell.padStart(width) : cell.padEnd(width)),
			width,
		};
	});
	const line = (cellOf: (header: string) => string) =>
		columns
			.map(({ header, pad }) => pad(cellOf(header)))
			.join('  ')
			.trimEnd();
	return [
		line((header) => header),
		columns.map(({ width }) => '-'.repeat(width)).join('  '),
		...rows.map((row) => line((header) => row[header] ?? '')),
	].join('\n');
}
