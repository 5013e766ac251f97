import { changesOf, heldOf, person, plan, row } from './sides';

const lucca = [person(0), person(1), person(2)];

it.each([
	['login', { managerLogin: 'LOGIN2' }],
	['number', { managerLogin: undefined, managerEmployeeNumber: '00002' }],
	['e-mail', { managerLogin: '', managerEmail: 'Person.2@acme.example' }],
	['Lucca ID', { managerLuccaId: '102' }],
])('finds a manager by %s and writes the login', (_, more) => {
	const source = [row(0), row(1, more), row(2)];
	const made = plan(source, lucca, { fields: ['manager'] });
	expect(changesOf(made)).toEqual([[1, ['manager', 'login0', 'login2']]]);
});

it('goes by the numbers of the source, not by those Lucca has until then', () => {
	const source = (managerEmployeeNumber: string) => [
		row(0),
		row(1, { managerLogin: undefined, managerEmployeeNumber }),
		row(2, { employeeNumber: 'N2' }),
	];
	const fields = ['manager', 'employeeNumber'];
	expect(changesOf(plan(source('N2'), lucca, { fields }))[0]).toEqual([
		1,
		['manager', 'login0', 'login2'],
	]);
	const old = plan(source('00002'), lucca, { fields });
	expect(changesOf(old).map(([at]) => at)).toEqual([2]);
	expect(old.warnings[0]).toMatch(/^1 manager is in neither/);
});

it('knows the manager Lucca has, however the source names them', () => {
	const source = [
		row(0),
		row(1, { managerLogin: undefined, managerEmail: 'PERSON.0@acme.example' }),
		row(2, { managerLogin: 'Login0 ' }),
	];
	expect(plan(source, lucca).counts).toMatchObject({ update: 0, unchanged: 3 });
});

it('takes oneself for nobody, on both sides', () => {
	const alone = person(1, { managerLuccaId: '101', managerLogin: 'login1' });
	const none = person(2, { managerLuccaId: null, managerLogin: null });
	const source = [row(0), row(1, { managerLogin: null }), row(2, { managerLogin: 'login2' })];
	const made = plan(source, [person(0), alone, none], { blanks: 'clear' });
	expect(made.updates).toEqual([]);
});

it('takes oneself for nobody under a name the source has not given oneself', () => {
	const source = [row(0), { ...row(1), login: undefined, managerLogin: 'login1' }];
	const there = [person(0), person(1, { managerLuccaId: null, managerLogin: null })];
	const made = plan(source, there, { matchBy: 'email' });
	expect([made.updates, made.warnings]).toEqual([[], []]);
});

it('takes a manager away only where blanks clear', () => {
	const source = [row(0), row(1, { managerLogin: null })];
	expect(plan(source, lucca).updates).toEqual([]);
	const made = plan(source, lucca, { blanks: 'clear' });
	expect(changesOf(made)).toEqual([[1, ['manager', 'login0', null]]]);
	expect(made.updates[0]?.clear).toEqual(['manager']);
});

it('keeps the other changes of who has a manager nobody knows, and tells', () => {
	const made = plan([row(0), row(1, { managerLogin: 'ghost', jobTitle: 'Experte' })], lucca);
	expect(changesOf(made)).toEqual([[1, ['jobTitle', 'Analyste', 'Experte']]]);
	expect(made.warnings).toEqual([
		"1 manager is in neither the source nor Lucca ('ghost'): their people keep the manager they have",
	]);
});

it('keeps the manager of who gets one that is new and held', () => {
	const source = [row(0), row(1, { managerLogin: 'login9' }), row(9, { department: null })];
	const made = plan(source, lucca);
	expect([made.updates, made.counts.unchanged]).toEqual([[], 2]);
	expect(made.warnings).toEqual([
		'1 person keeps the manager they have: the one the source names is new and held',
	]);
});

it('gives people a manager who is created first', () => {
	const made = plan([row(0), row(1, { managerLogin: 'login9' }), row(9)], lucca);
	expect(changesOf(made)).toEqual([[1, ['manager', 'login0', 'login9']]]);
	expect(made.creates.map(({ key }) => key)).toEqual(['login9']);
});

it('holds a loop that a change would close, and nobody beside it', () => {
	const source = [
		row(0, { managerLogin: 'login2' }),
		row(1, { jobTitle: 'Experte' }),
		row(2, { jobTitle: 'Experte' }),
	];
	const made = plan(source, lucca);
	expect(heldOf(made)).toEqual([
		{
			source: 0,
			lucca: 0,
			action: 'update',
			reasons: [
				'leads back to themselves, manager after manager: Inès Varlet-ax > Zoé Lefèvre-az > Inès Varlet-ax',
			],
		},
	]);
	expect(made.updates.map(({ source: at }) => at)).toEqual([1, 2]);
});

it('does not compare managers Lucca does not show', () => {
	const blind = person(1, { managerLuccaId: undefined, managerLogin: undefined });
	const made = plan([row(0), row(1, { managerLogin: 'login2' })], [person(0), blind, person(2)]);
	expect(made.updates).toEqual([]);
	expect(made.warnings).toEqual([
		"'Manager' was not compared for 1 person: Lucca does not show it",
	]);
});
