import type { ImportRequest } from '../../../lib/lucca-import';
import type { PersonRecord } from '../../../lib/tabular/rows';
import { anna, bruno, chloe, columnOf, imported, rejectedCells } from './people';

const UNKNOWN = 'is the manager of this person and neither in the file nor known to be in Lucca';
const SEVERAL = 'is the manager of this person, and several people are called so';

/** Somebody whose manager is told in one way only. */
const under = (manager: PersonRecord): PersonRecord => ({
	...anna,
	managerLogin: undefined,
	...manager,
});

describe('a manager', () => {
	it.each([
		['login', { managerLogin: 'BPetit ' }],
		['number', { managerEmployeeNumber: '00007' }],
		['e-mail', { managerEmail: 'Bruno.Petit@acme.example' }],
		['number, where the login is not one', { managerLogin: 'b@x', managerEmployeeNumber: '00007' }],
	])('is found by %s', (_, manager) => {
		const file = imported([under(manager), bruno]);
		expect(columnOf(file, 'manager')).toEqual(['bpetit', 'bpetit']);
		expect(file).toMatchObject({ rejected: [], warnings: [] });
	});

	it.each([
		['login', { login: 'zola' }, 'zola'],
		['number', { login: 'zola', employeeNumber: '77' }, 'zola'],
		['e-mail', { login: 'zola', email: 'z@acme.example' }, 'zola'],
	])('may be known outside the file, by %s', (_, known, login) => {
		const manager = {
			managerLogin: 'ZOLA',
			managerEmployeeNumber: '77',
			managerEmail: 'z@acme.example',
		};
		const file = imported([under(manager)], { knownManagers: [known] });
		expect(columnOf(file, 'manager')).toEqual([login]);
	});

	it('who is nobody rejects the row, or is kept with a warning', () => {
		const people = [bruno, { ...anna, managerLogin: 'nobody' }];
		expect(rejectedCells(imported(people))).toEqual([[1, 'H3', 'nobody', UNKNOWN]]);
		const kept = imported(people, { unknownManager: 'keep' });
		expect(columnOf(kept, 'manager')).toEqual(['bpetit', 'nobody']);
		expect(kept.warnings).toMatchObject([{ index: 1, cell: 'H3', rule: UNKNOWN }]);
	});

	it('whose login nobody can tell rejects the row even then', () => {
		const people = [bruno, under({ managerEmployeeNumber: '99' })];
		expect(rejectedCells(imported(people, { unknownManager: 'keep' }))).toEqual([
			[1, 'H3', '99', UNKNOWN],
		]);
	});

	it('whose number several have is told by establishment, or not at all', () => {
		const twin = { ...bruno, login: 'twin', email: 'twin@acme.example', legalEntity: 'Acme Pau' };
		const by = { managerEmployeeNumber: '00007' };
		expect(columnOf(imported([bruno, twin, under(by)]), 'manager').at(-1)).toBe('bpetit');
		const elsewhere = { ...under(by), legalEntity: 'Acme Nord' };
		expect(rejectedCells(imported([bruno, twin, elsewhere]))).toEqual([
			[2, 'H4', '00007', SEVERAL],
		]);
	});

	it('is no namesake by number among the known ones', () => {
		const knownManagers = [{ login: 'other', employeeNumber: '00007' }];
		const people = [bruno, under({ managerEmployeeNumber: '00007' })];
		expect(rejectedCells(imported(people, { knownManagers }))).toEqual([
			[1, 'H3', '00007', SEVERAL],
		]);
	});

	it('is who has not left, of two contracts', () => {
		const before = { ...bruno, contractEnd: '2019-12-31' };
		const file = imported([before, bruno, anna]);
		expect(columnOf(file, 'manager')).toEqual(['bpetit', 'bpetit']);
		expect(file.rejected.map(({ index }) => index)).toEqual([0]);
	});

	it.each([
		[
			{ login: undefined },
			'login',
			'Bruno Petit; père',
			'is to stand here by a login, and has none',
		],
		[
			{ firstName: undefined },
			'names',
			'Petit; père',
			'is to stand here by first and last name, and lacks one of them',
		],
	] as const)('without %j is not written as %s', (lacks, managerAs, value, rule) => {
		const people = [{ ...bruno, ...lacks, managerLuccaId: '1', luccaId: '1' }];
		const request: Partial<ImportRequest> = {
			mode: 'update',
			identifier: 'email',
			partBlank: 'sendBlanks',
			managerAs,
		};
		expect(imported(people, request).rejected).toMatchObject([
			{ cells: [{ field: 'managerLogin', value, rule }] },
		]);
	});

	it('by name is refused where two have it', () => {
		const twin = { ...bruno, login: 'twin', employeeNumber: '8', email: 'twin@acme.example' };
		const people = [bruno, twin, anna];
		expect(rejectedCells(imported(people, { managerAs: 'names' })).map(([at]) => at)).toEqual([
			0, 1, 2,
		]);
		expect(imported(people).rejected).toEqual([]);
	});
});

describe('people of a manager whose row is rejected', () => {
	const people = [{ ...bruno, contractStart: '2001-02-30' }, anna, chloe];
	const rule = (name: string) =>
		`is a manager whose own row is rejected (${name}), and Lucca refuses whose manager it does not have`;

	it('are rejected on creation, and theirs in turn', () => {
		for (const unknownManager of ['rejectRow', 'keep'] as const) {
			expect(rejectedCells(imported(people, { unknownManager })).slice(1)).toEqual([
				[1, 'H3', 'bpetit', rule('Bruno Petit; père')],
				[2, 'H4', 'alopez', rule('Anna Lopez')],
			]);
		}
	});

	it('are not where Lucca has the manager', () => {
		expect(imported(people, { knownManagers: [{ login: 'bpetit' }] }).counts.rejected).toBe(1);
		const update = imported(people, { mode: 'update', partBlank: 'sendBlanks' });
		expect(update.counts.rejected).toBe(1);
		expect(update.warnings).toEqual([]);
	});

	it('are told of where nobody can say', () => {
		const file = imported(people, { mode: 'createOrUpdate', partBlank: 'sendBlanks' });
		expect(file.counts.rejected).toBe(1);
		expect(file.warnings).toMatchObject([
			{ index: 1, cell: 'H2', value: 'bpetit', rule: rule('Bruno Petit; père') },
		]);
	});
});

test('a loop is told by name to everybody in it', () => {
	const loop = [{ ...bruno, managerLogin: 'cdurand' }, anna, chloe];
	expect(imported(loop).warnings.map(({ index, rule }) => [index, rule.split(': ')[1]])).toEqual([
		[0, 'Bruno Petit; père > Chloé Durand > Anna Lopez > Bruno Petit; père'],
		[1, 'Anna Lopez > Bruno Petit; père > Chloé Durand > Anna Lopez'],
		[2, 'Chloé Durand > Anna Lopez > Bruno Petit; père > Chloé Durand'],
	]);
});

test.each([
	['login', { login: 'ALopez', email: 'o@acme.example', employeeNumber: '9' }, 'A', 'alopez'],
	[
		'e-mail',
		{ login: 'other', email: 'Anna.Lopez@acme.example', employeeNumber: '9' },
		'D',
		'anna.lopez@acme.example',
	],
	['number', { login: 'other', email: 'o@acme.example' }, 'K', '00123'],
])("two rows under one %s are both rejected, with each other's row", (_, values, column, value) => {
	const twin = { ...anna, ...values, managerLogin: null };
	expect(rejectedCells(imported([bruno, anna, twin]))).toEqual([
		[1, `${column}3`, value, 'is also the value of row 4'],
		[2, `${column}4`, expect.any(String), 'is also the value of row 3'],
	]);
	expect(imported([bruno, anna, { ...twin, contractEnd: '2026-01-31' }]).rejected).toMatchObject([
		{ index: 2, cells: [{ rule: 'is also the value of row 3, who has not left' }] },
	]);
});
