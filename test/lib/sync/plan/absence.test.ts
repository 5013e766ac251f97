import type { PlanRecord } from '../../../../lib/sync/plan/plan';
import { heldOf, person, plan, row } from './sides';

const lucca = [person(0), person(1), person(2)];
const source = [row(0), row(1)];
const zoe = { lucca: 2, luccaId: '102', key: 'login2', name: 'Zoé Lefèvre-az' };

it('is told, and no more unless asked', () => {
	const made = plan(source, lucca);
	expect(made.absent).toEqual([zoe]);
	expect(made.sha256).toBe(plan(source, lucca.slice(0, 2)).sha256);
});

it('is told of somebody whose last day is today', () => {
	const leaving = person(2, { contractEnd: '2026-11-22' });
	expect(plan(source, [...lucca.slice(0, 2), leaving]).absent).toEqual([zoe]);
});

it('becomes a departure when asked, on the day of the run or another', () => {
	expect(plan(source, lucca, { absent: 'depart' }).absent).toEqual([
		{ ...zoe, contractEnd: '2026-11-22' },
	]);
	const later = plan(source, lucca, { absent: 'depart', departureDate: '2026-12-31' });
	expect(later.absent).toEqual([{ ...zoe, contractEnd: '2026-12-31' }]);
});

it('is no news of who left, and gives nobody a second end of contract', () => {
	const left = person(2, { contractEnd: '2026-11-21' });
	expect(plan(source, [...lucca.slice(0, 2), left], { absent: 'depart' }).absent).toEqual([]);
	const leaving = person(2, { contractEnd: '2026-11-30' });
	expect(plan(source, [...lucca.slice(0, 2), leaving], { absent: 'depart' }).absent).toEqual([zoe]);
});

it.each<[string, PlanRecord]>([
	['login', { login: 'LOGIN2' }],
	['e-mail', { email: 'person.2@acme.example' }],
	['number without zeros', { employeeNumber: '2' }],
	['name', { name: 'zoe lefevre-az' }],
])('is held of who may be in a row that could not be read, by %s', (_, rejected) => {
	for (const absent of ['tell', 'depart'] as const) {
		const made = plan(source, lucca, { absent, rejected: [{ login: 'else' }, rejected] });
		expect(heldOf(made)).toEqual([
			{
				source: undefined,
				lucca: 2,
				action: absent === 'depart' ? 'depart' : 'none',
				reasons: ['One of the rows of the source that could not be read may be about this person'],
			},
		]);
		expect(made.absent).toEqual([]);
	}
});

it('is no departure of anybody while a row does not say whom it is about', () => {
	const made = plan(source, lucca, { absent: 'depart', rejected: [{}] });
	expect(made.absent).toEqual([]);
	expect(made.held[0]?.reasons).toEqual([
		'1 rows of the source could not be read and do not say whom they are about: it may be this person',
	]);
	expect(plan(source, lucca, { rejected: [{}] }).absent).toEqual([zoe]);
});

it('is no departure before the first day, nor of whom nobody sees the end', () => {
	const upcoming = person(2, { contractStart: '2026-12-01' });
	const unseen = person(3, { contractEnd: undefined });
	const made = plan(source, [...lucca.slice(0, 2), upcoming, unseen], { absent: 'depart' });
	expect(heldOf(made).map(({ lucca: at, reasons }) => [at, ...reasons])).toEqual([
		[2, 'would leave on 2026-11-22, before the first day, 2026-12-01'],
		[3, 'cannot be told to be here still: Lucca does not show when their contract ends'],
	]);
	expect(made.absent).toEqual([]);
});
