import { readPopulation, recall, remember, sealPopulation } from '../../../lib/sync';
import { cellAt, cellOffsets, recordBytes } from '../../../lib/sync/remembered';
import { DAY, everyone } from '../../support/people';
import { partnerFormats } from '../../../lib/formats';
import { bytesOf, prepared, usualAnd } from '../../support/files';
import { bytesOf as bytesOfTable, Company, tables } from './company';
import { layoutNames, layouts } from './layouts';

const population = readPopulation(
	Buffer.from(
		'Matricule;Nom;Fonction;Date of Birth;Prime\n007;Orme;Chef;01/01/1970;9\n008;Orme;Chef;01/01/1970;9\n009;;;;\n',
	),
	{ kind: 'columns', keyColumns: ['matricule'] },
	DAY,
);

it('gives back what it was told', () => {
	const { records, salt, ...rest } = recall(remember(sealPopulation(population)));
	expect(rest).toEqual({
		identity: { layout: 'columns', key: ['matricule'], activity: 'presence' },
		encoding: 'ascii',
		separator: ';',
		columns: [
			{ name: 'matricule', header: 'Matricule', bytes: 0 },
			{ name: 'nom', header: 'Nom', bytes: 4 },
			{ name: 'fonction', header: 'Fonction', bytes: 4 },
			{ name: 'date of birth', header: 'Date of Birth', bytes: 1 },
			{ name: 'prime', header: 'Prime', bytes: 1 },
		],
		size: { rows: 3, people: 3, active: 3, withoutKey: 0, duplicates: 0 },
		activeWithoutKey: 0,
		zeroLengths: [3],
	});
	expect(salt).toHaveLength(16);
	expect(records).toHaveLength(3 * (12 + 1 + 4 + 4 + 1 + 1));
});

it('tells nothing of equal values, and of blank ones that they are blank', () => {
	const { records, columns } = recall(remember(sealPopulation(population)));
	const width = recordBytes(columns);
	const offsets = cellOffsets(columns);
	const cells = [0, 1, 2].map((person) =>
		columns.map(({ bytes }, index) =>
			bytes === 0 ? 0 : cellAt(records, person * width + (offsets[index] ?? 0), bytes),
		),
	);
	expect(cells[0]?.[1]).not.toBe(cells[1]?.[1]);
	expect(cells[0]?.[2]).not.toBe(cells[1]?.[2]);
	expect(cells.slice(0, 2).flatMap((row) => row.slice(1))).not.toContain(0);
	expect(cells[2]).toEqual([0, 0, 0, 0, 0]);
});

it('tells nothing of equal values in two columns of one person', () => {
	const both = readPopulation(
		Buffer.from('Matricule;Nom;Prénom\n1;Martin;Martin\n'),
		{ kind: 'columns', keyColumns: ['matricule'] },
		DAY,
	);
	const { records } = recall(remember(sealPopulation(both)));
	expect(records.readUInt32LE(13)).not.toBe(records.readUInt32LE(17));
});

it('takes another salt every time, or the one of the memory before', () => {
	const one = remember(sealPopulation(population));
	expect(remember(sealPopulation(population))).not.toBe(one);
	expect(recall(remember(sealPopulation(population))).records.equals(recall(one).records)).toBe(
		false,
	);
	expect(remember(sealPopulation(population, recall(one).salt))).toBe(one);
});

describe('no value of a person is in it', () => {
	it.each(partnerFormats)('of a file of $name with every column', (format) => {
		const optional = format.columns.map(({ field }) => field);
		const people = everyone.map((person) => ({ ...person, status: 'Actif' }));
		const file = prepared(format, people, {
			optional: usualAnd(format, ...optional),
			maxOptionalColumns: Infinity,
			population: { who: 'everybody' },
		});
		const body = remember(
			sealPopulation(readPopulation(bytesOf(file), { kind: 'format', format }, DAY)),
		);
		expect(
			found(
				body,
				people.flatMap((person) => Object.values(person)),
			),
		).toEqual([]);
	});

	it.each(layoutNames)('of a company in the layout of %s', (name) => {
		const table = tables[name](new Company(5, DAY, { people: 300 }));
		const body = remember(sealPopulation(readPopulation(bytesOfTable(table), layouts[name], DAY)));
		expect(found(body, table.slice(1).flat())).toEqual([]);
	});
});

/** The values a text has in clear, or in its records. */
function found(body: string, values: readonly unknown[]): unknown[] {
	const [, description = '', records = ''] = body.split('\n');
	const hashes = Buffer.from(records, 'base64');
	// A few letters stand in any random bytes.
	return [...new Set(values)].filter(
		(value) =>
			typeof value === 'string' &&
			value.length > 3 &&
			(description.includes(value) ||
				hashes.includes(value) ||
				hashes.includes(value, 0, 'utf16le')),
	);
}

describe('a text that is not as it was written', () => {
	const body = remember(sealPopulation(population));
	const lines = body.split('\n');
	const changed = (line: number, change: (text: string) => string) =>
		lines.map((text, index) => (index === line ? change(text) : text)).join('\n');

	it.each([
		['is empty', ''],
		['is cut', body.slice(0, -40)],
		['lacks its last line break', body.slice(0, -1)],
		['has more at the end', `${body}x\n`],
		['says another thing of the file', changed(1, (text) => text.replace('"rows":3', '"rows":4'))],
		[
			'has another record',
			changed(2, (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)),
		],
		['has another sum', changed(3, (text) => text.replace(/^./, 'g'))],
		['is no memory', 'a;b\n1;2\n'],
		['has other line ends', body.replaceAll('\n', '\r\n')],
	])('is refused: %s', (_, text) => {
		expect(() => recall(text)).toThrow(
			expect.objectContaining({
				message: 'The memory of the last delivered file is damaged: it is not as it was written',
				remedy: expect.stringContaining('backup'),
			}),
		);
	});

	it('is refused under another version, by name', () => {
		expect(() => recall(changed(0, () => 'lucca-sync memory 2'))).toThrow(
			'The memory of the last delivered file was written by another version of this package',
		);
	});
});
