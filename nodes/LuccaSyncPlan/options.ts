import type { INodeProperties } from 'n8n-workflow';

/** What may be changed about a plan; whatever is not set is what most want. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Plan Date',
			name: 'day',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description:
				"The day the plan is for, which decides who has left; today in the workflow's time zone when empty",
		},
		{
			displayName: 'Put Report in Field',
			name: 'reportField',
			type: 'string',
			default: 'report',
			description:
				'The name of the binary field of the summary, and of the first held item, for the report of everybody concerned, to open in a spreadsheet. Leave blank for none.',
		},
		{
			displayName: 'Rejected Source Rows',
			name: 'rejectedRows',
			type: 'json',
			default: '[]',
			description:
				"The items of the output 'Rejected' of the node that reads the source, given by an expression. Nobody they may be about is taken for absent.",
		},
	],
};
