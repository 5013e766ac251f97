import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { ReadFile } from '../../../lib/tabular/read';
import { readThirdParty } from '../../../lib/tabular/third-party';
import { forEachItemToOutputs } from '../../shared/failures';
import { rejectedItems } from '../../shared/file/rejected-items';
import { reportData } from '../../shared/file/report-data';
import { sheetOfItem } from '../../shared/file/sheet-of-item';
import { ReadingTally, sayRejected } from '../../shared/file/summary';
import { inform, warn } from '../../shared/hints';
import { readingRequest } from '../reading-request';

export const description: INodePropertyOptions = {
	name: 'Read',
	value: 'read',
	action: 'Read an employee file of any software',
	description: 'Turn a CSV, TXT or XLSX file of any software into one item for each employee',
};

/** Reads each item's file: one item an employee, and one item a rejected row, the first with a report. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const tally = new ReadingTally();
	const outputs = await forEachItemToOutputs(this, 2, async (itemIndex) => {
		const { cutting, reading, reportField } = readingRequest(this, itemIndex);
		const sheet = await sheetOfItem(this, itemIndex, cutting);
		const file = readThirdParty(sheet, reading);
		sayAboutFile(this, file);
		const rejected = rejectedItems(file.rejected, itemIndex, ({ login, email }) => ({
			login,
			email,
		}));
		if (rejected[0] && reportField !== '') {
			const report = await reportData(
				this,
				{ rejected: file.rejected },
				reading.layout,
				reading.day,
			);
			rejected[0].binary = { [reportField]: report };
		}
		tally.add(file.employees.length, rejected.length);
		return [file.employees.map((employee) => ({ json: employee as IDataObject })), rejected];
	});
	tally.say(this);
	return outputs;
}

function sayAboutFile(context: IExecuteFunctions, file: ReadFile): void {
	for (const message of file.warnings) warn(context, message);
	sayRejected(context, file.rejected);
	if (file.ignoredColumns.length === 0) return;
	const columns = file.ignoredColumns.map((header) => `'${header}'`).join(', ');
	inform(
		context,
		`Columns passed over: ${columns}. 'Column Mappings' says what they hold, 'Sensitive Fields' which sensitive ones to read.`,
	);
}
