import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { outputFields } from '../../shared/file/output-field';

const writing = { operation: ['check', 'format'] };

export const modes: INodePropertyOptions[] = [
	{
		name: 'Create',
		value: 'create',
		description:
			'Everybody in the file is new to Lucca: first and last name, e-mail, contract start and manager must be there; what Lucca fills in by default may be blank',
	},
	{
		name: 'Create or Update',
		value: 'createOrUpdate',
		description:
			'Some are new and some are in Lucca: everybody needs what a new person needs, and a column must not be blank for a part of the people',
	},
	{
		name: 'Update',
		value: 'update',
		description:
			'Everybody in the file is in Lucca already: only what tells them apart is needed, and only the columns in the file change',
	},
];

/** What is asked of a file for Lucca's import. */
export const writingFields: INodeProperties[] = [
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: modes,
		default: 'createOrUpdate',
		description: 'Whether the people are new to Lucca, which decides what must be filled in',
		displayOptions: { show: writing },
	},
	{
		displayName: 'Identifier',
		name: 'identifier',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Email',
				value: 'email',
				description: 'The professional e-mail (mail), in the first column',
			},
			{
				name: 'Establishment and Employee Number',
				value: 'establishmentAndNumber',
				description: 'Both (legalEntity and employeenumber), in the first two columns',
			},
			{
				name: 'Login',
				value: 'login',
				description: "The user's login in Lucca, in the first column",
			},
		],
		default: 'login',
		description:
			"What tells Lucca who a row is about. Choose what is set up in Lucca's import: by anything else it would create people it has already.",
		displayOptions: { show: writing },
	},
	{
		displayName: 'When a Column Is Partly Blank',
		name: 'partBlank',
		type: 'options',
		options: [
			{
				name: 'Leave the Column Out',
				value: 'leaveOut',
				description: 'Nothing changes in Lucca there, not even for those who have a value',
			},
			{
				name: 'Refuse the File',
				value: 'refuse',
				description:
					'No file is written until the blanks are filled in or one of the others is chosen',
			},
			{
				name: 'Send Blanks',
				value: 'sendBlanks',
				description: 'Lucca may erase what it has for those whose cell is blank',
			},
		],
		default: 'refuse',
		description:
			'What to do when some people have a value in a column and others have none: Lucca may erase what a blank stands for. A column blank for everybody is left out.',
		displayOptions: { show: { ...writing, mode: ['createOrUpdate', 'update'] } },
	},
	{
		displayName:
			"People from 'Read' and from the 'Lucca Users' node fit as they are: each field goes to its column by itself. Somebody without a manager gets their own login as manager, as Lucca wants it.",
		name: 'columnsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: writing },
	},
	{
		displayName: 'Additional Columns',
		name: 'additionalColumns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add column',
		default: {},
		description:
			"Further columns of your Lucca, after the usual ones: custom fields, profiles, axes. Lucca's import screen shows their codes.",
		displayOptions: { show: writing },
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Code',
						name: 'code',
						type: 'string',
						default: '',
						required: true,
						placeholder: 'e.g. profile_figgo',
						description:
							"The header of the column, exactly as Lucca's import screen shows it, such as e_bloodType",
					},
					{
						displayName: 'Input Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. e_bloodType',
						description:
							'The field of the input items that holds the value; the code when left empty',
					},
				],
			},
		],
	},
	...outputFields,
];
