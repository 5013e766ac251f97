import Papa from 'papaparse';

const SHOWN = 12;

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The first rows of a delivered file as a page with a table: every cell as the text it is.
 * @param bytes a CSV file in UTF-8, with a header row and semicolons
 */
export function tablePage(fileName: string, bytes: Buffer): string {
	const { data } = Papa.parse<string[]>(bytes.toString('utf8'), {
		delimiter: ';',
		skipEmptyLines: true,
	});
	const [headers = [], ...rows] = data;
	const line = (cells: string[], tag: string) =>
		`<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
	const further = rows.length - SHOWN;
	return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; font: 13px system-ui, 'Liberation Sans', sans-serif; color: #1b1f24 }
figure { display: inline-block; margin: 16px; border: 1px solid #d0d7de; border-radius: 8px; overflow: hidden }
figcaption { padding: 9px 14px; background: #eef1f4; font-weight: 600 }
table { border-collapse: collapse }
th, td { padding: 6px 14px; text-align: left; white-space: nowrap; border-top: 1px solid #d8dee4 }
th { background: #f6f8fa }
td:first-child, td:nth-child(7) { font-variant-numeric: tabular-nums }
p { margin: 0; padding: 8px 14px; border-top: 1px solid #d8dee4; color: #57606a }
</style><figure><figcaption>${escaped(fileName)}</figcaption><table>${line(headers, 'th')}${rows
		.slice(0, SHOWN)
		.map((row) => line(row, 'td'))
		.join('')}</table><p>and ${further.toLocaleString('en')} more rows</p></figure>`;
}
