import {
	compare,
	type Layout,
	type Movements,
	nameTheGone,
	type Population,
	readPopulation,
	recall,
	remember,
	type RememberedPopulation,
	sealPopulation,
} from '../../../lib/sync';
import { DAY } from '../../support/people';
import { random } from '../../support/random';
import { layouts } from './layouts';

const layout: Layout = { kind: 'columns', keyColumns: ['Matricule'], statusColumn: 'Statut' };
const read = (text: string, by: Layout = layout) => readPopulation(Buffer.from(text), by, DAY);
const memoryOf = (text: string, by: Layout = layout) =>
	recall(remember(sealPopulation(read(text, by))));
const comparedWith = (memory: RememberedPopulation, now: Population) =>
	compare(memory, sealPopulation(now, memory.salt));
const compared = (before: string, now: string, by: Layout = layout) =>
	comparedWith(memoryOf(before, by), read(now, by));

const HEADER = 'Matricule;Statut;Prénom;Nom;E-mail;Fonction';
const BEFORE = [
	HEADER,
	'01;Actif;Zoé;Noël;zoe@a.example;Cheffe',
	'02;Actif;Paul;Orme;paul@a.example;',
	'03;Inactif;Inès;Roux;ines@a.example;Cheffe',
	'04;Actif;Marc;Petit;marc@a.example;Vendeur',
	'05;Inactif;Léa;Fabre;lea@a.example;Vendeur',
	'06;Actif;Hugo;Morel;hugo@a.example;  ',
	'',
].join('\n');

it('tells every movement of everybody', () => {
	const now = [
		HEADER,
		'01;Actif;Zoé;Noël;ZOE@A.example;Directrice',
		'02;Inactif;Paul;Orme;paul@a.example;',
		'03;Actif;Inès;Roux;;Cheffe',
		'06;Actif;Hugo;Morel;hugo@a.example;',
		'07;Actif;Karim;Girard;karim@a.example;Vendeur',
		'07;Actif;Karim;Girard;karim@a.example;Vendeur',
		';Actif;Sans;Numéro;;',
		'',
	].join('\n');
	expect(compared(BEFORE, now)).toEqual({
		before: { rows: 6, people: 6, active: 4, withoutKey: 0, duplicates: 0 },
		now: { rows: 7, people: 5, active: 5, withoutKey: 1, duplicates: 1 },
		inBoth: 4,
		joiners: 1,
		gone: 1,
		goneWithoutKey: 0,
		cleared: 1,
		deactivated: 1,
		returned: 1,
		changed: 1,
		unchanged: 1,
		columns: [
			{ header: 'Statut', state: 'kept', changed: 2, emptied: 0, filledBefore: 4 },
			{ header: 'Prénom', state: 'kept', changed: 0, emptied: 0, filledBefore: 4 },
			{ header: 'Nom', state: 'kept', changed: 0, emptied: 0, filledBefore: 4 },
			{ header: 'E-mail', state: 'kept', changed: 1, emptied: 1, filledBefore: 4 },
			{ header: 'Fonction', state: 'kept', changed: 1, emptied: 0, filledBefore: 2 },
		],
		lostZeros: 0,
		garbled: 0,
		shape: [],
		absence: 'not documented',
		people: [
			{ movement: 'gone', key: '', name: '', remembered: 3, changed: [] },
			{ movement: 'deactivated', key: '02', name: 'Paul Orme', row: 3, changed: ['Statut'] },
			{
				movement: 'returned',
				key: '03',
				name: 'Inès Roux',
				row: 4,
				changed: ['Statut', 'E-mail'],
			},
			{ movement: 'joined', key: '07', name: 'Karim Girard', row: 6, rows: 2, changed: [] },
			{ movement: 'withoutKey', key: '', name: 'Sans Numéro', row: 8, changed: [] },
			{ movement: 'changed', key: '01', name: 'Zoé Noël', row: 2, changed: ['Fonction'] },
			{ movement: 'cleared', key: '', name: '', remembered: 4, changed: [] },
		],
	} satisfies Movements);
});

it('compares a column that was hashed to another length, as for a field that became sensitive', () => {
	const before = read(BEFORE);
	const columns = before.columns.map((column) =>
		column.header === 'Fonction' ? { ...column, field: 'e_fonction' } : column,
	);
	const memory = recall(remember(sealPopulation({ ...before, columns })));
	const now = comparedWith(memory, read(BEFORE.replace('Zoé;Noël', 'Zoé;Orme')));
	expect(now).toMatchObject({ inBoth: 6, unchanged: 5, changed: 1 });
	const { columns: counted } = comparedWith(memory, read(BEFORE.replaceAll('Vendeur', 'Chef')));
	expect(counted.map(({ header, changed }) => [header, changed])).toContainEqual(['Fonction', 2]);
});

it('refuses hashes under another salt', () => {
	expect(() => compare(memoryOf(BEFORE), sealPopulation(read(BEFORE)))).toThrow(TypeError);
});

it('names the gone from the file they were in, and leaves the others', () => {
	const memory = memoryOf(BEFORE);
	const movements = comparedWith(memory, read(`${HEADER}\n08;Actif;A;B;;\n`));
	const kept = BEFORE.split('\n')
		.filter((line) => !line.startsWith('06'))
		.join('\n');
	const named = nameTheGone(movements, memory, read(kept));
	expect(named.people.map(({ movement, key, name }) => [movement, key, name])).toEqual([
		['gone', '01', 'Zoé Noël'],
		['gone', '02', 'Paul Orme'],
		['gone', '04', 'Marc Petit'],
		['gone', '', ''],
		['joined', '08', 'A B'],
		['cleared', '03', 'Inès Roux'],
		['cleared', '05', 'Léa Fabre'],
	]);
	expect({ ...named, people: [] }).toEqual({ ...movements, people: [] });
});

it('tells columns that vanished and those that are new', () => {
	const before = 'Matricule;Statut;Nom;Fonction\n1;Actif;Orme;Chef\n2;Actif;Roux;\n';
	const now = 'Matricule;Statut;Nom;Agence\n1;Actif;Orme;Lyon\n2;Actif;Roux;Lyon\n';
	const { columns, changed, unchanged } = compared(before, now);
	expect(columns.slice(2)).toEqual([
		{ header: 'Fonction', state: 'vanished', changed: 1, emptied: 1, filledBefore: 1 },
		{ header: 'Agence', state: 'new', changed: 0, emptied: 0, filledBefore: 0 },
	]);
	expect({ changed, unchanged }).toEqual({ changed: 1, unchanged: 1 });
});

it('keeps two columns of one header apart', () => {
	const { columns } = compared(
		'Matricule;Statut;X;X\n1;Actif;a;b\n',
		'Matricule;Statut;X;X\n1;Actif;a;\n',
	);
	expect(columns.slice(1)).toEqual([
		{ header: 'X', state: 'kept', changed: 0, emptied: 0, filledBefore: 1 },
		{ header: 'X', state: 'kept', changed: 1, emptied: 1, filledBefore: 1 },
	]);
});

it.each([
	['are gone when they are fewer', '1;Actif\n;Actif', 2],
	['are not when they were given one', '1;Actif\n2;Actif\n3;Actif\n;Actif', 0],
	['are not when they had left', '1;Actif\n;Actif\n;Actif\n;Actif', 0],
])('people without a key %s', (_, now, goneWithoutKey) => {
	const before = 'Matricule;Statut\n1;Actif\n;Actif\n;Actif\n;Actif\n;Inactif\n';
	expect(compared(before, `Matricule;Statut\n${now}\n`)).toMatchObject({ gone: 0, goneWithoutKey });
});

describe('lost zeros', () => {
	it('are found by the key, in one part of several, and name the one who is gone', () => {
		const by = layouts.placeDeLaFormation;
		const header = 'Matricule;Entité (légale);Nom\n';
		const before = `${header}0042;Lyon;Orme\n00042;Paris;Roux\n5;Lyon;Petit\n`;
		const now = `${header}42;Lyon;Orme\n42;Paris;Roux\n5;Lyon;Petit\n`;
		const { lostZeros, people } = compared(before, now, by);
		expect(lostZeros).toBe(2);
		expect(people.map((person) => ({ ...person, remembered: undefined }))).toEqual([
			{ movement: 'gone', key: '0042 / Lyon', name: 'Orme', lostZeros: true, changed: [] },
			{ movement: 'gone', key: '00042 / Paris', name: 'Roux', lostZeros: true, changed: [] },
			{
				movement: 'joined',
				key: '42 / Lyon',
				name: 'Orme',
				row: 2,
				lostZeros: true,
				changed: [],
			},
			{
				movement: 'joined',
				key: '42 / Paris',
				name: 'Roux',
				row: 3,
				lostZeros: true,
				changed: [],
			},
		]);
	});

	it('are found where the key without them was taken already', () => {
		const before = 'Matricule;Statut\n7;Actif\n07;Actif\n';
		expect(compared(before, 'Matricule;Statut\n7;Actif\n7;Actif\n').lostZeros).toBe(1);
	});

	it('are none where the key with zeros is still there, or never was', () => {
		const before = 'Matricule;Statut\n07;Actif\n012;Actif\n0025;Actif\n';
		const now = 'Matricule;Statut\n07;Actif\n7;Actif\n013;Actif\n13;Actif\n012;Actif\n025;Actif\n';
		expect(compared(before, now).lostZeros).toBe(0);
	});
});

describe('texts that came to look misread', () => {
	const by = layouts.threeSixtyLearning;
	const file = (...rows: string[]) =>
		['uniqueId;email;firstName;lastName;title;managerId;managerFirstName;status', ...rows].join(
			'\n',
		);
	const before = file(
		'1;a@b.example;Zoé;Noël;Chargé;9;René;Active',
		'2;;Paul;Orme;T;9;René;Active',
	);

	it.each([
		['misread as Windows-1252', file('1;a@b.example;ZoÃ©;NoÃ«l;Chargé;9;René;Active'), 1],
		['replaced by question marks', file('1;a@b.example;Zo?;No?l;Charg?;9;René;Active'), 1],
		['changed in another way', file('1;a@b.example;Zoë;Noël;Quoi ?;9;René;Active'), 0],
		['the manager’s alone', file('1;a@b.example;Zoé;Noël;Chargé;9;RenÃ©;Active'), 0],
		['those of somebody new', file('3;a@b.example;ZoÃ©;NoÃ«l;Chargé;9;René;Active'), 0],
	])('are counted in people: %s', (_, now, count) => {
		expect(compared(before, now, by).garbled).toBe(count);
	});
});

it('tells what is different about the file itself', () => {
	const before = 'Matricule;Statut;Nom;Prénom\n1;Actif;Noël;Zoé\n';
	const bytes = Buffer.from('MATRICULE,Statut,Prénom,Nom\n1,Actif,Zoé,Noël\n', 'latin1');
	const { shape, changed } = comparedWith(memoryOf(before), readPopulation(bytes, layout, DAY));
	expect(changed).toBe(0);
	expect(shape).toEqual([
		'The encoding was utf-8 and is windows-1252',
		'The separator was ";" and is ","',
		"The header 'Matricule' is now 'MATRICULE'",
		"The columns are in another order: 'MATRICULE', 'Statut', 'Prénom', 'Nom'",
	]);
	// Without a letter beyond ASCII nobody can tell one encoding from the other.
	expect(compared('Matricule;Statut\n1;Actif\n', 'Matricule;Statut\n1;é\n').shape).toEqual([]);
});

it.each<[string, string, Layout, string]>([
	[
		"The last delivered file was read as 'columns' and this one as 'skillup': they cannot be compared",
		'Matricule\n1\n',
		layouts.skillup,
		'Matricule\n1\n',
	],
	[
		"People were told apart by 'matricule' in the last delivered file and are by 'nom' in this one: they cannot be compared",
		'Matricule;Nom\n1;Orme\n',
		{ kind: 'columns', keyColumns: ['nom'] },
		'Matricule;Nom\n1;Orme\n',
	],
	[
		'Who is active was told in another way in the last delivered file (status column or its values): they cannot be compared',
		'Matricule;Nom\n1;Orme\n',
		{ kind: 'columns', keyColumns: ['matricule'], statusColumn: 'Nom' },
		'Matricule;Nom\n1;Orme\n',
	],
])('says: %s', (message, before, by, now) => {
	const memory = memoryOf(before, { kind: 'columns', keyColumns: ['matricule'] });
	expect(comparedWith(memory, read(now, by))).toMatchObject({
		incomparable: message,
		before: { people: 1 },
		now: { people: 1 },
		inBoth: 0,
		people: [],
	});
});

describe('random populations', () => {
	const NAMES = ['Matricule', 'Statut', 'Prénom', 'Nom', 'E-mail', 'Fonction', 'Téléphone', 'Site'];
	const pick = <T>(dice: (bound: number) => number, values: readonly T[]) =>
		values[dice(values.length)] as T;

	/** Rows of few different values, so that everything that can happen happens. */
	function drawn(dice: (bound: number) => number): string[][] {
		const header = NAMES.filter((_, index) => index < 2 || dice(4) > 0);
		const rows = Array.from({ length: dice(40) }, () =>
			header.map((name) => {
				if (name === 'Matricule')
					return pick(dice, ['', ...Array.from({ length: 30 }, (_, n) => `${n}`)]);
				if (name === 'Statut') return pick(dice, ['Actif', 'Actif', 'Inactif']);
				return pick(dice, ['', ' ', 'A', 'a', 'B ', 'é']);
			}),
		);
		return [header, ...rows];
	}

	/** The same counts in clear, as anybody would count them. */
	function clearly(before: string[][], now: string[][]) {
		const people = ([header = [], ...rows]: string[][]) => {
			const found = new Map<string, Record<string, string>>();
			for (const cells of rows) {
				const row = Object.fromEntries(
					header.map((name, index) => [
						name,
						name === 'E-mail'
							? (cells[index] ?? '').trim().toLowerCase()
							: (cells[index] ?? '').trim(),
					]),
				);
				const key = row.Matricule ?? '';
				const known = found.get(key);
				if (key !== '' && (!known || (known.Statut === 'Inactif' && row.Statut === 'Actif'))) {
					found.set(key, row);
				}
			}
			return found;
		};
		const [old, young] = [people(before), people(now)];
		const keys = [...old.keys()].filter((key) => young.has(key));
		const names = (before[0] ?? []).filter((name) => name !== 'Matricule');
		const differ = (key: string, name: string) =>
			(old.get(key)?.[name] ?? '') !== (young.get(key)?.[name] ?? '');
		const count = (test: (key: string) => unknown, of: Iterable<string> = keys) =>
			[...of].filter(test).length;
		const was = (key: string) => old.get(key)?.Statut === 'Actif';
		const is = (key: string) => young.get(key)?.Statut === 'Actif';
		const changes = (key: string) => names.some((name) => differ(key, name));
		return {
			inBoth: keys.length,
			joiners: count((key) => !old.has(key), young.keys()),
			gone: count((key) => !young.has(key) && was(key), old.keys()),
			cleared: count((key) => !young.has(key) && !was(key), old.keys()),
			deactivated: count((key) => was(key) && !is(key)),
			returned: count((key) => !was(key) && is(key)),
			changed: count((key) => was(key) === is(key) && changes(key)),
			unchanged: count((key) => was(key) === is(key) && !changes(key)),
			columns: names.map((name) => ({
				header: name,
				state: now[0]?.includes(name) ? 'kept' : 'vanished',
				changed: count((key) => differ(key, name)),
				emptied: count((key) => differ(key, name) && (young.get(key)?.[name] ?? '') === ''),
				filledBefore: count((key) => old.get(key)?.[name] !== ''),
			})),
		};
	}

	it('are compared as they are in clear', () => {
		const dice = random(7);
		for (let round = 0; round < 400; round++) {
			const [before, now] = [drawn(dice), drawn(dice)];
			const text = (table: string[][]) => table.map((cells) => cells.join(';')).join('\n');
			const { columns, ...movements } = compared(text(before), text(now));
			const { columns: expected, ...counts } = clearly(before, now);
			expect(movements).toMatchObject(counts);
			expect(columns.filter(({ state }) => state !== 'new')).toEqual(expected);
			expect(movements.before.people).toBe(counts.gone + counts.cleared + counts.inBoth);
			expect(movements.now.people).toBe(counts.joiners + counts.inBoth);
		}
	});
});

it.each([
	['one put in between', 'Matricule;Statut;Site;Prénom', "'Prénom' was column C and is column D"],
	['one taken out', 'Matricule;Prénom', "'Prénom' was column C and is column B"],
])('tells columns that moved by %s, which a partner who goes by place misreads', (_, now, told) => {
	const rest = 'Matricule;Statut;Prénom';
	const by: Layout = { kind: 'columns', keyColumns: ['Matricule'] };
	expect(compared(`${rest}\n1;Actif;Zoé\n`, `${now}\n1\n`, by).shape).toEqual([told]);
	expect(compared(`${rest}\n1;Actif;Zoé\n`, `${rest};Site\n1;Actif;Zoé\n`, by).shape).toEqual([]);
});

it('tells a byte order mark that came or went, also where no letter is beyond ASCII', () => {
	const plain = 'Matricule;Nom\n1;Orme\n';
	const by: Layout = { kind: 'columns', keyColumns: ['Matricule'] };
	expect(compared(plain, `\ufeff${plain}`, by).shape).toEqual([
		'The encoding was ascii and is utf-8-bom',
	]);
	expect(compared(`\ufeff${plain}`, plain, by).shape).toHaveLength(1);
	expect(compared(plain, plain.replace('Orme', 'Noël'), by).shape).toEqual([]);
});
