import type { INodeProperties } from 'n8n-workflow';
import { references } from './references';

/** What to do with which secondary roles: never a list that replaces without being told to. */
export const secondaryRoles: INodeProperties = {
	displayName: 'Secondary Roles',
	name: 'secondaryRoles',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add secondary roles',
	options: [
		{
			displayName: 'Roles',
			name: 'change',
			values: [
				{
					displayName: 'Change',
					name: 'change',
					type: 'options',
					options: [
						{ name: 'Add', value: 'add', description: 'Keep the roles there are, and add these' },
						{
							name: 'Remove',
							value: 'remove',
							description: 'Take these away, and keep the others',
						},
						{
							name: 'Remove All',
							value: 'removeAll',
							description: 'Leave the person no secondary role',
						},
						{
							name: 'Replace',
							value: 'replace',
							description: 'Have exactly these, and take all others away',
						},
					],
					default: 'add',
				},
				{
					displayName: 'Role Names or IDs',
					name: 'roles',
					type: 'multiOptions',
					displayOptions: { hide: { change: ['removeAll'] } },
					description:
						'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					hint: 'An expression may give a list of names or IDs',
					typeOptions: { loadOptionsMethod: 'getRoles' },
					default: [],
				},
			],
		},
	],
};

/** Values of the tenant's own fields, by their code. */
export const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add custom field',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Custom Field Name or ID',
					name: 'code',
					type: 'options',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					typeOptions: { loadOptionsMethod: 'getSingleCustomFields' },
					default: '',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					hint: "A list's entry by its label. An expression may give several values as a list.",
				},
			],
		},
	],
};

/** The cycle a person works in, and from when. */
export const workCycle: INodeProperties = {
	displayName: 'Work Cycle',
	name: 'workCycle',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add work cycle',
	options: [
		{
			displayName: 'Work Cycle',
			name: 'cycle',
			values: [
				references.workCycle,
				{
					displayName: 'Starts On',
					name: 'startsOn',
					type: 'dateTime',
					typeOptions: { dateOnly: true },
					default: '',
					hint: 'For a new user, the first day of the contract when left blank',
				},
			],
		},
	],
};
