import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { preparation, reportData } from '../preparation';
import { rejectedItems, summaryOf } from '../summary';
import { onWholeInput } from '../whole-input';

export const description: INodePropertyOptions = {
	name: 'Check',
	value: 'check',
	action: 'Check employees for a partner file',
	description:
		'Say which employees would be written, left out or rejected, and why, without writing the file',
};

/** Checks without writing: one item with the numbers and the report, and one item a rejected row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await onWholeInput(this, async () => {
		const ready = preparation(this);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const summary: INodeExecutionData = {
			json: summaryOf(ready.format, ready.prepared),
			binary: { [outputField]: await reportData(this, ready) },
			pairedItem: ready.itemOf.map((item) => ({ item })),
		};
		return [[summary], rejectedItems(ready.prepared.rejected, ready.itemOf)];
	});
}
