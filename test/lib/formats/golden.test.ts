import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerFormat } from '../../../lib/formats';
import type { FileOptions } from '../../../lib/tabular/settings';
import { readFile } from '../../../lib/tabular/read';
import type { FileFormat } from '../../../lib/formats/format';
import { bytesOf, prepared, usualAnd } from '../../support/files';
import { DAY, everyone } from '../../support/people';

const golden = join(__dirname, '../../golden');
const withMore = (id: string, ...more: string[]) =>
	usualAnd(partnerFormat(id) as FileFormat, ...more);
const everyColumn = (id: string) => partnerFormat(id)?.columns.map(({ field }) => field) ?? [];

/** File by file: the partner, and what is chosen beside its defaults. */
const files: Array<[name: string, partner: string, options: Partial<FileOptions>]> = [
	['360learning.csv', 'threeSixtyLearning', {}],
	['360learning-help-page.csv', 'threeSixtyLearning', { headerSet: 'helpPage', separator: ',' }],
	['360learning-bom.csv', 'threeSixtyLearning', { encoding: 'utf-8-bom' }],
	['360learning-windows-1252.csv', 'threeSixtyLearning', { encoding: 'windows-1252' }],
	['360learning-lf-quoted.csv', 'threeSixtyLearning', { lineEnding: '\n', quoteAll: true }],
	['skillup.csv', 'skillup', {}],
	['skillup-every-column.csv', 'skillup', { optional: everyColumn('skillup') }],
	[
		'skillup-french.csv',
		'skillup',
		{ optional: everyColumn('skillup'), headerSet: 'fr', encoding: 'windows-1252' },
	],
	[
		'skillup-article.csv',
		'skillup',
		{ headerSet: 'flatFileArticle', encoding: 'utf-8-bom', dateOrder: 'YYYY-MM-DD' },
	],
	['place-de-la-formation.csv', 'placeDeLaFormation', {}],
	[
		'place-de-la-formation-every-column.csv',
		'placeDeLaFormation',
		{
			optional: everyColumn('placeDeLaFormation'),
			costCentreLevels: 2,
			maxOptionalColumns: Infinity,
			decimalSeparator: ',',
		},
	],
	[
		'place-de-la-formation-french.csv',
		'placeDeLaFormation',
		{
			headerSet: 'fr',
			encoding: 'windows-1252',
			optional: withMore('placeDeLaFormation', 'jobTitle', 'contractStart'),
		},
	],
	[
		'place-de-la-formation-bom.csv',
		'placeDeLaFormation',
		{ encoding: 'utf-8-bom', optional: withMore('placeDeLaFormation', 'jobTitle') },
	],
];

/** A file is written here once, read by a person, and from then on the bytes may not change. */
function expected(name: string, bytes: Buffer): Buffer {
	const path = join(golden, name);
	if (bytes.length > 0 && !existsSync(path) && process.env.WRITE_GOLDEN === 'yes')
		writeFileSync(path, bytes);
	return readFileSync(path);
}

test.each(files)('%s is written byte for byte', (name, partner, options) => {
	const format = partnerFormat(partner);
	if (!format) throw new Error(partner);
	const bytes = bytesOf(prepared(format, everyone, options));
	expect(bytes.toString('latin1')).toBe(expected(name, bytes).toString('latin1'));
});

test.each(files)('%s reads back into itself', (name, partner, options) => {
	const format = partnerFormat(partner);
	if (!format) throw new Error(partner);
	const bytes = expected(name, Buffer.alloc(0));
	const { dateOrder, decimalSeparator } = options;
	const { employees, rejected } = readFile(bytes, format, {
		day: DAY,
		dateOrder,
		decimalSeparator,
	});
	expect(rejected).toEqual([]);
	const again = bytesOf(
		prepared(format, employees, { ...options, population: { who: 'everybody' } }),
	);
	expect(again.toString('latin1')).toBe(bytes.toString('latin1'));
});
