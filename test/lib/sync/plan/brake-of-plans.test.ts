import { DEFAULT_LIMITS } from '../../../../lib/sync';
import type { PlanOptions } from '../../../../lib/sync/plan/plan';
import { heldOf, person, plan, row, several } from './sides';

const lucca = several(60, (at) => person(at));
const same = several(60, (at) => row(at));
const limits = DEFAULT_LIMITS;
const rulesOf = (source: typeof same, more: Partial<PlanOptions> = {}, of = lucca) =>
	plan(source, of, { limits, ...more }).decision.reasons.map(({ rule }) => rule);

const first = (count: number, change: (at: number) => object) =>
	several(60, (at) => (at < count ? row(at, { ...change(at) }) : row(at)));

it('holds nothing of an ordinary night', () => {
	const night = first(3, () => ({ jobTitle: 'Experte' })).slice(0, -3);
	expect(rulesOf([...night, row(61), row(62)], { absent: 'depart' })).toEqual([]);
});

it.each<[string, typeof same, Partial<PlanOptions>, string]>([
	['departures', same.slice(0, 50), { absent: 'depart' }, 'losses'],
	['ends gone by', first(10, () => ({ contractEnd: '2026-11-21' })), {}, 'losses'],
	['ends to come', first(10, () => ({ contractEnd: '2026-12-31' })), {}, 'losses'],
	['new people', [...same, ...several(40, (at) => row(at + 100))], {}, 'joiners'],
	['one field changed', same.map((one) => ({ ...one, department: 'X' })), {}, 'columnChanged'],
	[
		'one field emptied',
		same.map((one) => ({ ...one, seniorityDate: null })),
		{ blanks: 'clear' },
		'columnEmptied',
	],
	[
		'managers taken away',
		same.map((one) => ({ ...one, managerLogin: '' })),
		{ blanks: 'clear' },
		'columnEmptied',
	],
	['texts that came to look misread', first(2, () => ({ jobTitle: 'GÃ©rante' })), {}, 'garbled'],
	['letters lost', first(2, () => ({ jobTitle: 'G?rante' })), {}, 'garbled'],
	[
		'misread new people',
		[...same, row(61, { firstName: 'RenÃ©' }), row(62, { lastName: 'No?l' })],
		{},
		'garbled',
	],
	[
		'lost zeros',
		first(2, (at) => ({ employeeNumber: String(at) })),
		{ matchBy: 'employeeNumber' },
		'lostZeros',
	],
])('holds a plan of too many %s', (_, source, options, rule) => {
	expect(rulesOf(source, options)).toEqual([rule]);
});

it('does not hold a few managers taken away', () => {
	const source = first(7, () => ({ managerLogin: null }));
	const made = plan(source, lucca, { limits, blanks: 'clear' });
	expect([made.decision.held, made.counts.update]).toEqual([false, 6]);
});

it('holds most who come back', () => {
	const left = lucca.map((one, at) => (at < 10 ? { ...one, contractEnd: '2026-01-31' } : one));
	expect(rulesOf(same, { returning: 'update' }, left)).toEqual(['returned']);
});

it('holds an empty source, and many new people for a Lucca read in part', () => {
	expect(plan([], lucca, { limits, absent: 'depart' }).decision.reasons[0]?.message).toBe(
		'The source has nobody, and Lucca has 60 people',
	);
	expect(rulesOf(same, {}, lucca.slice(0, 10))).toEqual(['joiners']);
	expect(rulesOf(same, {}, [])).toEqual(['joiners']);
});

describe('a held plan', () => {
	const source = [row(0, { birthDate: '1990-02-28' }), ...same.slice(1, 40), row(70), row(71)];
	const held = plan(source, lucca, { limits, absent: 'depart' });

	it('does nothing, and says of everybody what it would have done', () => {
		expect([held.creates, held.updates, held.absent]).toEqual([[], [], []]);
		expect(held.counts).toMatchObject({ source: 42, create: 0, update: 0, absent: 0, held: 22 });
		const { message } = held.decision.reasons[0] ?? {};
		expect(message).toBe(
			'20 of 60 people in Lucca who have not left (33.3 %) are gone or deactivated (20 absent from the source); the limit is 10 % and 5 people',
		);
		expect(heldOf(held)[0]).toEqual({
			source: 40,
			lucca: undefined,
			action: 'create',
			reasons: [message],
		});
		expect(heldOf(held).at(-1)).toEqual({
			source: undefined,
			lucca: 59,
			action: 'depart',
			reasons: [message],
		});
	});

	it('is let through by its own SHA-256 and no other', () => {
		const approvedSha256 = held.sha256;
		const options = { limits, absent: 'depart', approvedSha256 } as const;
		const released = plan(source, lucca, options);
		expect(released.decision).toEqual({ ...held.decision, released: true });
		expect(released.counts).toMatchObject({ create: 2, absent: 20, held: 0 });
		const another = plan([...source, row(72)], lucca, options);
		expect(another.decision.released).toBe(false);
		expect(another.creates).toEqual([]);
	});
});
