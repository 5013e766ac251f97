import { utils } from '@e965/xlsx';
import { ExplainedError } from '../../../../lib/explained-error';
import { cutWorkbook, type WorkbookOptions } from '../../../../lib/tabular/workbook/cut-workbook';
import { sheetOf, workbookOf, writtenWorkbook } from '../../../support/workbooks';

const PEOPLE = [
	['login', 'name', 'mail'],
	['ines', 'Inès', 'ines@acme.example'],
	['paul', 'Paul', 'paul@acme.example'],
];
const people = () => sheetOf(PEOPLE);
const CELLS = PEOPLE.map((row) => [...row]);

async function cells(bytes: Buffer, options?: WorkbookOptions) {
	return (await cutWorkbook(bytes, options)).rows.map((row) => [...row.cells]);
}

async function refusal(bytes: Buffer, options?: WorkbookOptions) {
	const thrown: unknown = await cutWorkbook(bytes, options).catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(ExplainedError);
	const { message, remedy } = thrown as ExplainedError;
	return [message, remedy];
}

const SHOW =
	"Show or remove what is hidden (a filter hides rows, too), or set 'Hidden Cells' to read it";

it('refuses merged cells with a value, by their range', async () => {
	const sheet = people();
	sheet['!merges'] = [utils.decode_range('B2:B3'), utils.decode_range('C2:C3')];
	expect(await refusal(workbookOf({ People: sheet }))).toEqual([
		"The sheet 'People' has merged cells: B2:B3, and 1 more such ranges",
		'Unmerge them, and give each row its own values',
	]);
	sheet['!merges'] = [utils.decode_range('E2:F9'), utils.decode_range('A1:A1')];
	expect(await cells(workbookOf({ People: sheet }))).toEqual(CELLS);
});

it('lets a title above the header row be merged and hidden', async () => {
	const sheet = sheetOf([['All people'], ...PEOPLE]);
	sheet['!merges'] = [utils.decode_range('A1:C1')];
	sheet['!rows'] = [{ hidden: true }];
	const bytes = workbookOf({ People: sheet });
	expect((await refusal(bytes))[0]).toBe("The sheet 'People' hides row 1 with content");
	expect(await cells(bytes, { headerRow: 2 })).toEqual([['All people', '', ''], ...CELLS]);
});

it('refuses hidden rows with content, and reads them when told to', async () => {
	const sheet = people();
	sheet['!rows'] = [{}, { hidden: true }, { hidden: true }];
	const bytes = workbookOf({ People: sheet });
	expect(await refusal(bytes)).toEqual([
		"The sheet 'People' hides row 2 with content, and 1 more",
		SHOW,
	]);
	expect(await cells(bytes, { hidden: 'read' })).toEqual(CELLS);
});

it('refuses hidden columns with content, and reads them when told to', async () => {
	const sheet = people();
	sheet['!cols'] = [{}, {}, { hidden: true }, { hidden: true }];
	const bytes = workbookOf({ People: sheet });
	expect(await refusal(bytes)).toEqual([
		"The sheet 'People' hides column C with content from row 1 on",
		SHOW,
	]);
	expect(await cells(bytes, { hidden: 'read' })).toEqual(CELLS);
	sheet['!cols'] = [{}, {}, {}, { hidden: true }];
	expect(await cells(workbookOf({ People: sheet }))).toEqual(CELLS);
});

it.each(['<col min="2" max="2" width="0"/>', '<col min="1" max="16384" hidden="true"/>'])(
	'takes %s for hidden columns',
	async (col) => {
		const bytes = writtenWorkbook({
			before: `<cols>${col}</cols>`,
			cells: '<row r="1"><c r="B1" t="str"><v>x</v></c></row>',
		});
		expect((await refusal(bytes))[0]).toBe(
			"The sheet 'People' hides column B with content from row 1 on",
		);
	},
);

it('wants to be told the sheet when several have content', async () => {
	const bytes = workbookOf({ People: people(), Blank: sheetOf([[]]), Été: sheetOf([['a']]) });
	const remedy = "Set 'Sheet Name' to the name of the one to read";
	expect(await refusal(bytes)).toEqual([
		"The workbook has 2 sheets with content: 'People', 'Été'",
		remedy,
	]);
	expect(await cells(bytes, { sheet: 'ÉTÉ ' })).toEqual([['a']]);
	expect(await refusal(bytes, { sheet: 'Salariés' })).toEqual([
		"The workbook has no sheet 'Salariés', only 'People', 'Blank', 'Été'",
		"Set 'Sheet Name' to the name of one of them, or leave it empty if only one has content",
	]);
	expect(await cells(workbookOf({ Blank: sheetOf([[]]), People: people() }))).toEqual(CELLS);
});

it('refuses a hidden sheet with content unless a sheet is named', async () => {
	const bytes = workbookOf({ Lists: sheetOf([['fr']]), People: people() }, ['Lists']);
	expect(await refusal(bytes)).toEqual([
		"The workbook has a hidden sheet with content, 'Lists'",
		"Set 'Sheet Name' to the name of the one to read, or remove the hidden sheet",
	]);
	expect(await cells(bytes, { sheet: 'people' })).toEqual(CELLS);
	expect(await cells(bytes, { sheet: 'Lists' })).toEqual([['fr']]);
	expect((await refusal(bytes, { hidden: 'read' }))[0]).toBe(
		"The workbook has 2 sheets with content: 'Lists', 'People'",
	);
	const alone = workbookOf({ People: people(), Blank: sheetOf([[]]) }, ['People']);
	expect((await refusal(alone))[0]).toBe("The workbook has a hidden sheet with content, 'People'");
	expect(await cells(alone, { hidden: 'read' })).toEqual(CELLS);
});

it('gives no rows for a workbook without content', async () => {
	expect((await cutWorkbook(workbookOf({ People: sheetOf([[]]) }))).rows).toEqual([]);
});
