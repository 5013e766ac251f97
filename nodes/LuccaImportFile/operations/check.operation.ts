import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { reportData } from '../../shared/file/report-data';
import { onWholeInput } from '../../shared/file/whole-input';
import { importSummary, preparation, rejectedPeople } from '../preparation';
import { pairedWith } from '../../shared/paired-items';

export const description: INodePropertyOptions = {
	name: 'Check',
	value: 'check',
	action: "Check employees for Lucca's import",
	description:
		'Say which employees would be written or rejected, and why, without writing the file',
};

/** Checks without writing: one item with the numbers and the report, and one item a rejected row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await onWholeInput(this, async () => {
		const ready = preparation(this, false);
		const { prepared, itemOf } = ready;
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const report = await reportData(this, prepared, prepared.format.id, prepared.settings.day);
		const summary: INodeExecutionData = {
			json: importSummary(ready),
			binary: { [outputField]: report },
			pairedItem: pairedWith(itemOf),
		};
		return [[summary], rejectedPeople(ready)];
	});
}
