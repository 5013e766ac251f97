import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { employeeFields, isSensitive } from '../../../lib/employee/fields';
import { luccaImportFormats } from '../../../lib/formats/lucca-import';
import {
	dateOrders,
	encodingToWrite,
	fileDate,
	lineEnding,
	quoteAll,
} from '../../shared/file/form';

const { columns, headerSets } = luccaImportFormats.login;
const usualHeaders = headerSets[0]?.id ?? '';

/** The columns of Lucca's table, under the names people know, with their codes. */
const importColumns: INodePropertyOptions[] = columns
	.map(({ field, headers }) => ({
		name: `${field in employeeFields ? employeeFields[field as 'login'].label.en : field} (${headers.codes})`,
		value: field,
	}))
	.sort((a, b) => (a.name < b.name ? -1 : 1));

/** What may be changed about a file for Lucca's import; whatever is not set is what Lucca documents. */
export const writingOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation: ['check', 'format'] } },
	options: [
		{
			displayName: 'Columns to Leave Out',
			name: 'withoutColumns',
			type: 'multiOptions',
			options: importColumns,
			default: [],
			description: 'Columns that must not change in Lucca although the input has values for them',
		},
		{
			displayName: 'Date Format',
			name: 'dateOrder',
			type: 'options',
			options: dateOrders,
			default: 'DD/MM/YYYY',
			description: 'The order of day, month and year in the file',
		},
		encodingToWrite,
		fileDate,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: 'lucca-import_{date}.csv',
			placeholder: 'e.g. users_{date}.csv',
			description: "The name of the file. {date} stands for the file's day, as YYYY-MM-DD.",
		},
		{
			displayName: 'Headers',
			name: 'headerSet',
			type: 'options',
			options: headerSets.map(({ id, name }) => ({ name, value: id })),
			default: usualHeaders,
			description:
				"How the header line is spelled. Lucca's help pages differ; its import screen shows what yours takes.",
		},
		{
			displayName: 'Known Managers',
			name: 'knownManagers',
			type: 'string',
			default: '',
			placeholder: "e.g. {{ $('Lucca Users').all().map((item) => item.json) }}",
			description:
				'People who are in Lucca already and may be managers without being in the file: a list of logins, or of records with a login, employeeNumber or email, such as those of Lucca Users. Logins may be typed with commas between them, e.g. porme, ivarlet.',
		},
		lineEnding,
		{
			displayName: 'Login From',
			name: 'loginFrom',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Employee Number', value: 'employeeNumber' },
				{ name: 'Login', value: 'login', description: 'Who has none stays without one' },
			],
			default: 'login',
			description: 'What to take as the login of people who have none in the input',
		},
		{
			displayName: 'Manager Written As',
			name: 'managerAs',
			type: 'options',
			options: [
				{ name: 'First and Last Name', value: 'names' },
				{ name: 'Login', value: 'login' },
			],
			default: 'login',
			description:
				'How a manager stands in the file. Names do for Lucca where no two people share one.',
		},
		{
			displayName: 'Put Report in Field',
			name: 'reportField',
			type: 'string',
			default: '',
			placeholder: 'e.g. report',
			description:
				"The name of a binary field of the file's item, and of the first rejected one, for a report of every rejected cell and every warning, to open in a spreadsheet or to send as an attachment; no report when empty",
			displayOptions: { show: { '/operation': ['format'] } },
		},
		quoteAll,
		{
			displayName: 'Sensitive Columns',
			name: 'sensitiveColumns',
			type: 'multiOptions',
			options: importColumns.filter(({ value }) => isSensitive(String(value))),
			default: [],
			description: 'Columns with sensitive data, which are only in the file when chosen here',
		},
		{
			displayName: 'Separator',
			name: 'separator',
			type: 'string',
			default: '',
			placeholder: 'e.g. ,',
			description: 'The character between cells, \\t for a tab; a semicolon when empty',
		},
		{
			displayName: 'When the Manager Is Unknown',
			name: 'unknownManager',
			type: 'options',
			options: [
				{
					name: 'Keep the Login',
					value: 'keep',
					description:
						'Only a login can be kept; Lucca refuses the row if it does not know the manager either',
				},
				{ name: 'Reject the Row', value: 'rejectRow' },
			],
			default: 'rejectRow',
			description:
				"What to do when a manager is neither in the file nor among the 'Known Managers'",
		},
	],
};
