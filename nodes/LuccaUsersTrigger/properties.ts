import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { employeeFields } from '../../lib/employee/fields';
import { watchableFields } from '../../lib/lucca/events/fingerprints';
import { optionsBeside } from '../LuccaUsers/options';

/** What starts the workflow. */
export const events: INodePropertyOptions[] = [
	{
		name: 'Contract Ending Soon',
		value: 'contractEndingSoon',
		description: "When a person's last day is a set number of days away, once for each date",
	},
	{
		name: 'Contract Starting Soon',
		value: 'contractStartingSoon',
		description: "When a person's first day is a set number of days away, once for each date",
	},
	{
		name: 'User Created',
		value: 'userCreated',
		description: 'When there is a person who was not there before',
	},
	{
		name: 'User Updated',
		value: 'userUpdated',
		description: 'When a person changes, leaves or comes back',
	},
];

/** The form. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: events,
		default: 'userCreated',
	},
	{
		displayName: 'Days Before',
		name: 'daysBefore',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 7,
		description:
			"How many days ahead to look, in the workflow's time zone. When the workflow is activated, it starts for everybody within these days.",
		displayOptions: { show: { event: ['contractEndingSoon', 'contractStartingSoon'] } },
	},
	{
		displayName: 'Fields to Watch',
		name: 'watchedFields',
		type: 'multiOptions',
		options: watchableFields
			.map((field) => ({ name: employeeFields[field].label.en, value: field }))
			.sort((one, other) => (one.name < other.name ? -1 : 1)),
		default: [],
		description:
			"Start only when one of these changes, and name those that did in 'changedFields'. With none here nor below, any change starts the workflow. Sensitive ones are asked of Lucca when chosen, and come with the person.",
		displayOptions: { show: { event: ['userUpdated'] } },
	},
	{
		displayName: 'Watched Custom Field Names or IDs',
		name: 'watchedCustomFields',
		type: 'multiOptions',
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'Custom fields of the HR file to watch as well',
		typeOptions: { loadOptionsMethod: 'getSingleCustomFields' },
		default: [],
		displayOptions: { show: { event: ['userUpdated'] } },
	},
	{
		displayName:
			'Fetch Test Event shows a few people as a sample, each marked with "sample": true. Nothing need have happened to them, and the active workflow still tells what does.',
		name: 'sampleNotice',
		type: 'notice',
		default: '',
	},
	optionsBeside,
];
