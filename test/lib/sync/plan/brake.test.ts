import { PLAN_LIMITS } from '../../../../lib/sync/limits';
import { planSync } from '../../../../lib/sync/plan/plan-sync';
import type { PlanOptions } from '../../../../lib/sync/plan/plan';

const options: PlanOptions = {
	matchBy: 'employeeNumber',
	day: '2026-11-22',
	blanks: 'keep',
	absent: 'tell',
	returning: 'hold',
	limits: PLAN_LIMITS,
};

const company = (name: string) => (_: unknown, at: number) => ({
	luccaId: String(1000 + at),
	employeeNumber: String(at).padStart(5, '0'),
	// Every fourth is called alike in every company.
	firstName: at % 4 === 0 ? 'Marie' : `Prénom ${name}${at}`.replace(' ', ''),
	lastName: `${name}${at}`,
	login: `${name}${at}@acme.example`,
	email: `${name}${at}@acme.example`,
});
const peopleOf = (name: string) => Array.from({ length: 100 }, company(name));
const there = peopleOf('Orme');
const asSource = (people: typeof there) => people.map((row) => ({ ...row, luccaId: undefined }));

describe('strangers', () => {
	it("hold the whole plan when they are many, since another company's file is like that", () => {
		const { decision, counts, updates } = planSync(asSource(peopleOf('Varlet')), there, options);
		expect(updates).toEqual([]);
		expect(counts).toMatchObject({ create: 0, update: 0, held: 100 });
		expect(decision.reasons.map(({ message }) => message)).toContain(
			"75 of 100 people on both sides (75 %) have quite another name in the source than in Lucca: it may be another company's, or its rows may have moved; the limit is 10 % and 5 people",
		);
	});

	it('hold the whole plan when rows moved against their numbers from the middle on', () => {
		const source = asSource(there).map((row, at, all) =>
			at < 60 ? row : { ...(all[at + 4] ?? row), employeeNumber: row.employeeNumber },
		);
		expect(planSync(source, there, options)).toMatchObject({ updates: [] });
	});

	it('are held alone when they are few', () => {
		const source = asSource(there);
		source[1] = { ...asSource(peopleOf('Varlet'))[1], employeeNumber: '00001' } as never;
		source[2] = { ...source[2], lastName: 'Perrin' } as never;
		const { decision, counts } = planSync(source, there, options);
		expect(decision.held).toBe(false);
		expect(counts).toMatchObject({ create: 0, update: 1, unchanged: 98, held: 1 });
	});
});
