import type { Employee } from '../../lib/employee/record';
import type { SensitiveField } from '../../lib/lucca/people/user-fields';
import { readPeople } from '../../lib/lucca/people/users';
import type { Plan } from '../../lib/sync/plan/plan';
import { planSync } from '../../lib/sync/plan/plan-sync';
import { apply } from './apply';
import { faultsOf } from './oracle';
import { type Scenario, scenario, sensitiveAsked } from './populations';
import { tenantOf, type Tenant, TODAY } from './tenant';

const POPULATIONS = 10_000;
/** Plans after which nothing may be left to do where somebody waits for what another one gives up. */
const MOST_PLANS = 4;

async function everybody({ client }: Tenant, seed: number): Promise<readonly Employee[]> {
	const { employees } = await readPeople(
		client,
		{ filters: { formerEmployees: true }, today: TODAY },
		{ sensitiveFields: sensitiveAsked(seed) as SensitiveField[] },
	);
	return employees;
}

const departures = ({ absent }: Plan) =>
	absent.filter(({ contractEnd }) => contractEnd !== undefined).length;
const writesOf = (plan: Plan) => plan.creates.length + plan.updates.length + departures(plan);

/** Whether all that a plan does is about people a plan before held, or whose manager it held. */
function onlyForThoseWhoWaited(plan: Plan, before: Plan): boolean {
	const waited = new Set(before.held.map(({ source }) => source));
	return (
		waited.size > 0 &&
		departures(plan) === 0 &&
		plan.creates.every(({ source }) => waited.has(source)) &&
		plan.updates.every(
			({ source, changes }) =>
				waited.has(source) || changes.every(({ field }) => field === 'manager'),
		)
	);
}

interface Outcome {
	readonly faults: readonly string[];
	readonly plan: Plan;
	/** Whether somebody was held until what they get was given up. */
	readonly waited: boolean;
}

/** Plans, carries the plan out, holds Lucca against the source and plans again. */
async function play(one: Scenario): Promise<Outcome> {
	const tenant = tenantOf(one.users, one.switches);
	const { lucca, client } = tenant;
	let before = await everybody(tenant, one.seed);
	let plan = planSync(one.source, before, one.options);
	const first = plan;
	const faults: string[] = [];
	for (let plans = 1; ; plans++) {
		const stored = structuredClone(lucca.company.users);
		const writes = lucca.writes;
		await apply(client, plan);
		if (lucca.writes - writes !== writesOf(plan))
			faults.push('a plan has other writes than entries');
		const after = await everybody(tenant, one.seed);
		faults.push(...faultsOf(one, { plan, before, after, stored, users: lucca.company.users }));
		const next = planSync(one.source, after, one.options);
		const isDone = writesOf(next) === 0;
		if (isDone || plans === MOST_PLANS || !onlyForThoseWhoWaited(next, plan)) {
			if (!isDone) faults.push(`plan ${plans + 1} does something: ${said(next)}`);
			return { faults, plan: first, waited: plans > 1 };
		}
		before = after;
		plan = next;
	}
}

const said = ({ creates, updates, absent }: Plan) => JSON.stringify({ creates, updates, absent });

it(`${POPULATIONS} plans make Lucca say what the source says, and leave nothing to do`, async () => {
	const totals = { create: 0, update: 0, unchanged: 0, departed: 0, held: 0, waited: 0 };
	for (let seed = 1; seed <= POPULATIONS; seed++) {
		const one = scenario(seed);
		const { faults, plan, waited } = await play(one).catch((cause: unknown) => {
			throw new Error(`The scenario of the seed ${seed}`, { cause });
		});
		if (faults.length > 0) throw new Error(`The seed ${seed}: ${faults.join('\n')}`);
		const { create, update, unchanged, held } = plan.counts;
		totals.create += create;
		totals.update += update;
		totals.unchanged += unchanged;
		totals.departed += departures(plan);
		totals.held += held;
		if (waited) totals.waited += 1;
	}
	// Enough happened for this to mean something, and few were left alone.
	expect(totals.create).toBeGreaterThan(POPULATIONS / 6);
	expect(totals.update).toBeGreaterThan(POPULATIONS);
	expect(totals.unchanged).toBeGreaterThan(POPULATIONS / 2);
	expect(totals.departed).toBeGreaterThan(POPULATIONS / 2);
	expect(totals.held).toBeLessThan(totals.create + totals.update + totals.unchanged);
	expect(totals.waited).toBeLessThan(POPULATIONS / 100);
}, 300_000);
