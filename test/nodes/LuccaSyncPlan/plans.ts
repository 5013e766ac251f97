import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LuccaSyncPlan } from '../../../nodes/LuccaSyncPlan/LuccaSyncPlan.node';
import { OUTPUTS } from '../../../nodes/LuccaSyncPlan/items';
import { type ExecutionInput, fakeExecution } from '../../support/execute-functions';
import { DAY } from '../../support/people';

/** The outputs, by their names without blanks. */
type Output = 'create' | 'update' | 'absent' | 'unchanged' | 'held' | 'summary';
const names: Output[] = ['create', 'update', 'absent', 'unchanged', 'held', 'summary'];

export const itemsOf = (people: readonly object[]): INodeExecutionData[] =>
	people.map((person) => ({ json: { ...person } as IDataObject }));

/** The node, with its form as it is when nobody touched it but for what is given. */
export async function run(
	source: readonly object[],
	lucca: readonly object[],
	parameters: Record<string, unknown> = {},
	more: Partial<ExecutionInput> = {},
) {
	const { context, hints } = fakeExecution({
		items: itemsOf(source),
		secondInput: itemsOf(lucca),
		parameters: { ...parameters, options: { day: DAY, ...(parameters.options as object) } },
		...more,
	});
	const outputs = await new LuccaSyncPlan().execute.call(context);
	expect(outputs).toHaveLength(OUTPUTS.length);
	const by = Object.fromEntries(names.map((name, index) => [name, outputs[index] ?? []])) as Record<
		Output,
		INodeExecutionData[]
	>;
	return { ...by, hints };
}

/** What the items of an output carry. */
export const jsons = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json);

/** The text of a file an item carries. */
export const textOf = (item: INodeExecutionData | undefined, field = 'report') =>
	Buffer.from(item?.binary?.[field]?.data ?? '', 'base64').toString('utf8');
