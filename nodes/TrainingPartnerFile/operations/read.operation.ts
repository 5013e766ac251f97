import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { readSheet } from '../../../lib/tabular/read';
import { forEachItem } from '../../shared/failures';
import { dayChosen } from '../../shared/file/choices';
import { rejectedItems } from '../../shared/file/rejected-items';
import { type CutChoices, sheetOfItem } from '../../shared/file/sheet-of-item';
import { ReadingTally, sayRejected } from '../../shared/file/summary';
import { warn } from '../../shared/hints';
import { formatParameter, optionsParameter } from '../parameters';

export const description: INodePropertyOptions = {
	name: 'Read',
	value: 'read',
	action: 'Read a partner file',
	description:
		"Turn a file in the partner's format, text or an .xlsx workbook, into one item for each employee",
};

export const fields: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'inputField',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input binary field containing the file to be read',
		displayOptions: { show: { operation: ['read'] } },
	},
];

/** Reads each item's file: one item an employee, and one item a rejected row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const tally = new ReadingTally();
	const rejected: INodeExecutionData[] = [];
	const employees = await forEachItem(this, async (itemIndex) => {
		const options = optionsParameter(this, itemIndex);
		const sheet = await sheetOfItem(this, itemIndex, {
			encoding: options.encoding as CutChoices['encoding'],
			separator: options.separator,
			sheet: options.sheet,
			hidden: options.hidden,
		});
		const file = readSheet(sheet, formatParameter(this, itemIndex), {
			...options,
			day: dayChosen(this, options.day),
		});
		for (const message of file.warnings) warn(this, message);
		sayRejected(this, file.rejected);
		tally.add(file.employees.length, file.rejected.length);
		rejected.push(...rejectedItems(file.rejected, itemIndex));
		return file.employees.map((employee) => ({ json: employee as IDataObject }));
	});
	tally.say(this);
	return [employees, rejected];
}
