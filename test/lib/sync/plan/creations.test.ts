import { heldOf, person, plan, row, several } from './sides';

const lucca = [person(0), person(1)];
const known = [row(0), row(1)];
const reasonsOf = (made: ReturnType<typeof plan>) => made.held.map(({ reasons }) => reasons);

it('fills in what the source has nothing of, for new people alone', () => {
	const fresh = row(9, { department: ' ', primaryRole: undefined, culture: undefined });
	const made = plan([row(0), { ...row(1), primaryRole: null }, fresh], lucca, {
		newPeople: { primaryRole: 'Salarié', department: 'Accueil', jobTitle: 'Nouveau' },
	});
	expect(made.creates[0]?.values).toMatchObject({
		primaryRole: 'Salarié',
		department: 'Accueil',
		jobTitle: 'Analyste',
	});
	expect(made.creates[0]?.values).not.toHaveProperty('culture');
	expect([made.updates, made.held]).toEqual([[], []]);
});

it('holds who lacks what Lucca needs, with all of it named', () => {
	const fresh = row(9, { department: null, contractStart: '', primaryRole: undefined });
	expect(heldOf(plan([...known, fresh], lucca))).toEqual([
		{
			source: 2,
			lucca: undefined,
			action: 'create',
			reasons: [
				"is new, and Lucca needs 'Contract Start', 'Department', 'Primary Role' of somebody new",
			],
		},
	]);
});

it.each([
	['left already', { contractEnd: '2026-11-21' }, 'left on 2026-11-21 and is not in Lucca'],
	[
		'leaves before the first day',
		{ contractStart: '2027-02-01', contractEnd: '2027-01-31' },
		'would leave on 2027-01-31, before the first day, 2027-02-01',
	],
])('creates nobody who %s', (_, more, reason) => {
	expect(reasonsOf(plan([...known, row(9, more)], lucca))).toEqual([[reason]]);
});

it('gives new people what Lucca needs, whatever fields were asked for', () => {
	const made = plan([...known, row(9, { nationality: 'fr' })], lucca, { fields: ['nationality'] });
	expect(made.creates[0]?.values).toEqual({
		firstName: 'Inès',
		lastName: 'Lefèvre-ax',
		login: 'login9',
		email: 'person.9@acme.example',
		contractStart: '2020-01-06',
		legalEntity: 'Acme Lyon',
		department: 'Qualité',
		primaryRole: 'Salarié',
		nationality: 'FR',
	});
});

it('creates somebody whose last day is today', () => {
	expect(plan([...known, row(9, { contractEnd: '2026-11-22' })], lucca).counts.create).toBe(1);
});

const zoe = "Zoé Lefèvre-az (Lucca ID 102, login 'login2', employee number '00002', Acme Lyon)";

it.each([
	['login', { login: 'LOGIN2' }, 'employeeNumber', `is new, but has the login of ${zoe}`],
	['e-mail', { email: 'Person.2@acme.example' }, 'login', `is new, but has the e-mail of ${zoe}`],
	[
		'number but for zeros',
		{ employeeNumber: '2' },
		'login',
		`is new, but has the employee number, but for zeros in front, of ${zoe}`,
	],
	[
		'name',
		{ firstName: 'ZOE', lastName: ' Lefevre-az' },
		'login',
		`is new, but has the name of ${zoe}, whom the source seems not to have`,
	],
] as const)(
	'creates no second record of who has the same %s, nor lets them depart',
	(_, more, matchBy, reason) => {
		const made = plan([...known, row(9, more)], [...lucca, person(2)], {
			matchBy,
			absent: 'depart',
		});
		expect(reasonsOf(made)).toEqual([[reason]]);
		expect([made.creates, made.absent]).toEqual([[], []]);
	},
);

describe('a namesake', () => {
	const named = row(9, { firstName: 'Zoé', lastName: 'Lefèvre-az', birthDate: '1990-02-28' });

	it.each([
		['whom the source has too', person(2), row(2)],
		['who has left', person(2, { contractEnd: '2020-01-31' }), undefined],
		['born on another day', person(2, { birthDate: '1961-12-31' }), undefined],
	])('%s is in nobody’s way', (_, there, said) => {
		const made = plan([...known, ...(said ? [said] : []), named], [...lucca, there]);
		expect([made.counts.create, made.held]).toEqual([1, []]);
	});
});

it('holds two new people of one login, but not a row that does not count', () => {
	const twin = row(9, { employeeNumber: '00010', email: 'other@acme.example' });
	const both = plan([...known, row(9), twin], lucca, { matchBy: 'employeeNumber' });
	expect(reasonsOf(both).map(([reason]) => reason)).toEqual([
		"is new and has the same login as Inès Lefèvre-ax (login 'login9', employee number '00010', Acme Lyon) of the source",
		"is new and has the same login as Inès Lefèvre-ax (login 'login9', employee number '00009', Acme Lyon) of the source",
	]);
	const before = row(9, { contractEnd: '2021-01-31' });
	expect(plan([...known, before, row(9)], lucca).counts).toMatchObject({ create: 1, held: 0 });
});

it('names a few of the many who share an address', () => {
	const shared = several(300, (at) => row(at + 10, { email: 'hall@acme.example' }));
	const made = plan([...known, ...shared], lucca);
	expect(made.counts.held).toBe(300);
	expect(made.held.every(({ reasons }) => String(reasons).length < 700)).toBe(true);
});

describe('managers', () => {
	it('are created before their people', () => {
		const source = [
			...known,
			row(5, { managerLogin: null, managerEmail: 'person.6@acme.example' }),
			row(6, { managerLogin: null, managerEmployeeNumber: '00007' }),
			row(7, { managerLogin: 'login1' }),
		];
		const { creates } = plan(source, lucca);
		expect(creates.map(({ key, values }) => [key, values.manager])).toEqual([
			['login7', 'login1'],
			['login6', 'login7'],
			['login5', 'login6'],
		]);
	});

	it('who are held hold their people', () => {
		const source = [
			...known,
			row(5, { managerLogin: 'login6' }),
			row(6, { managerLogin: 'login7' }),
			row(7, { department: null }),
		];
		const made = plan(source, lucca);
		expect(made.creates).toEqual([]);
		expect(heldOf(made).map(({ source: at, reasons }) => [at, ...reasons])).toEqual([
			[4, "is new, and Lucca needs 'Department' of somebody new"],
			[3, 'has a manager who is new and held'],
			[2, 'has a manager who is new and held'],
		]);
	});

	it('who lead back to where they began are told by name', () => {
		const source = [
			...known,
			row(5, { managerLogin: 'login6' }),
			row(6, { managerLogin: 'login5' }),
			row(7, { managerLogin: 'login5' }),
		];
		const made = plan(source, lucca);
		expect(heldOf(made).map(({ source: at, reasons }) => [at, ...reasons])).toEqual([
			[
				2,
				'leads back to themselves, manager after manager: Karim Roux-az > Élodie Fabre-ax > Karim Roux-az',
			],
			[
				3,
				'leads back to themselves, manager after manager: Élodie Fabre-ax > Karim Roux-az > Élodie Fabre-ax',
			],
			[4, 'has a manager who is new and held'],
		]);
	});

	it('whom nobody knows are told, and the person is created without', () => {
		const made = plan([...known, row(9, { managerLogin: 'nobody' })], lucca);
		expect(made.creates[0]?.values).not.toHaveProperty('manager');
		expect(made.warnings).toEqual([
			'1 new person has a manager who is in neither the source nor Lucca, and will have none',
		]);
	});
});
