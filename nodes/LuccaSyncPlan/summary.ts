import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Plan } from '../../lib/sync/plan/plan';
import { people } from '../../lib/words';
import { inform, warn } from '../shared/hints';

/** How many warnings the editor shows; the summary has them all. */
const WARNINGS_SHOWN = 5;

/** What becomes of the plan as a whole. */
export type PlanStatus = 'approved' | 'held' | 'ready';

export function statusOf({ decision }: Plan): PlanStatus {
	if (decision.released) return 'approved';
	return decision.held ? 'held' : 'ready';
}

/** The plan in numbers, as the fields of the summary item. */
export function summaryOf(plan: Plan, day: string): IDataObject {
	const { changesByField, ...counts } = plan.counts;
	return {
		status: statusOf(plan),
		day,
		...counts,
		changesByField: { ...changesByField },
		sha256: plan.sha256,
		reasons: plan.decision.reasons.map(({ message }) => message),
		notCompared: [...plan.notCompared],
		warnings: [...plan.warnings],
	};
}

/** Says in the editor what a person should know without opening the outputs. */
export function sayInEditor(context: IExecuteFunctions, plan: Plan): void {
	const status = statusOf(plan);
	const why = plan.decision.reasons.map(({ message }) => message).join('. ');
	if (status === 'held') {
		warn(
			context,
			`Held, nothing is to be written. ${why}. Look at the output 'Held'; to let exactly this plan through, give its SHA-256 to 'Approved SHA-256'.`,
		);
		sayCounts(context, plan);
	} else {
		if (status === 'approved') inform(context, `Let through as approved, although: ${why}`);
		sayCounts(context, plan);
		sayWhoIsHeld(context, plan);
	}
	plan.warnings.slice(0, WARNINGS_SHOWN).forEach((warning) => warn(context, warning));
	const more = plan.warnings.length - WARNINGS_SHOWN;
	if (more > 0) warn(context, `Further warnings in the summary: ${more}`);
}

const sayCounts = (context: IExecuteFunctions, plan: Plan): void =>
	inform(context, `This is a plan, nothing is written: ${countsInWords(plan)}`);

function sayWhoIsHeld(context: IExecuteFunctions, { held }: Plan): void {
	const [first] = held;
	if (!first) return;
	warn(
		context,
		`${people(held.length)} held, first: ${first.name || first.key}: ${first.reasons.join('. ')}. ${first.remedy}.`,
	);
}

function countsInWords({ counts }: Plan): string {
	const { create, update, unchanged, absent, held } = counts;
	return [
		`${create} to create`,
		`${update} to update`,
		`${unchanged} unchanged`,
		`${absent} absent from the source`,
		`${held} held`,
	].join(', ');
}
