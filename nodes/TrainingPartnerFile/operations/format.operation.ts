import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { rejectedItems } from '../../shared/file/rejected-items';
import { reportData } from '../../shared/file/report-data';
import { summaryOf } from '../../shared/file/summary';
import { onWholeInput } from '../../shared/file/whole-input';
import { writtenFile } from '../../shared/file/written-file';
import { preparation } from '../preparation';
import { pairedWith } from '../../shared/paired-items';

export const description: INodePropertyOptions = {
	name: 'Format',
	value: 'format',
	action: 'Format a partner file',
	description: "Write all employees that come in as one file in the partner's format",
};

/** Writes the partner's file: one item with the file, and one item a rejected row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await onWholeInput(this, async () => {
		const { format, options, prepared, itemOf } = preparation(this, true);
		const pattern = String(options.fileName || format.file.fileName);
		const { data, facts } = await writtenFile(this, prepared, pattern);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const binary = { [outputField]: data };
		if (options.reportField) {
			const { day } = prepared.settings;
			binary[options.reportField] = await reportData(this, prepared, format.id, day);
		}
		const file: INodeExecutionData = {
			json: { ...summaryOf(format.id, prepared), ...facts },
			binary,
			pairedItem: pairedWith(itemOf),
		};
		return [[file], rejectedItems(prepared.rejected, itemOf)];
	});
}
