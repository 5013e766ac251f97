import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import type { Plan } from '../../lib/sync/plan/plan';
import { planReport } from '../../lib/sync/plan/plan-report';
import { planSync } from '../../lib/sync/plan/plan-sync';
import { failureItem, toNodeError } from '../shared/failures';
import { luccaPeople, sourcePeople } from './inputs';
import { OUTPUTS, peopleItems } from './items';
import { planRequest } from './request';
import { sayInEditor, summaryOf } from './summary';
import { pairedWith } from '../shared/paired-items';

/**
 * The plan of all people that came in, on the outputs of the node. When it fails and the node is set to
 * continue, one item says so in the place of the summary: whatever creates or updates gets nothing.
 */
export async function planned(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await outputs(context);
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw failure;
		const nobody = OUTPUTS.slice(0, -1).map((): INodeExecutionData[] => []);
		return [...nobody, [failureItem(failure, [...context.getInputData().keys()])]];
	}
}

async function outputs(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { options, reportField } = planRequest(context);
	const sides = { source: sourcePeople(context), lucca: luccaPeople(context) };
	const [source, lucca] = [sides.source.records, sides.lucca.records];
	const plan = planSync(source, lucca, options);
	demandApproved(plan, options.approvedSha256);
	sayInEditor(context, plan);
	const people = peopleItems(plan, sides);
	const summary: INodeExecutionData = {
		json: summaryOf(plan, options.day),
		pairedItem: pairedWith(sides.source.itemOf),
	};
	if (reportField !== '') {
		const report = await context.helpers.prepareBinaryData(
			planReport(plan, source, lucca),
			`plan_${options.day}.csv`,
			'text/csv',
		);
		const firstHeld = people[OUTPUTS.indexOf('Held')]?.[0];
		for (const item of [summary, firstHeld]) if (item) item.binary = { [reportField]: report };
	}
	return [...people, [summary]];
}

/**
 * Whoever approved a plan has not seen any other, however harmless. One that has nothing left to do is
 * what stays of the approved one once it is carried out.
 * @throws ExplainedError when another plan was approved than this one
 */
function demandApproved(plan: Plan, approved: string | undefined): void {
	const departures = plan.absent.some(({ contractEnd }) => contractEnd !== undefined);
	const isIdle =
		!plan.decision.held && !departures && plan.creates.length + plan.updates.length === 0;
	if (approved === undefined || approved === plan.sha256 || isIdle) return;
	throw new ExplainedError(
		`This is not the plan that was approved: its SHA-256 is ${plan.sha256}, approved was ${approved}`,
		"Leave 'Approved SHA-256' blank to have this plan judged anew, and look at it",
	);
}
