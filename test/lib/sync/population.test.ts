import { partnerFormat } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import { type Layout, readPopulation } from '../../../lib/sync';
import { nameIn, shownKey, sizeOf } from '../../../lib/sync/population';
import { customFormat } from '../../../lib/tabular/custom-format';
import { DAY } from '../../support/people';
import { layouts } from './layouts';

const read = (text: string, layout: Layout = layouts.columns) =>
	readPopulation(Buffer.from(text, 'utf8'), layout, DAY);

function summary(text: string, layout: Layout) {
	const population = read(text, layout);
	return population.keys.map((key, person) => [
		shownKey(population, key),
		nameIn(population, population.rowOf[person] ?? -1),
		population.active[person],
	]);
}

const THREE_SIXTY = 'uniqueId;email;firstName;lastName;title;language;managerId;status';

describe('who is who, and who is active', () => {
	it('in a file of 360Learning: by number, and by the status alone', () => {
		const rows = ['Active', 'Actif', 'INACTIF', '', 'fr'].map(
			(status, index) => ` 0${index} ;a@b.example;Zoé;Noël;T;fr;;${status}`,
		);
		expect(summary([THREE_SIXTY, ...rows].join('\n'), layouts.threeSixtyLearning)).toEqual([
			['00', 'Zoé Noël', true],
			['01', 'Zoé Noël', true],
			['02', 'Zoé Noël', false],
			['03', 'Zoé Noël', false],
			['04', 'Zoé Noël', false],
		]);
	});

	it.each([
		['day first', '21/11/2026', '22/11/2026'],
		['month first, as the other dates show', '11/21/2026', '11/22/2026'],
		['month first, though one could be either', '11/21/2026', '12/10/2026'],
		['as ISO', '2026-11-21', '2026-11-22'],
	])("in a file of Skillup: up to the contract's last day, written %s", (_, left, last) => {
		const text = `Matricule;Date de sortie\n1;${left}\n2;${last}\n3;\n4;${last}`;
		expect(summary(text, layouts.skillup).map(([, , active]) => active)).toEqual([
			false,
			true,
			true,
			true,
		]);
	});

	it('in a file of Skillup without end dates: whoever is in it', () => {
		expect(summary('Matricule\n1', layouts.skillup)).toEqual([['1', '', true]]);
	});

	it('in a file of Place de la Formation: by number within the entity, in either order', () => {
		const one = 'Matricule;Nom;Entité (légale)\n007;Orme;Acme Lyon\n007;Roux;Acme Paris\n';
		const population = read(one, layouts.placeDeLaFormation);
		expect(population.keys).toHaveLength(2);
		expect(shownKey(population, population.keys[0] ?? '')).toBe('007 / Acme Lyon');
		const other = 'Entité (légale);Matricule\nAcme Lyon;007\nAcme Paris;007\n';
		expect(read(other, layouts.placeDeLaFormation).keys).toEqual(population.keys);
	});

	it('by columns the user names, whatever their case; e-mail addresses too', () => {
		const text = 'E-MAIL;nom;SITUATION\nA@b.example;Orme;parti\nc@b.example;Roux;PARTI ';
		expect(summary(text, layouts.columns)).toEqual([
			['a@b.example', 'Orme', false],
			['c@b.example', 'Roux', false],
		]);
	});
});

it('counts every row as it stands: short, long, repeated or without a key', () => {
	const text = [
		'E-mail;Nom;Situation;;',
		'a@b.example',
		'b@b.example;Roux;parti;x;y;z',
		'B@B.example;Roux;présent',
		'b@b.example;Roux;présent',
		' ;Orme;présent',
		';Petit;parti',
		';;',
	].join('\n');
	const population = read(text);
	expect(sizeOf(population)).toEqual({
		rows: 6,
		people: 2,
		active: 3,
		withoutKey: 2,
		duplicates: 2,
	});
	// Somebody who is back counts as active, whichever of the rows comes first.
	expect(population.rowOf).toEqual([0, 2]);
	expect([...population.repeated]).toEqual([[1, 3]]);
});

it('hides a key that is sensitive', () => {
	const population = read('Personal Email\na@b.example', {
		kind: 'columns',
		keyColumns: ['personal email'],
	});
	expect(shownKey(population, 'a@b.example')).toBe('•••');
});

const withoutKey = customFormat([{ field: 'firstName' }]);
const pdf = partnerFormat('placeDeLaFormation') as FileFormat;

it.each<[string, string, Layout]>([
	['The file is empty: it has not even a header line', '\n\n', layouts.columns],
	["The file has no column 'e-mail', which 'Key Columns' names", 'Nom\nOrme', layouts.columns],
	[
		"The file has no column 'Situation', which 'Status Column' names",
		'e-mail\na@b.example',
		layouts.columns,
	],
	[
		"The file has 2 columns 'e-mail', and 'Key Columns' names one",
		'E-mail;e-mail;Situation\n',
		layouts.columns,
	],
	["'Key Columns' is empty", 'a\n', { kind: 'columns', keyColumns: [] }],
	[
		"The file has no column 'uniqueId' or 'status', by which the brake follows people in a file of 360Learning",
		'Orme;Paul\n',
		layouts.threeSixtyLearning,
	],
	[
		"The file has no column 'Employee Number', by which the brake follows people in a file of Place de la Formation",
		'Nom;Prénom;Entité (légale);Mail\n',
		{ kind: 'format', format: pdf },
	],
	[
		'The custom file has no column that tells one person from another',
		'First Name\n',
		{ kind: 'format', format: withoutKey },
	],
])('says: %s', (message, text, layout) => {
	expect(() => read(text, layout)).toThrow(
		expect.objectContaining({ message, remedy: expect.stringMatching(/./) }),
	);
});

it.each(['N° de sécurité sociale', 'Numero de securite sociale', 'NIR', 'Social Security Number'])(
	'shows no key of a column %s',
	(header) => {
		const population = read(`${header};Nom\n1850575001001;Noël`, {
			kind: 'columns',
			keyColumns: [header],
		});
		expect(shownKey(population, '1850575001001')).toBe('•••');
	},
);

it('shows the key of a column whose header only looks like one', () => {
	const population = read('Unir;Nom\n17;Noël', { kind: 'columns', keyColumns: ['Unir'] });
	expect(shownKey(population, '17')).toBe('17');
});
