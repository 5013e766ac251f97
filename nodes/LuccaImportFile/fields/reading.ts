import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { thirdPartyLayouts } from '../../../lib/tabular/third-party';
import { fieldChoices, OTHER_FIELD } from '../../shared/file/field-choices';
import { dateOrders } from '../../shared/file/form';

const reading = { operation: ['read'] };

export const fileLayouts: INodePropertyOptions[] = thirdPartyLayouts.map(
	({ id, name, description }) => ({ name, value: id, description }),
);

const fieldName: INodeProperties = {
	displayName: 'Field Name',
	name: 'fieldName',
	type: 'string',
	default: '',
	placeholder: 'e.g. e_badge',
	description: 'The name of the field, such as the code of a Lucca custom field or secondaryRole1',
	displayOptions: { show: { field: [OTHER_FIELD] } },
};

/** What is asked about a file of a third party. */
export const readingFields: INodeProperties[] = [
	{
		displayName: 'File Layout',
		name: 'fileLayout',
		type: 'options',
		options: fileLayouts,
		default: 'any',
		description: 'Whose headers the file has. Columns are found by their headers, in any order.',
		displayOptions: { show: reading },
	},
	{
		displayName: 'Input Data Field Name',
		name: 'inputField',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input binary field containing the file to be read: CSV, TXT or XLSX',
		displayOptions: { show: reading },
	},
	{
		displayName: 'Date Format',
		name: 'dateFormat',
		type: 'options',
		options: [{ name: 'Detect', value: 'detect' }, ...dateOrders],
		default: 'detect',
		description:
			'The order of day, month and year in the file. A column of which every date can be read both ways, such as 03/04/2026, is refused rather than guessed; dates of an Excel file need no order.',
		hint: 'Set it for a nightly run: on some day every date may be readable both ways',
		displayOptions: { show: reading },
	},
	{
		displayName: 'Value Mappings',
		name: 'valueMappings',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add value',
		default: {},
		description:
			'Values the file writes in another way than Lucca, such as the name of an establishment, a department or a contract. Usual words for gender, language and status are known without.',
		displayOptions: { show: reading },
		options: [
			{
				displayName: 'Value',
				name: 'mapping',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: fieldChoices,
						default: 'legalEntity',
						description: 'The field in which the value stands',
					},
					fieldName,
					{
						displayName: 'Value in the File',
						name: 'from',
						type: 'string',
						default: '',
						placeholder: 'e.g. LYON-01',
						description: 'The whole cell; capitals, accents and outer blanks do not matter',
					},
					{
						displayName: 'Value to Use',
						name: 'to',
						type: 'string',
						default: '',
						placeholder: 'e.g. Acme Lyon',
						description: 'What to read instead; an empty cell when left empty',
					},
				],
			},
		],
	},
	{
		displayName: 'Column Mappings',
		name: 'columnMappings',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add column',
		default: {},
		description:
			'Columns whose header is not known, or means something else in this file. Usual French and English headers are known without.',
		displayOptions: { show: reading },
		options: [
			{
				displayName: 'Column',
				name: 'mapping',
				values: [
					{
						displayName: 'Header',
						name: 'header',
						type: 'string',
						default: '',
						placeholder: 'e.g. Code salarié',
						description: 'The header in the file; capitals, accents and outer blanks do not matter',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: fieldChoices,
						default: 'employeeNumber',
						description: 'What stands in the column',
					},
					fieldName,
				],
			},
		],
	},
	{
		displayName: 'Put Report in Field',
		name: 'reportField',
		type: 'string',
		default: 'report',
		description:
			"The name of a binary field for a report of every rejected cell, to open in a spreadsheet. The output 'Rejected' has one item for each row; the first one of each file carries the report, so that an e-mail node behind it can send it as an attachment. No report when empty.",
		displayOptions: { show: reading },
	},
];
