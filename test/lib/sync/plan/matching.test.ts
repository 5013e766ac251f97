import type { MatchBy } from '../../../../lib/sync/plan/plan';
import { heldOf, person, plan, row, several } from './sides';

const there = (at: number) => person(at);

it.each<[MatchBy, object]>([
	['login', { login: 'LOGIN1 ' }],
	['email', { email: 'PERSON.1@acme.example' }],
	['employeeNumber', { employeeNumber: ' 00001' }],
	['establishmentAndNumber', { legalEntity: 'acme lyon' }],
	['luccaId', { luccaId: '101' }],
])('matches by %s', (matchBy, key) => {
	const made = plan([row(0, { luccaId: '100' }), row(1, { ...key })], [there(0), there(1)], {
		matchBy,
	});
	expect(made.unchanged.map(({ lucca }) => lucca)).toEqual([0, 1]);
});

it('keeps numbers of two establishments apart', () => {
	const lucca = [there(0), person(1, { legalEntity: 'Acme Genève' })];
	const made = plan([row(0), row(1, { legalEntity: 'Acme Nantes' })], lucca, {
		matchBy: 'establishmentAndNumber',
	});
	expect(made.updates).toEqual([]);
	expect(heldOf(made)).toMatchObject([{ source: 1, action: 'create' }]);
});

describe('several people of Lucca under one key', () => {
	const earlier = person(7, { ...there(1), luccaId: '107', contractEnd: '2021-05-31' });

	it('are the one who has not left', () => {
		const made = plan([row(0), row(1)], [there(0), earlier, there(1)], { absent: 'depart' });
		expect(made.unchanged.map(({ luccaId }) => luccaId)).toEqual(['100', '101']);
		expect(made.absent).toEqual([]);
	});

	it('are the one who left last, where all left', () => {
		const lucca = [there(0), earlier, person(1, { contractEnd: '2024-05-31' })];
		const source = [row(0), row(1, { contractEnd: '2024-05-31' })];
		expect(plan(source, lucca).unchanged.map(({ luccaId }) => luccaId)).toEqual(['100', '101']);
	});

	it('are nobody, where two have not left: all are named and none departs', () => {
		const lucca = [there(0), there(1), person(7, { ...there(1), luccaId: '107' })];
		const made = plan([row(0), row(1)], lucca, { absent: 'depart' });
		expect(heldOf(made)).toEqual([
			{
				source: 1,
				lucca: undefined,
				action: 'none',
				reasons: [
					"has the login 'login1', which several people have in Lucca: Paul Orme-ay (Lucca ID 101, login 'login1', employee number '00001', Acme Lyon); Paul Orme-ay (Lucca ID 107, login 'login1', employee number '00001', Acme Lyon)",
				],
			},
		]);
		expect(made.absent).toEqual([]);
	});
});

describe('several rows of the source under one key', () => {
	const left = row(1, { contractEnd: '2022-01-31', jobTitle: 'Stagiaire' });

	it('are the one who has not left, whichever comes first', () => {
		for (const source of [
			[row(0), left, row(1)],
			[row(0), row(1), left],
		]) {
			const made = plan(source, [there(0), there(1)]);
			expect([made.updates, made.held]).toEqual([[], []]);
			expect(made.counts.unchanged).toBe(3);
			expect(made.warnings).toHaveLength(1);
		}
	});

	it('are one new person, where nobody in Lucca is it', () => {
		const made = plan([row(0), left, row(1)], [there(0)]);
		expect(made.creates.map(({ source }) => source)).toEqual([2]);
		expect(made.held).toEqual([]);
	});

	it('are both held where neither left, and whom they are about does not depart', () => {
		const rows = [row(0), row(1), row(1, { jobTitle: 'Experte' })];
		const made = plan(rows, [there(0), there(1)], { absent: 'depart' });
		expect(heldOf(made).map(({ source, action }) => [source, action])).toEqual([
			[1, 'none'],
			[2, 'none'],
		]);
		expect(made.held[0]?.reasons[0]).toMatch(/^2 rows of the source have the login 'login1': /);
		expect([made.updates, made.absent]).toEqual([[], []]);
	});
});

describe('a number that is another to the letter', () => {
	it.each([
		['without its zeros', '1', 'with other leading zeros'],
		['with more of them', '000001', 'with other leading zeros'],
	])('%s is told, and nobody is matched', (_, employeeNumber, how) => {
		const made = plan([row(0), row(1, { employeeNumber })], [there(0), there(1)], {
			matchBy: 'employeeNumber',
			absent: 'depart',
		});
		expect(heldOf(made)).toEqual([
			{
				source: 1,
				lucca: undefined,
				action: 'none',
				reasons: [
					`has the employee number '${employeeNumber}', which nobody has in Lucca, but ${how} it may be: Paul Orme-ay (Lucca ID 101, login 'login1', employee number '00001', Acme Lyon)`,
				],
			},
		]);
		expect([made.creates, made.absent]).toEqual([[], []]);
	});

	it('in capitals alone is told as that', () => {
		const lucca = [there(0), person(1, { employeeNumber: 'a1' })];
		const made = plan([row(0), row(1, { employeeNumber: 'A1' })], lucca, {
			matchBy: 'employeeNumber',
		});
		expect(made.held[0]?.reasons[0]).toContain(
			"'A1', which nobody has in Lucca, but in other letters",
		);
	});
});

it('holds who has no key, and whoever that may be does not depart', () => {
	const made = plan([row(0), row(1, { login: ' ' })], [there(0), there(1), there(2)], {
		absent: 'depart',
	});
	expect(heldOf(made)).toEqual([
		{
			source: 1,
			lucca: undefined,
			action: 'none',
			reasons: ['has no login, by which people are matched'],
		},
		{
			source: undefined,
			lucca: 1,
			action: 'depart',
			reasons: ['One of the rows of the source that are held may be about this person'],
		},
	]);
	expect(made.absent.map(({ luccaId }) => luccaId)).toEqual(['102']);
});

it('holds who has the key of a person of quite another name', () => {
	const other = row(1, { firstName: 'Sofia', lastName: 'Bernard' });
	const made = plan([row(0), other], [there(0), there(1)], { absent: 'depart' });
	expect(heldOf(made)).toEqual([
		{
			source: 1,
			lucca: 1,
			action: 'update',
			reasons: [
				"has the login of Paul Orme-ay (Lucca ID 101, login 'login1', employee number '00001', Acme Lyon), but quite another name",
			],
		},
	]);
	expect([made.updates, made.absent]).toEqual([[], []]);
});

it.each([
	['a name of marriage', { lastName: 'Bernard' }],
	['names the other way round', { firstName: 'Orme-ay', lastName: 'Paul' }],
	['a part of a name', { firstName: 'Jean-Paul', lastName: 'Bernard' }],
	['a name that is not given', { firstName: null, lastName: 'Bernard' }],
])('takes %s for the same person', (_, names) => {
	expect(plan([row(0), row(1, names)], [there(0), there(1)]).counts).toMatchObject({
		update: 1,
		held: 0,
	});
});

it('refuses a Lucca that shows nobody the key, or somebody without an ID', () => {
	const blind = several(2, (at) => person(at, { login: undefined }));
	expect(() => plan([row(0)], blind)).toThrow(
		"Lucca shows nobody's 'Login', by which people are matched: everybody would look new",
	);
	expect(() => plan([row(0)], [there(0), person(1, { luccaId: 101 })])).toThrow(
		"Record 1 of Lucca's people has no 'luccaId' in text",
	);
});
