import type { INodeProperties } from 'n8n-workflow';

/** Where the file of Format goes, and the report of Check: one parameter, named for what is put there. */
export const outputFields: INodeProperties[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: { operation: ['format'] } },
	},
	{
		displayName: 'Put Report in Field',
		name: 'outputField',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the report in, which opens in a spreadsheet',
		displayOptions: { show: { operation: ['check'] } },
	},
];
