import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { ExplainedError } from '../../../../lib/explained-error';
import { cutFile } from '../../../../lib/tabular/cut-file';
import { openArchive } from '../../../../lib/tabular/workbook/archive';
import {
	type Part,
	partsOf,
	sheetOf,
	workbookOf,
	type Written,
	writtenWorkbook,
	zipOf,
} from '../../../support/workbooks';
import { temporaryFolder } from '../../../support/temporary-folder';

const ROW = '<row r="1"><c r="A1" t="str"><v>login</v></c></row>';
const SAVE_AGAIN = 'Open it in a spreadsheet program and save it again as .xlsx, or as CSV';
const CHECK =
	'Check what made it; if it is meant to be so large, save the sheet as CSV or split it';

async function refusal(bytes: Buffer): Promise<[string, string]> {
	const thrown: unknown = await cutFile(bytes).catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(ExplainedError);
	const { message, remedy } = thrown as ExplainedError;
	return [message, remedy];
}

/** A workbook in which a part is changed. */
function with_(name: string, change: Partial<Part>): Buffer {
	return zipOf(
		partsOf({ cells: ROW }).map((part) => (part.name === name ? { ...part, ...change } : part)),
	);
}

const SHEET = 'xl/worksheets/sheet1.xml';

describe('the archive', () => {
	const whole = writtenWorkbook({ cells: ROW });

	it('reads as it is', async () => {
		expect((await cutFile(whole)).rows).toEqual([{ row: 1, cells: ['login'] }]);
	});

	it.each([0.1, 0.5, 0.9, 0.99])(
		'is refused when it is cut off at %d of its length',
		async (at) => {
			const [message, remedy] = await refusal(whole.subarray(0, Math.floor(whole.length * at)));
			expect(message).toBe('The workbook is cut off: its end is missing');
			expect(remedy).toBe(SAVE_AGAIN);
		},
	);

	it.each<[string, Partial<Part>]>([
		[`is damaged: its part ${SHEET} is not what was put in`, { crc: 1 }],
		[`is damaged: its part ${SHEET} is not what was put in`, { size: 5 }],
		[`is damaged: its part ${SHEET} cannot be unpacked`, { packed: Buffer.from('not deflated') }],
		[`is protected by a password: its part ${SHEET} is encrypted`, { flags: 1 }],
		[`lacks its part ${SHEET}`, { name: 'xl/worksheets/sheet2.xml' }],
	])('is refused when it %s', async (what, change) => {
		expect(await refusal(with_(SHEET, change))).toEqual([`The workbook ${what}`, SAVE_AGAIN]);
	});

	it('is refused when it lists a part twice', async () => {
		const more = [{ name: SHEET.toUpperCase(), content: '<worksheet/>' }];
		expect((await refusal(writtenWorkbook({ cells: ROW, more })))[0]).toBe(
			`The workbook has two parts named ${SHEET.toUpperCase()}`,
		);
	});

	it('counts what all parts asked for inflate to', () => {
		const content = Buffer.alloc(600_000, 'x');
		const archive = openArchive(
			zipOf([
				{ name: 'a', content },
				{ name: 'b', content },
			]),
			1_000_000,
		);
		expect(archive.part('a')?.equals(content)).toBe(true);
		expect(archive.part('A')?.equals(content)).toBe(true);
		expect(archive.part('c')).toBeUndefined();
		expect(() => archive.part('b')).toThrow(
			'The workbook unpacks to more than 1 MB, in its part b',
		);
	});
});

it.each<[string, Written]>([
	[
		'has a part that is not plain XML: xl/sharedStrings.xml, at byte 1',
		{ strings: '<!DOCTYPE s [<!ENTITY a "aa">]><sst/>' },
	],
	[
		'has a part that is not plain XML: xl/worksheets/sheet1.xml, at byte 23',
		{ sheet: '<worksheet><sheetData><!-- --></sheetData></worksheet>' },
	],
	[
		'has a part that is not plain XML: xl/worksheets/sheet1.xml, at byte 12',
		{ sheet: '<worksheet><![CDATA[x]]></worksheet>' },
	],
	[
		'has a part that is not plain XML: xl/worksheets/sheet1.xml, at byte 43',
		{
			sheet: `<worksheet><sheetData><row r="1"></sheetData></row></worksheet>`.replace(
				'<row r="1">',
				'<row r="1"><c></c>  ',
			),
		},
	],
	[
		'is cut off: its part xl/worksheets/sheet1.xml does not end',
		{ sheet: `<worksheet><sheetData>${ROW}` },
	],
	[
		'has a part that is not in UTF-8: xl/worksheets/sheet1.xml',
		{ sheet: `<?xml version="1.0" encoding="utf-16"?><worksheet/>` },
	],
	[
		"has its rows out of order: 1 comes behind 2, in its sheet 'People'",
		{ cells: '<row r="2"/><row r="1"/>' },
	],
	[
		"has A1 where it does not belong, in row 2, in its sheet 'People'",
		{ cells: '<row r="2"><c r="A1"><v>1</v></c></row>' },
	],
	[
		"has A1 where it does not belong, in row 1, in its sheet 'People'",
		{ cells: '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>' },
	],
	[
		"has a cell named 1A, in its sheet 'People'",
		{ cells: '<row r="1"><c r="1A"><v>1</v></c></row>' },
	],
	[
		"says there is a number at A1, where there is none, in its sheet 'People'",
		{ cells: '<row r="1"><c r="A1"><v>12abc</v></c></row>' },
	],
	[
		"has a cell of unknown type 'x' at A1, in its sheet 'People'",
		{ cells: '<row r="1"><c r="A1" t="x"><v>1</v></c></row>' },
	],
	[
		"has two tables of cells, in its sheet 'People'",
		{ sheet: '<worksheet><sheetData></sheetData><sheetData></sheetData></worksheet>' },
	],
	[
		"has a > in a tag of row 1, in its sheet 'People'",
		{ cells: '<row r="1"><c r="A1" x="&gt;>"><v>1</v></c></row>' },
	],
	[
		"has a sheet 'People' that cannot be understood",
		{ cells: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' },
	],
])('a workbook that %s is refused', async (what, written) => {
	expect(await refusal(writtenWorkbook(written))).toEqual([`The workbook ${what}`, SAVE_AGAIN]);
});

it.each<[string, Written]>([
	[
		"has content in BXY1 of sheet 'People', beyond 2,000 columns",
		{ cells: '<row r="1"><c r="BXY1"><v>1</v></c></row>' },
	],
	[
		"has content in XFD1048576 of sheet 'People', beyond 2,000 columns",
		{ cells: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' },
	],
	[
		'has a text of 1,000,011 bytes',
		{ cells: ROW, strings: `<sst><si><t>${'x'.repeat(1_000_000)}</t></si></sst>` },
	],
	[
		'has more than 65,490 styles',
		{ cells: ROW, styles: `<s><cellXfs>${'<xf/>'.repeat(65_492)}</cellXfs></s>` },
	],
	[
		"has a text of 1,000,001 bytes at A1 of sheet 'People'",
		{ cells: `<row r="1"><c r="A1" t="str"><v>${'x'.repeat(1_000_001)}</v></c></row>` },
	],
	[
		"has a row 1048577 in sheet 'People', and 1,048,576 is the last",
		{ cells: '<row r="1048577"/>' },
	],
])('a workbook that %s is refused', async (what, written) => {
	expect(await refusal(writtenWorkbook(written))).toEqual([`The workbook ${what}`, CHECK]);
});

it('reads one cell at the far end, a dimension and links over everything, and blank cells beyond', async () => {
	const bytes = writtenWorkbook({
		before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="4294967295"/></cols>',
		cells:
			'<row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="BXX1048576"><v>1</v></c></row>',
		behind: '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>',
	});
	const { rows, blank } = await cutFile(bytes);
	expect(rows.map(({ row, cells }) => [row, cells.length, cells.join('')])).toEqual([
		[1, 1, 'a'],
		[1_048_576, 2_000, '1'],
	]);
	expect(blank).toBe(1_048_574);
});

it('says that macros are not run', async () => {
	const parts = partsOf({ cells: ROW }).map((part) =>
		part.name === 'xl/_rels/workbook.xml.rels'
			? {
					...part,
					content: String(part.content).replace(
						'</Relationships>',
						'<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
					),
				}
			: part,
	);
	expect((await cutFile(zipOf(parts))).warnings).toEqual([
		'The workbook has macros, which were not run',
	]);
});

describe('in 192 MB of memory', () => {
	const folder = temporaryFolder();

	const bomb = deflateRawSync(Buffer.alloc(320_000_000, ' '));

	async function cutAlone(name: string, bytes: Buffer): Promise<unknown> {
		const path = join(folder.path, name);
		await writeFile(path, bytes);
		const { stdout } = await promisify(execFile)(process.execPath, [
			'--max-old-space-size=192',
			'--import',
			'tsx',
			join(__dirname, '../../../support/cut-process.ts'),
			path,
		]);
		return JSON.parse(stdout);
	}

	it.each<[string, () => Buffer, string]>([
		[
			'a part that says how large it is',
			() => with_(SHEET, { packed: bomb, size: 320_000_000 }),
			`The workbook unpacks to more than 300 MB, in its part ${SHEET}`,
		],
		[
			'a part that says it is small',
			() => with_(SHEET, { packed: bomb, size: 100 }),
			`The workbook unpacks to more than 300 MB, in its part ${SHEET}`,
		],
		[
			'200,000 columns of text',
			() => Buffer.from('a;'.repeat(199_999) + 'a\n'),
			'Row 1 has 200,000 cells, more than the 2,000 a file may have',
		],
		[
			'ten million columns of text',
			() => Buffer.alloc(40_000_000, 'xyz;'),
			'Row 1 has 10,000,001 cells, more than the 2,000 a file may have',
		],
	])('refuses %s', async (_, bytes, message) => {
		expect(await cutAlone('hostile', bytes())).toMatchObject({ message });
	});
});

it('reads what the library writes, however hidden, named and packed', async () => {
	const bytes = workbookOf({ "L'été > 'x' & \"y\"": sheetOf([['a', 'b']]) });
	const { sheetName, rows } = await cutFile(bytes);
	expect([sheetName, rows]).toEqual(["L'été > 'x' & \"y\"", [{ row: 1, cells: ['a', 'b'] }]]);
});
