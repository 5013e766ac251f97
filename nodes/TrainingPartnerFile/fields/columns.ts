import type { INodeProperties } from 'n8n-workflow';
import { CUSTOM } from './partner';

const writing = { operation: ['check', 'format'] };

/** Which columns, and what goes into them. */
export const columnFields: INodeProperties[] = [
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'autoMapInputData', value: null },
		required: true,
		typeOptions: {
			loadOptionsDependsOn: ['partner'],
			resourceMapper: {
				resourceMapperMethod: 'getColumns',
				mode: 'add',
				fieldWords: { singular: 'column', plural: 'columns' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
				valuesLabel: 'Columns',
			},
		},
		displayOptions: { show: writing, hide: { partner: [CUSTOM] } },
	},
	{
		displayName:
			"Nothing to rename when the people come from 'Lucca Users' or from a 'Read': each field finds its column by itself, whatever the header",
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { ...writing, '/columns.mappingMode': ['autoMapInputData'] },
			hide: { partner: [CUSTOM] },
		},
	},
	{
		displayName: 'Status Field',
		name: 'statusField',
		type: 'string',
		default: 'status',
		required: true,
		placeholder: 'e.g. e_statut360',
		description:
			'The input field that holds the 360Learning status: the code of your Lucca custom field. Its values must be Active or Inactive, in English or French; people without one are left out of the file.',
		hint: 'The code of your Lucca custom field, e.g. e_statut360. Active creates or keeps the account, Inactive deletes it.',
		displayOptions: {
			show: {
				...writing,
				partner: ['threeSixtyLearning'],
				'/columns.mappingMode': ['autoMapInputData'],
			},
		},
	},
	{
		displayName: 'Additional Column Names or IDs',
		name: 'additionalColumns',
		type: 'multiOptions',
		default: [],
		description:
			'Optional columns of the partner to add to the usual ones. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		hint: "'Lucca Users' must have read their fields: see 'Fields' in its options",
		typeOptions: {
			loadOptionsMethod: 'getOptionalColumns',
			loadOptionsDependsOn: ['partner'],
		},
		displayOptions: {
			show: { ...writing, '/columns.mappingMode': ['autoMapInputData'] },
			hide: { partner: [CUSTOM, 'threeSixtyLearning'] },
		},
	},
];
