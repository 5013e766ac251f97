import { utils, write } from '@e965/xlsx';
import { gzipSync } from 'node:zlib';
import { ExplainedError } from '../../../lib/explained-error';
import { cutFile } from '../../../lib/tabular/cut-file';
import { readSheet } from '../../../lib/tabular/read';
import { threeSixtyLearning } from '../../../lib/formats/three-sixty-learning';
import { DAY } from '../../support/people';
import { sheetOf, workbookOf, zipOf } from '../../support/workbooks';

async function refusal(bytes: Buffer) {
	const thrown: unknown = await cutFile(bytes).catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(ExplainedError);
	const { message, remedy } = thrown as ExplainedError;
	return [message, remedy];
}

const written = (bookType: 'xls' | 'xlsb' | 'ods' | 'rtf' | 'html') => {
	const book = utils.book_new();
	utils.book_append_sheet(book, sheetOf([['login'], ['ines']]), 'People');
	return Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array);
};
const binary = (text: string) => Buffer.from(text, 'latin1');
const neither = (what: string) =>
	`The file is ${what}, and neither text with separators nor an .xlsx workbook`;
const AS_TABLE = 'Save the table as .xlsx or as CSV';
const AS_XLSX = 'Save it as .xlsx or as CSV';
const UNPACK = 'Unpack it first, with the Compression node for instance';
const OLE2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

it.each<[string, () => Buffer, string, string]>([
	[
		'an old workbook',
		() => written('xls'),
		'The file is a workbook of the older kind (.xls)',
		AS_XLSX,
	],
	[
		'an encrypted one',
		() =>
			Buffer.concat([binary(OLE2), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
		'The workbook is protected by a password, so that it cannot be read',
		'Save it without a password to open it',
	],
	['a binary one', () => written('xlsb'), 'The file is a binary workbook (.xlsb)', AS_XLSX],
	[
		'an OpenDocument one',
		() => written('ods'),
		'The file is an OpenDocument file, not an .xlsx workbook',
		AS_TABLE,
	],
	[
		'a document',
		() => zipOf([{ name: 'word/document.xml', content: '<a/>' }]),
		'The file is a Word document, not an .xlsx workbook',
		AS_TABLE,
	],
	[
		'a packed CSV',
		() => zipOf([{ name: 'people.csv', content: 'a;b' }]),
		'The file is a ZIP archive, and no .xlsx workbook',
		UNPACK,
	],
	['an empty archive', () => zipOf([]), 'The file is a ZIP archive, and no .xlsx workbook', UNPACK],
	['gzip', () => gzipSync('a;b'), neither('packed with gzip'), UNPACK],
	['7-Zip', () => binary('7z\xbc\xaf\x27\x1c'), neither('packed'), UNPACK],
	['PDF', () => binary('%PDF-1.7\n'), neither('a PDF document'), AS_TABLE],
	['RTF', () => written('rtf'), neither('an RTF document'), AS_TABLE],
	['a picture', () => binary('\x89PNG\r\n\x1a\n'), neither('a picture'), AS_TABLE],
	[
		'PGP',
		() => binary('-----BEGIN PGP MESSAGE-----\n'),
		neither('encrypted or signed with PGP'),
		'Decrypt it first',
	],
	[
		'a web page',
		() => Buffer.from('\ufeff\r\n<!DOCTYPE html><html>'),
		neither('a web page'),
		'Check the address it was downloaded from: a sign-in page may have come in the place of the file',
	],
	[
		'a table of one',
		() => written('html'),
		neither('a web page'),
		'Check the address it was downloaded from: a sign-in page may have come in the place of the file',
	],
	['XML', () => binary('<?xml version="1.0"?><Workbook/>'), neither('XML'), AS_TABLE],
	['JSON', () => binary('[{"login":"ines"}]'), neither('JSON'), "Use the 'Extract From File' node"],
])('says what %s is', async (_, bytes, message, remedy) => {
	expect(await refusal(bytes())).toEqual([message, remedy]);
});

it('takes text for text whatever its name, and looks for options of text there alone', async () => {
	const bytes = Buffer.from('login|nom\nines|a;b', 'utf16le');
	const sheet = await cutFile(bytes, { encoding: 'utf-16le', separator: '|', sheet: 'People' });
	expect(sheet.rows.map(({ cells }) => cells)).toEqual([
		['login', 'nom'],
		['ines', 'a;b'],
	]);
	const book = workbookOf({ People: sheetOf([['login'], ['ines']]) });
	const options = { encoding: 'utf-16le', separator: '|', sheet: 'people' } as const;
	expect((await cutFile(book, options)).sheetName).toBe('People');
	expect((await cutFile(Buffer.from('PK;name\n1;x'))).kind).toBe('text');
	expect((await cutFile(Buffer.alloc(0))).rows).toEqual([]);
});

it('rejects the row of a formula without a value and warns of numbers, when a workbook is read', async () => {
	const sheet = sheetOf([
		['uniqueId', 'email', 'firstName', 'lastName', 'title', 'language', 'managerId', 'status'],
		[412, 'ines@acme.example', 'Inès', 'Varlet', 'Qualité', 'fr', 7, 'Active'],
		['00007', 'paul@acme.example', 'Paul', 'Orme', { t: 'e', v: 0x2a }, 'en', null, 'Active'],
	]);
	const cut = await cutFile(workbookOf({ People: sheet }));
	const { employees, rejected, warnings } = readSheet(cut, threeSixtyLearning, { day: DAY });
	expect(employees).toMatchObject([{ employeeNumber: '412', managerEmployeeNumber: '7' }]);
	expect(rejected).toMatchObject([
		{
			row: 3,
			cells: [
				{
					cell: 'E3',
					header: 'title',
					field: 'jobTitle',
					value: '#N/A',
					rule: 'is what a formula shows that gives no value',
					remedy: 'Mend the formula, or put its value in its place',
				},
			],
		},
	]);
	expect(warnings).toEqual([
		"'employeeNumber' is stored as numbers in the workbook, which keep no leading zeros: format the column as text at the source",
		"'managerEmployeeNumber' is stored as numbers in the workbook, which keep no leading zeros: format the column as text at the source",
	]);
});
