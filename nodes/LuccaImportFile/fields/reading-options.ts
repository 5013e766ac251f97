import type { INodeProperties } from 'n8n-workflow';
import { isSensitive } from '../../../lib/employee/fields';
import { fieldChoices } from '../../shared/file/field-choices';
import {
	decimalSeparator,
	encodingToRead,
	fileDate,
	hiddenCells,
	sheetName,
} from '../../shared/file/form';

/** What may be said about a file of a third party beyond what it shows itself. */
export const readingOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation: ['read'] } },
	options: [
		{
			displayName: 'Accept a File Without People',
			name: 'acceptEmpty',
			type: 'boolean',
			default: false,
			description:
				'Whether a file that has headers only is read as nobody, instead of being refused',
		},
		decimalSeparator,
		encodingToRead,
		fileDate,
		{
			displayName: 'Header Row',
			name: 'headerRow',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'The row of the file that holds the headers; rows above it are passed over',
		},
		hiddenCells,
		{
			displayName: 'Ignore Unknown Columns',
			name: 'ignoreUnknownColumns',
			type: 'boolean',
			default: true,
			description:
				'Whether to pass over columns whose header is not known, instead of refusing the file',
		},
		{
			displayName: 'Sensitive Fields',
			name: 'sensitiveFields',
			type: 'multiOptions',
			options: fieldChoices.filter(({ value }) => isSensitive(String(value))),
			default: [],
			description:
				"Sensitive fields to read, such as the date of birth. Their columns are passed over unless they are chosen here or in 'Column Mappings'.",
		},
		{
			displayName: 'Separator',
			name: 'separator',
			type: 'string',
			default: '',
			placeholder: 'e.g. ;',
			description:
				'The character between cells, \\t for a tab; found from the header row when empty',
		},
		sheetName,
	],
};
