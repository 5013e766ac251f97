import { changesOf, heldOf, person, plan, row } from './sides';

const lucca = [person(0), person(1), person(2)];
const zoe = "Zoé Lefèvre-az (Lucca ID 102, login 'login2', employee number '00002', Acme Lyon)";

const reasonsFor = (more: object, matchBy: 'login' | 'employeeNumber' | 'email') =>
	heldOf(plan([row(0), row(1, { ...more }), row(2)], lucca, { matchBy })).map(
		({ source, action, reasons }) => [source, action, ...reasons],
	);

it.each([
	['a login somebody has', { login: 'LOGIN2' }, `would get the login of ${zoe}`],
	[
		'a number somebody has',
		{ employeeNumber: '00002' },
		`would get the employee number, but for zeros in front, of ${zoe}`,
	],
	[
		'the number of somebody, but for its zeros',
		{ employeeNumber: '2' },
		`would get the employee number, but for zeros in front, of ${zoe}`,
	],
	[
		'their own number without its zeros',
		{ employeeNumber: '1' },
		"would lose the zeros in front of the employee number '00001'",
	],
	[
		'a last day before the first',
		{ contractEnd: '2020-01-05' },
		'would leave on 2020-01-05, before the first day, 2020-01-06',
	],
])('holds who would get %s', (_, more, reason) => {
	expect(reasonsFor(more, 'email')).toEqual([[1, 'update', reason]]);
});

it('holds two who would get one login or number at once', () => {
	for (const more of [{ login: 'new' }, { employeeNumber: '00099' }]) {
		const made = plan([row(0), row(1, more), row(2, more)], lucca, { matchBy: 'email' });
		expect(made.updates).toEqual([]);
		expect(heldOf(made).map(({ source }) => source)).toEqual([1, 2]);
	}
});

it('gives a number its zeros back, and the same number in another establishment', () => {
	const there = [person(0), person(1, { employeeNumber: '1' }), person(2)];
	const source = [row(0), row(1), row(2, { employeeNumber: '00001', legalEntity: 'Acme Genève' })];
	const made = plan(source, there);
	expect(made.held).toEqual([]);
	expect(changesOf(made)).toEqual([
		[1, ['employeeNumber', '1', '00001']],
		[2, ['employeeNumber', '00002', '00001'], ['legalEntity', 'Acme Lyon', 'Acme Genève']],
	]);
});
