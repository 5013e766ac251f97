import { ExplainedError } from '../../../lib/explained-error';
import { cutText, type TextOptions } from '../../../lib/tabular/cut-text';

const latin = (text: string) => Buffer.from(text, 'latin1');

function refusal(bytes: Buffer, options?: TextOptions) {
	try {
		cutText(bytes, options);
	} catch (thrown) {
		expect(thrown).toBeInstanceOf(ExplainedError);
		return [(thrown as ExplainedError).message, (thrown as ExplainedError).remedy];
	}
	throw new Error('was cut');
}

it('cuts text into rows with their numbers', () => {
	expect(cutText(Buffer.from('login;nom\r\n\r\nines;Inès\r\n'))).toEqual({
		kind: 'text',
		encoding: 'utf-8',
		separator: ';',
		rows: [
			{ row: 1, cells: ['login', 'nom'] },
			{ row: 3, cells: ['ines', 'Inès'] },
		],
		blank: 1,
		warnings: [],
	});
});

describe('two encodings in one file', () => {
	const mixed = Buffer.concat([
		Buffer.from('login;nom\nines;Inès\n'),
		latin('paul;Orme\nmael;Maël\n'),
	]);

	it('are refused with a line of each', () => {
		expect(refusal(mixed)).toEqual([
			'The file is in two encodings: line 2 is UTF-8, and line 4 is not',
			"Write the whole file in one encoding, or read its parts as files of their own. If it is in one, choose that in 'Encoding'",
		]);
	});

	it('are told as well when UTF-8 is asked for', () => {
		expect(refusal(mixed, { encoding: 'utf-8' })[0]).toBe(
			'The file has bytes that are not UTF-8, first in line 4',
		);
	});

	it('are read as one when it is named', () => {
		expect(cutText(mixed, { encoding: 'windows-1252' }).rows[1]?.cells).toEqual(['ines', 'InÃ¨s']);
		expect(cutText(latin('nom\nInès\nMaël')).encoding).toBe('windows-1252');
	});
});

it.each<[string, Buffer, TextOptions | undefined, number]>([
	['as bytes', Buffer.from('login;nom\nines;In\0s\n'), undefined, 2],
	['as UTF-16 taken for UTF-8', Buffer.from('login;nom', 'utf16le'), undefined, 1],
	['in UTF-16', Buffer.from('\ufeffa;b\n\nc;\0', 'utf16le'), undefined, 3],
])('refuses a NUL %s, with its line', (_, bytes, options, line) => {
	expect(refusal(bytes, options)).toEqual([
		`The file has a NUL character in line ${line}, which no text has`,
		"Set 'Encoding' to UTF-16 if it is in that; otherwise it was damaged on its way, or is no text",
	]);
});

describe('a stray quote', () => {
	it.each([
		['a;b;c;d\n1;"RH" lead;x;y\n2;b;c;d\n', 2],
		['a;b;c;d\n1;"RH;x;y\n2;b;c;d\n', 2],
		['a;b;c;d\n1;b;c;d\n2;"b;x;y\n3;b" z;c;d\n', 3],
	])('is refused in %j with its row', (text, row) => {
		expect(refusal(Buffer.from(text))).toEqual([
			`Row ${row} has a quote that is never closed, or text behind a closing quote`,
			"Double every quote inside a value, or check that 'Separator' is the one the file uses",
		]);
	});

	it.each([
		['sep=;\na;b;c;d\n1;"b;c;d\n2;b;c;d\n3;b";c;d\n', 'B3', 3],
		['a;b;c;d\r\n"1;b;c;d\r\n2";b;c;d\r\n', 'A2', 2],
		['a,b,c,d\n1,b,c,"d\n2,b,c,d"\n', 'D2', 2],
		['a;b;c;d\r1;"b;c;d\r2;b";c;d\r', 'B2', 2],
	])('that swallows rows without a trace is refused in %j', (text, cell, lines) => {
		expect(refusal(Buffer.from(text))).toEqual([
			`The cell ${cell} goes on for ${lines} lines, which look like rows of their own`,
			'Check for a quote at the beginning of the cell: it must be doubled, or taken out',
		]);
	});

	it.each([
		'a;b;c;d\n1;"12 rue X; bât B\n75001; Paris";c;d\n',
		'a;b;c;d\n1;"one\ntwo";c;d\n',
		'a;b;c\n1;"x;y\n2;z";c\n',
	])('is not seen in %j, where there is none', (text) => {
		expect(cutText(Buffer.from(text)).rows).toHaveLength(2);
	});
});

describe('columns', () => {
	const line = (cells: number) => Array.from({ length: cells }, () => 'x').join(';');

	it('may be 2,000', () => {
		expect(cutText(Buffer.from(`${line(2_000)}\n${line(2_000)}`)).rows[1]?.cells).toHaveLength(
			2_000,
		);
	});

	it.each([
		['in one line', `a;b\n"${line(3_000)}";c\n${line(2_001)}\n`, 3, '2,001'],
		['over many lines', `a;b\n${'"x\n";'.repeat(2_500)}\n`, 2, '2,501'],
	])('more than that are refused %s, with the row', (_, text, row, found) => {
		expect(refusal(Buffer.from(text), { separator: ';' })).toEqual([
			`Row ${row} has ${found} cells, more than the 2,000 a file may have`,
			"Check that 'Separator' is the one the file uses, and what made the file",
		]);
	});

	it('are not counted inside quotes', () => {
		const { rows } = cutText(Buffer.from(`a;b\n"${line(3_000)}";c\n`), { separator: ';' });
		expect(rows[1]?.cells).toEqual([line(3_000), 'c']);
	});
});

it('takes É and a hard space of Windows-1252 for what they are, though the two bytes are one character of UTF-8', () => {
	const bytes = Buffer.from(
		'Nom;Pr\xe9nom\nSOCI\xc9T\xc9\xa0;Ren\xe9e\nLAFORC\xc9\xa0;Ana\n',
		'latin1',
	);
	expect(cutText(bytes)).toMatchObject({
		encoding: 'windows-1252',
		rows: [{ row: 1 }, { row: 2 }, { row: 3, cells: ['LAFORC\u00c9\u00a0', 'Ana'] }],
	});
});
