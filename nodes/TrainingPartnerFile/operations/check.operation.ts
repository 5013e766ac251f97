import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { prepareFile } from '../../../lib/tabular/prepare';
import { reportFile } from '../../../lib/tabular/report';
import { formatParameter, optionsParameter, settingsParameter } from '../parameters';
import { peopleFromInput } from '../people';
import { rejectedItems, sayInEditor, summaryOf } from '../summary';
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
		const format = formatParameter(this, 0);
		const options = optionsParameter(this, 0);
		const settings = settingsParameter(this, format, options);
		const people = peopleFromInput(this);
		const prepared = prepareFile(people.records, settings);
		sayInEditor(this, format, prepared);

		const outputField = this.getNodeParameter('outputField', 0) as string;
		const summary: INodeExecutionData = {
			json: summaryOf(format, prepared),
			binary: {
				[outputField]: await this.helpers.prepareBinaryData(
					reportFile(prepared.rejected, prepared.warnings),
					`report_${format.id}_${settings.day}.csv`,
					'text/csv',
				),
			},
			pairedItem: people.itemOf.map((item) => ({ item })),
		};
		return [[summary], rejectedItems(prepared.rejected, ({ index }) => people.itemOf[index] ?? 0)];
	});
}
