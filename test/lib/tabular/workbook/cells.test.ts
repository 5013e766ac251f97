import type { CellObject } from '@e965/xlsx';
import { cutWorkbook } from '../../../../lib/tabular/workbook/cut-workbook';
import { sheetOf, workbookOf, writtenWorkbook } from '../../../support/workbooks';

const number = (v: number, z = 'General'): CellObject => ({ t: 'n', v, z });

/** What the cell behind a header says. */
async function cut(cell: CellObject) {
	const bytes = workbookOf({ People: sheetOf([['header'], [cell]]) });
	const { rows } = await cutWorkbook(bytes);
	return rows[1];
}

it('cuts a sheet into texts, each row as long as the header row', async () => {
	const bytes = workbookOf({
		Personnel: sheetOf([
			['Matricule', 'Nom', 'Né le', 'Actif', 'Taux'],
			['00412', 'Varlet & fils <é> "x"', number(46_053.5, 'dd/mm/yyyy'), true, 0.1 + 0.2],
			[],
			[' ', null],
			[7, 'deux\nlignes'],
		]),
	});
	expect(await cutWorkbook(bytes)).toEqual({
		kind: 'workbook',
		sheetName: 'Personnel',
		rows: [
			{ row: 1, cells: ['Matricule', 'Nom', 'Né le', 'Actif', 'Taux'] },
			{ row: 2, cells: ['00412', 'Varlet & fils <é> "x"', '2026-01-31', 'TRUE', '0.3'] },
			{ row: 5, cells: ['7', 'deux\nlignes', '', '', ''] },
		],
		blank: 2,
		numbers: new Set([0, 4]),
		warnings: [],
	});
});

it.each([
	[0, '0'],
	[-12.5, '-12.5'],
	[1.5e-7, '0.00000015'],
	[-2e-10, '-0.0000000002'],
	[123456789012345, '123456789012345'],
	[1234.5599999999999, '1234.56'],
	[99.99999999999999, '100'],
])('writes the number %d as %s', async (value, text) => {
	expect(await cut(number(value))).toEqual({ row: 2, cells: [text] });
});

it.each([
	['00000', 412, '00412'],
	['00000', 1234567, '1234567'],
	['0#" "##" "##" "##" "##', 612345678, '06 12 34 56 78'],
	['0#\\ ##\\ ##\\ ##\\ ##', 612345678, '06 12 34 56 78'],
	['00000;-00000', 75, '00075'],
	['0', 412, '412'],
	['#,##0', 1234, '1234'],
	['0.00', 12.5, '12.5'],
	['00.00', 1.5, '1.5'],
	['0.00E+00', 1234567, '1234567'],
	['#,##0.00 "jours"', 12, '12'],
	['[$-40C]#,##0 "€"', 12, '12'],
])('shows with the format %s the number %d as %s', async (format, value, text) => {
	expect(await cut(number(value, format))).toEqual({ row: 2, cells: [text] });
});

it.each([
	['dd/mm/yyyy', 46_053, '2026-01-31'],
	['m/d/yy', 46_053.999, '2026-01-31'],
	['[$-40C]d mmmm yyyy;@', 46_053, '2026-01-31'],
	['mmm-yy', 46_053, '2026-01-31'],
	['yyyy-mm-dd hh:mm:ss', 46_053.75, '2026-01-31'],
	['dd/mm/yyyy', 46_053.99999999999, '2026-02-01'],
	['dd/mm/yyyy', 1, '1900-01-01'],
	['dd/mm/yyyy', 59, '1900-02-28'],
	['dd/mm/yyyy', 61, '1900-03-01'],
	['dd/mm/yyyy', 2_958_465, '9999-12-31'],
	['hh:mm', 0.5, '12:00:00'],
	['[h]:mm', 1.5, '36:00:00'],
])('shows with the format %s the number %d as %s', async (format, value, text) => {
	expect(await cut(number(value, format))).toEqual({ row: 2, cells: [text] });
});

it('counts days from 1904 where the workbook does, and takes the ones written out', async () => {
	const styles =
		'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
	const cells =
		'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="2"><c r="A2" s="1"><v>0</v></c></row><row r="3"><c r="A3" s="1"><v>44591</v></c></row><row r="4"><c r="A4" t="d"><v>2026-01-31T00:00:00.000</v></c></row>';
	const bytes = writtenWorkbook({ cells, styles, workbookPr: '<workbookPr date1904="1"/>' });
	const { rows } = await cutWorkbook(bytes);
	expect(rows.map((row) => row.cells)).toEqual([
		['x'],
		['1904-01-01'],
		['2026-01-31'],
		['2026-01-31'],
	]);
});

it.each([
	['dd/mm/yyyy', 60, '60'],
	['dd/mm/yyyy', 0, '0'],
	['dd/mm/yyyy', -5, '-5'],
	['dd/mm/yyyy', 2_958_466, '2958466'],
])('takes no day for one that is none: %s of %d', async (format, value, text) => {
	expect(await cut(number(value, format))).toEqual({
		row: 2,
		cells: [text],
		faults: new Map([
			[
				0,
				{ rule: 'is shown as a date and is none', remedy: 'Type the date again in the workbook' },
			],
		]),
	});
});

it('rejects numbers that have lost their last digits', async () => {
	expect((await cut(number(1234567890123456)))?.faults).toEqual(
		new Map([
			[
				0,
				{
					rule: 'is a number of more than 15 digits, of which a workbook does not keep the last',
					remedy: 'Make the column text at the source, before the number is put in',
				},
			],
		]),
	);
});

it('faults the cells of formulas without a value, and no others', async () => {
	const cells = [
		'<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1" t="str"><v>y</v></c></row>',
		'<row r="2"><c r="A2" t="e"><f>A9</f><v>#REF!</v></c><c r="B2" t="str"><v>ok</v></c></row>',
		'<row r="3"><c r="A3"><f>1+1</f></c><c r="B3"><f>1+1</f><v>2</v></c></row>',
		'<row r="4"><c r="A4" t="e"><v>#SPILL!</v></c><c r="B4"><f t="shared" si="0"/><v/></c></row>',
		'<row r="5"><c r="A5" t="str"><f>""</f><v></v></c><c r="B5" t="b"><v>1</v></c></row>',
	].join('');
	const { rows } = await cutWorkbook(writtenWorkbook({ cells }));
	const noValue = {
		rule: 'is what a formula shows that gives no value',
		remedy: 'Mend the formula, or put its value in its place',
	};
	const notSaved = {
		rule: 'is a formula whose result was not saved',
		remedy: 'Open the workbook in a spreadsheet program and save it, so that it is calculated',
	};
	expect(rows).toEqual([
		{ row: 1, cells: ['x', 'y'] },
		{ row: 2, cells: ['#REF!', 'ok'], faults: new Map([[0, noValue]]) },
		{ row: 3, cells: ['', '2'], faults: new Map([[0, notSaved]]) },
		{
			row: 4,
			cells: ['#SPILL!', ''],
			faults: new Map([
				[0, noValue],
				[1, notSaved],
			]),
		},
		{ row: 5, cells: ['', 'TRUE'] },
	]);
});

it('reads what is written the unusual way: no places, prefixes, rich and plain texts, a mark', async () => {
	const strings =
		'<x:sst><x:si><x:t xml:space="preserve"> é&amp;_x0041_ </x:t></x:si><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>ri</x:t></x:r><x:r><x:t>ch</x:t></x:r><x:rPh sb="0" eb="1"><x:t>no</x:t></x:rPh></x:si></x:sst>';
	const sheet = `\ufeff<?xml version='1.0' encoding='utf-8' standalone="yes"?>\n<x:worksheet>\n<x:sheetData>\n<x:row>\n<x:c t="s"><x:v>0</x:v></x:c>\n<x:c t='s'><x:v>1</x:v></x:c></x:row><x:row r="3"><x:c r='B3' t="inlineStr"><x:is><x:t>&#233;\u{1f600}</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
	const { rows, blank } = await cutWorkbook(writtenWorkbook({ sheet, strings }));
	expect(rows).toEqual([
		{ row: 1, cells: [' é&A ', 'rich'] },
		{ row: 3, cells: ['', 'é\u{1f600}'] },
	]);
	expect(blank).toBe(1);
});

it('keeps texts where they belong when some are written as nothing', async () => {
	const strings =
		'<sst><si><t>a</t></si><si/><si a="1"><t>c</t></si><si></si><si><t/></si><si><t>f</t></si></sst>';
	const cells = `<row r="1">${'abcdef'
		.split('')
		.map((_, index) => `<c t="s"><v>${index}</v></c>`)
		.join('')}</row>`;
	const { rows } = await cutWorkbook(writtenWorkbook({ cells, strings }));
	expect(rows).toEqual([{ row: 1, cells: ['a', '', 'c', '', '', 'f'] }]);
});

it('resolves the references in a text once', async () => {
	const cells =
		'<row r="1"><c r="A1" t="str"><v>&#201;té &amp;lt; &lt;_x0041_</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>é&#xe9;z</v></c></row>';
	const { rows } = await cutWorkbook(writtenWorkbook({ cells }));
	expect(rows).toEqual([{ row: 1, cells: ['Été &lt; <A', 'ééz'] }]);
});
