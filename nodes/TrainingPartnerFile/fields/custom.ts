import type { INodeProperties } from 'n8n-workflow';
import { fieldChoices, OTHER_FIELD } from '../../shared/file/field-choices';
import { CUSTOM } from './partner';

/** The layout of a custom file. */
export const customFields: INodeProperties[] = [
	{
		displayName: 'File Columns',
		name: 'customColumns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add column',
		default: {},
		required: true,
		description: 'The columns of the file, in order',
		displayOptions: { show: { partner: [CUSTOM] } },
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Blank Allowed',
						name: 'blankAllowed',
						type: 'boolean',
						default: true,
						description: 'Whether a row may leave this cell blank; if not, a blank rejects the row',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: fieldChoices,
						default: 'employeeNumber',
						description: 'What stands in the column',
					},
					{
						displayName: 'Field Name',
						name: 'fieldName',
						type: 'string',
						default: '',
						placeholder: 'e.g. e_badge',
						description: 'The name of the input field, such as the code of a Lucca custom field',
						displayOptions: { show: { field: [OTHER_FIELD] } },
					},
					{
						displayName: 'Format',
						name: 'format',
						type: 'options',
						options: [
							{ name: 'As the Field Is', value: 'auto' },
							{ name: 'Date', value: 'date' },
							{ name: 'Decimal', value: 'decimal' },
							{ name: 'Email', value: 'email' },
							{ name: 'Identifier', value: 'identifier' },
							{ name: 'Text', value: 'text' },
						],
						default: 'auto',
						description: 'How cells are checked and written',
					},
					{
						displayName: 'Header',
						name: 'header',
						type: 'string',
						default: '',
						placeholder: 'e.g. Matricule',
						description: 'The exact text of the header; the English field name when left empty',
					},
					{
						displayName: 'Unique',
						name: 'unique',
						type: 'boolean',
						default: false,
						description: 'Whether no two rows may have the same value',
					},
				],
			},
		],
	},
];
