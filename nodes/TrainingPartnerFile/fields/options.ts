import type { INodeProperties } from 'n8n-workflow';
import { partnerFormats } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import {
	dateOrders,
	decimalSeparator,
	encodingToRead,
	encodingToWrite,
	fileDate,
	hiddenCells,
	lineEnding,
	quoteAll,
	sheetName,
} from '../../shared/file/form';

const writing = { '/operation': ['check', 'format'] };
const reading = { '/operation': ['read'] };

const usualHeadersOf = ({ headerSets: [first] }: FileFormat) => first?.id ?? '';

/** One 'Headers' list a partner, made from its table. */
const headerSets: INodeProperties[] = partnerFormats
	.filter(({ headerSets: sets }) => sets.length > 1)
	.map((format) => ({
		displayName: 'Headers',
		name: 'headerSet',
		type: 'options',
		options: format.headerSets.map(({ id, name }) => ({ name, value: id })),
		default: usualHeadersOf(format),
		description: 'How the header line is spelled. Keep what was agreed with the partner at set-up.',
		displayOptions: { show: { ...writing, '/partner': [format.id] } },
	}));

/** What may be changed about a file; whatever is not set is the partner's own. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Cost Center Levels',
			name: 'costCentreLevels',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 0 },
			description:
				'How many pairs of cost center code and label to add. Each pair counts as two optional columns.',
			displayOptions: { show: { ...writing, '/partner': ['placeDeLaFormation'] } },
		},
		{
			displayName: 'Date Format',
			name: 'dateOrder',
			type: 'options',
			options: dateOrders,
			default: 'DD/MM/YYYY',
			description: 'The order of day, month and year in the file',
		},
		decimalSeparator,
		{ ...encodingToWrite, displayOptions: { show: writing } },
		{ ...encodingToRead, displayOptions: { show: reading } },
		fileDate,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. users_{date}.csv',
			description: "The name of the file. {date} stands for the file's day, as YYYY-MM-DD.",
			displayOptions: { show: writing },
		},
		...headerSets,
		{
			displayName: 'Ignore Unknown Columns',
			name: 'ignoreUnknownColumns',
			type: 'boolean',
			default: false,
			description:
				"Whether to pass over columns that are not the partner's instead of refusing the file",
			displayOptions: { show: reading },
		},
		{ ...hiddenCells, displayOptions: { show: reading } },
		{
			displayName: 'Include Header Row',
			name: 'withHeader',
			type: 'boolean',
			default: true,
			description: 'Whether the first row of the file holds the headers',
			displayOptions: { show: writing },
		},
		{
			displayName: 'Leavers Kept for (Days)',
			name: 'leaversForDays',
			type: 'number',
			default: 90,
			typeOptions: { minValue: 0, maxValue: 36500 },
			description: 'How many days after their last a person who left stays in the file',
			displayOptions: { show: { ...writing, '/partner': ['skillup'] } },
		},
		{ ...lineEnding, displayOptions: { show: writing } },
		{
			displayName: 'Max Optional Columns',
			name: 'maxOptionalColumns',
			type: 'number',
			default: 5,
			typeOptions: { minValue: 0 },
			description: 'How many optional columns the partner accepts; 0 for no limit',
			displayOptions: { show: { ...writing, '/partner': ['placeDeLaFormation'] } },
		},
		{
			displayName: 'People in the File',
			name: 'population',
			type: 'options',
			options: [
				{ name: 'Everybody', value: 'everybody' },
				{ name: 'People Employed on the Day', value: 'employed' },
			],
			default: 'everybody',
			description: "Who belongs in the file, instead of the partner's own rule",
			displayOptions: { show: writing },
		},
		{
			displayName: 'Put Report in Field',
			name: 'reportField',
			type: 'string',
			default: '',
			placeholder: 'e.g. report',
			description:
				'The name of a binary field for a report of every rejected cell and every warning, to open in a spreadsheet; no report when empty',
			displayOptions: { show: { '/operation': ['format'] } },
		},
		{ ...quoteAll, displayOptions: { show: writing } },
		{
			displayName: 'Required Column Names or IDs',
			name: 'alsoRequired',
			type: 'multiOptions',
			default: [],
			description:
				'Columns the partner does not require that must have a value all the same: a blank rejects the row. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			typeOptions: {
				loadOptionsMethod: 'getColumnsNotRequired',
				loadOptionsDependsOn: ['partner'],
			},
			displayOptions: { show: writing, hide: { '/partner': ['custom', 'threeSixtyLearning'] } },
		},
		{
			displayName: 'Separator',
			name: 'separator',
			type: 'string',
			default: '',
			placeholder: 'e.g. ;',
			description:
				"The character between cells, \\t for a tab. When empty: the partner's own in writing, found from the header row in reading.",
		},
		{ ...sheetName, displayOptions: { show: reading } },
		{
			displayName: 'Status From Contract Dates',
			name: 'statusFromDates',
			type: 'boolean',
			default: false,
			description:
				'Whether to ignore the HR file and write Active for people employed on the day and Inactive for people who left. Inactive deletes the account at 360Learning.',
			displayOptions: { show: { ...writing, '/partner': ['threeSixtyLearning'] } },
		},
		{
			displayName: 'When the Manager Is Missing',
			name: 'missingManager',
			type: 'options',
			options: [
				{ name: 'Keep the Number', value: 'keep' },
				{ name: 'Leave the Cell Empty', value: 'leaveEmpty' },
				{ name: 'Reject the Row', value: 'rejectRow' },
			],
			default: 'leaveEmpty',
			description: 'What to do when the manager is nobody the partner will find in this file',
			displayOptions: { show: { ...writing, '/partner': ['skillup', 'threeSixtyLearning'] } },
		},
	],
};
