import { describeField } from '../../employee/fields';
import { ExplainedError } from '../../explained-error';
import type { Decision } from '../decide';
import { MANAGER, MANAGER_NAMED_BY, planFields } from './fields';
import { hashOf } from './hash';
import { namedLast } from './order';
import type {
	HeldEntry,
	Plan,
	PlannedAbsence,
	PlannedCreate,
	PlannedUpdate,
	PlanOptions,
	PlanRecord,
} from './plan';

/** Of what a plan is made. */
export interface MadeOf {
	readonly source: readonly PlanRecord[];
	readonly lucca: readonly PlanRecord[];
	readonly options: PlanOptions;
}

/**
 * A plan with the brake's word on it: held whole, unless it is the one a person approved.
 * @param entries where everybody went, as if nothing held
 * @param judged the brake's word, and how many would change, by field
 * @throws ExplainedError when somebody of the source went nowhere
 */
export function concluded(
	entries: Pick<Plan, 'creates' | 'updates' | 'unchanged' | 'absent' | 'held'>,
	{ source, lucca, options }: MadeOf,
	{
		decision,
		changed,
	}: { readonly decision: Decision; readonly changed: ReadonlyMap<string, number> },
	warnings: readonly string[],
): Plan {
	const { creates, updates, unchanged, absent } = entries;
	const sha256 = hashOf(creates, updates, absent);
	const released = decision.held && options.approvedSha256 === sha256;
	const isHeld = decision.held && !released;
	const plan = {
		creates: isHeld ? [] : creates,
		updates: isHeld ? [] : namedLast(updates),
		unchanged,
		absent: isHeld ? absent.filter(({ contractEnd }) => contractEnd === undefined) : absent,
		held: isHeld
			? [...entries.held, ...everybody(creates, updates, absent, decision)]
			: entries.held,
	};
	const counts = {
		source: source.length,
		lucca: lucca.length,
		create: plan.creates.length,
		update: plan.updates.length,
		unchanged: unchanged.length,
		absent: plan.absent.length,
		held: plan.held.length,
		changesByField: Object.fromEntries(changed),
	};
	const heldOfSource = plan.held.filter((entry) => entry.source !== undefined).length;
	const accounted = counts.create + counts.update + counts.unchanged + heldOfSource;
	if (accounted !== counts.source) {
		throw new ExplainedError(
			`The source has ${counts.source} people, and the plan accounts for ${accounted}`,
			'Nothing was planned. Please report this with the numbers above',
		);
	}
	return {
		...plan,
		decision: { ...decision, released },
		counts,
		sha256,
		notCompared: notCompared(source, options),
		warnings,
	};
}

/** All records of a source are alike; the first ones tell which fields it has. */
const RECORDS_LOOKED_AT = 200;

/** Fields the source has that no plan writes, or that were not asked for. */
function notCompared(source: readonly PlanRecord[], { fields }: PlanOptions): string[] {
	const compared = new Set<string>([
		...planFields.filter(({ name }) => fields?.includes(name) ?? true).map(({ from }) => from),
		...(fields?.includes(MANAGER) === false ? [] : MANAGER_NAMED_BY.map(([by]) => by)),
		'luccaId',
	]);
	const seen = new Set<string>();
	for (const record of source.slice(0, RECORDS_LOOKED_AT)) {
		for (const [name, value] of Object.entries(record)) {
			if (value !== undefined && !compared.has(name) && describeField(name)) seen.add(name);
		}
	}
	return [...seen].sort();
}

/** Everybody a held plan would write. */
function everybody(
	creates: readonly PlannedCreate[],
	updates: readonly PlannedUpdate[],
	absent: readonly PlannedAbsence[],
	{ reasons }: Decision,
): HeldEntry[] {
	const why = reasons.map(({ message }) => message);
	const remedy =
		"Look at the plan's report; to let exactly this plan through, give its SHA-256 to 'Approved SHA-256'";
	return [
		...creates.map(({ values, ...who }): HeldEntry => ({
			...who,
			action: 'create',
			reasons: why,
			remedy,
			changes: Object.entries(values).map(([field, after]) => ({ field, before: null, after })),
		})),
		...updates.map(({ source, lucca, luccaId, key, name, changes }): HeldEntry => ({
			...{ source, lucca, luccaId, key, name },
			action: 'update',
			reasons: why,
			remedy,
			changes,
		})),
		...absent
			.filter(({ contractEnd }) => contractEnd !== undefined)
			.map(({ contractEnd, ...who }): HeldEntry => ({
				...who,
				action: 'depart',
				reasons: why,
				remedy,
				changes: [{ field: 'contractEnd', before: null, after: contractEnd }],
			})),
	];
}
