import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { reportData } from '../../shared/file/report-data';
import { onWholeInput } from '../../shared/file/whole-input';
import { writtenFile } from '../../shared/file/written-file';
import { importSummary, preparation, rejectedPeople } from '../preparation';
import { pairedWith } from '../../shared/paired-items';

export const description: INodePropertyOptions = {
	name: 'Format',
	value: 'format',
	action: "Format a file for Lucca's import",
	description: "Write all employees that come in as one file for Lucca's user import",
};

/** Writes the file: one item with it, and one item a rejected row, the first with the report as well. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await onWholeInput(this, async () => {
		const ready = preparation(this, true);
		const { prepared, itemOf, fileName, reportField } = ready;
		const { data, facts } = await writtenFile(this, prepared, fileName);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const binary = { [outputField]: data };
		const rejected = rejectedPeople(ready);
		if (reportField !== '') {
			const { format, settings } = prepared;
			const report = await reportData(this, prepared, format.id, settings.day);
			binary[reportField] = report;
			if (rejected[0]) rejected[0].binary = { [reportField]: report };
		}
		const file: INodeExecutionData = {
			json: { ...importSummary(ready), ...facts },
			binary,
			pairedItem: pairedWith(itemOf),
		};
		return [[file], rejected];
	});
}
