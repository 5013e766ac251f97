import Papa from 'papaparse';
import { columnLetter } from '../../../lib/tabular/csv';
import { customFormat } from '../../../lib/tabular/custom-format';
import { readFile } from '../../../lib/tabular/read';
import { readyColumns, RowWriter } from '../../../lib/tabular/rows';
import { fileSettings } from '../../../lib/tabular/settings';
import { bytesOf, prepared } from '../../support/files';
import { random } from '../../support/random';
import { DAY } from '../../support/people';

const PIECES = [
	'a',
	'é',
	'"',
	'""',
	';',
	',',
	'\r\n',
	'\n',
	'\r',
	' ',
	'\u00a0',
	'0',
	'00',
	'=',
	'+33',
	"'",
	'’',
	'😀',
	'e\u0301',
	'\ufeff',
	'\t',
	'|',
	'-',
	'null',
	'Œ',
];
const FIELDS = ['e_a', 'e_b', 'e_c', 'e_d'];
const format = customFormat(FIELDS.map((field) => ({ field, header: field })));

/** Rows of cells put together from whatever breaks CSV, none of them blank. */
function rows(seed: number, count: number): string[][] {
	const next = random(seed);
	return Array.from({ length: count }, () =>
		FIELDS.map(() => {
			const length = 1 + next(5);
			const cell = Array.from({ length }, () => PIECES[next(PIECES.length)]).join('');
			return cell.trim() === '' ? `x${cell}` : cell;
		}),
	);
}

const people = (cells: string[][]) =>
	cells.map((row) => Object.fromEntries(FIELDS.map((field, index) => [field, row[index]])));

describe.each([';', ',', '\t', '|', '^'])('with separator %j', (separator) => {
	it.each([1, 2, 3])('writes what PapaParse writes, byte for byte (seed %d)', (seed) => {
		const data = rows(seed, 2_000);
		const ours = bytesOf(prepared(format, people(data), { separator })).toString('utf8');
		const theirs = Papa.unparse(
			{ fields: FIELDS, data },
			{ delimiter: separator, newline: '\r\n' },
		);
		expect(ours).toBe(`${theirs}\r\n`);
	});

	it('reads back every cell it wrote, letter for letter', () => {
		const data = rows(7, 2_000);
		const bytes = bytesOf(prepared(format, people(data), { separator }));
		const { employees, rejected } = readFile(bytes, format, { day: DAY, separator });
		expect(rejected).toEqual([]);
		expect(employees).toEqual(people(data));
	});
});

it('quotes everything as PapaParse does when asked to', () => {
	const data = rows(4, 500);
	const ours = bytesOf(prepared(format, people(data), { quoteAll: true })).toString('utf8');
	const theirs = Papa.unparse({ fields: FIELDS, data }, { delimiter: ';', quotes: true });
	expect(ours).toBe(`${theirs}\r\n`);
});

it('writes the same bytes however they are cut into pieces', () => {
	const data = rows(5, 20_000);
	const file = prepared(format, people(data));
	const chunks = [...file.chunks()];
	expect(chunks.length).toBeGreaterThan(3);
	expect(Buffer.concat(chunks).equals(bytesOf(file))).toBe(true);
});

it.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[51, 'AZ'],
	[52, 'BA'],
	[701, 'ZZ'],
	[702, 'AAA'],
])('column %d is %s', (index, letter) => {
	expect(columnLetter(index)).toBe(letter);
});

it('makes a line again just as it was when it was checked', () => {
	const settings = fileSettings(format, { day: DAY });
	const writer = new RowWriter(settings, readyColumns(settings));
	for (const [index, person] of people(rows(6, 2_000)).entries()) {
		expect(writer.check(person, index)).toBe(writer.line(person, new Set()));
	}
});
