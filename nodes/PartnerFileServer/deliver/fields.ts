import type { INodeProperties } from 'n8n-workflow';
import { fileFormats } from '../../../lib/formats';
import { limits } from './limits';

const delivering = { resource: ['file'], operation: ['deliver'] };
const braked = { ...delivering, brake: [true] };
const byColumns = { ...braked, fileLayout: ['columns'] };

/** Where a file goes and what must be true of it before it does. */
export const fields: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'inputDataFieldName',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: { show: delivering },
		hint: 'The name of the input binary field containing the file to be delivered',
	},
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '',
		placeholder: 'e.g. /incoming',
		displayOptions: { show: delivering },
		description: 'Where to put the file. Leave blank for the folder the account opens in.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. employees.csv',
		displayOptions: { show: delivering },
		description:
			'What to call the file on the server, where a previous file of that name is replaced. Leave blank to keep the name the file came with.',
	},
	{
		displayName: 'Encryption',
		name: 'encryption',
		type: 'options',
		options: [
			{ name: 'None', value: 'none' },
			{
				name: 'PGP',
				value: 'pgp',
				description: "With the partner's public key; the file never leaves in clear",
			},
		],
		default: 'none',
		displayOptions: { show: delivering },
		description: 'Whether to encrypt the file itself, on top of what the connection does',
	},
	{
		displayName: 'Hold Unusual Files',
		name: 'brake',
		type: 'boolean',
		default: true,
		displayOptions: { show: delivering },
		description:
			'Whether to hold a file back when too many people in it are gone, deactivated or changed since the last one delivered. A held file leaves by the second output, with the reasons and the people.',
		hint: 'Run it once by hand: there must be a first delivery to compare with',
	},
	{
		displayName: 'File Layout',
		name: 'fileLayout',
		type: 'options',
		options: [
			{
				name: 'As the File Node Says',
				value: 'item',
				description: 'What the node that wrote the file, and this item comes from, was set to',
			},
			...fileFormats.map(({ id, name }) => ({ name, value: id })),
			{
				name: 'Other CSV File',
				value: 'columns',
				description: 'Any file with a header row and a column that names each person',
			},
		],
		default: 'item',
		displayOptions: { show: braked },
		description: 'How to tell people apart in the file, and who is active',
	},
	{
		displayName: 'Key Columns',
		name: 'keyColumns',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Matricule',
		displayOptions: { show: byColumns },
		description:
			'The header of the column that names each person, and never changes for them. Several, separated by commas, where one is not enough.',
	},
	{
		displayName: 'Status Column',
		name: 'statusColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. Statut',
		displayOptions: { show: byColumns },
		description:
			'The header of the column that says whether a person is active. Leave blank if everybody in the file is.',
	},
	{
		displayName: 'Inactive Values',
		name: 'inactiveValues',
		type: 'string',
		default: 'Inactive, Inactif',
		displayOptions: { show: byColumns },
		description: 'What the status column says of people who are not active, separated by commas',
	},
	limits,
	{
		displayName: 'Archive',
		name: 'archiveOn',
		type: 'options',
		options: [
			{
				name: 'Another Server',
				value: 'anotherServer',
				description: 'Of your own, for instance: the partner need not keep it',
			},
			{ name: 'None', value: 'none', description: 'Unusual files cannot be held then' },
			{ name: 'Same Server', value: 'sameServer' },
		],
		default: 'sameServer',
		displayOptions: { show: delivering },
		description:
			'Where to keep a copy of what was delivered, and the memory of it that the next file is compared with',
	},
	{
		displayName: 'Archive Folder',
		name: 'archiveFolder',
		type: 'string',
		required: true,
		default: 'archive',
		placeholder: 'e.g. /archive/360learning',
		displayOptions: { show: delivering, hide: { archiveOn: ['none'] } },
		description: 'Created if it is not there. Several deliveries may share it.',
	},
	{
		displayName: 'Approved SHA-256',
		name: 'approvedSha256',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.sha256 }}',
		displayOptions: { show: delivering },
		description:
			"The 'sha256' of a held file a person has looked at: then exactly these bytes are delivered, and nothing else. Leave blank otherwise.",
	},
];
