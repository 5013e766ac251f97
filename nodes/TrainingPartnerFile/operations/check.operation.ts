import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { rejectedItems } from '../../shared/file/rejected-items';
import { reportData } from '../../shared/file/report-data';
import { summaryOf } from '../../shared/file/summary';
import { onWholeInput } from '../../shared/file/whole-input';
import { preparation } from '../preparation';
import { pairedWith } from '../../shared/paired-items';

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
		const { format, prepared, itemOf } = preparation(this, false);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const report = await reportData(this, prepared, format.id, prepared.settings.day);
		const summary: INodeExecutionData = {
			json: summaryOf(format.id, prepared),
			binary: { [outputField]: report },
			pairedItem: pairedWith(itemOf),
		};
		return [[summary], rejectedItems(prepared.rejected, itemOf)];
	});
}
