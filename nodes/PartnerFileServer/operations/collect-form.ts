import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Claim } from '../../../lib/delivery';
import {
	folderField,
	folderOf,
	onFile,
	onFileOption,
	outputField,
	patternField,
	textOf,
} from './fields';
import { largestFileOption } from './largest-file';

const { show } = onFile('collect');

export const fields: INodeProperties[] = [
	folderField('collect', 'Where the files are'),
	patternField('collect'),
	{
		displayName: 'After Collecting',
		name: 'afterCollecting',
		type: 'options',
		options: [
			{
				name: 'Leave in Place',
				value: 'leave',
				description: 'The next run collects the file again',
			},
			{
				name: 'Move to Folder',
				value: 'move',
				description: 'So that each file is collected once',
			},
			{
				name: 'Rename',
				value: 'rename',
				description: 'So that each file is collected once',
			},
		],
		default: 'leave',
		displayOptions: { show },
		description:
			'What to do with a file on the server. It is renamed or moved before it is read, so that no other run takes it too, and back if it cannot be read.',
		hint: 'With Leave in Place, every run gives every file again',
	},
	{
		displayName: 'Move to Folder',
		name: 'claimFolder',
		type: 'string',
		required: true,
		default: 'collected',
		placeholder: 'e.g. /outgoing/collected',
		displayOptions: { show: { ...show, afterCollecting: ['move'] } },
		description:
			'Where collected files go. It must be there: Create of the resource Folder makes one.',
	},
	{
		displayName: 'Suffix',
		name: 'claimSuffix',
		type: 'string',
		required: true,
		default: '.collected',
		placeholder: 'e.g. .collected',
		displayOptions: { show: { ...show, afterCollecting: ['rename'] } },
		description:
			'What to put after the name of a collected file. Choose what the pattern does not match.',
	},
	outputField('collect'),
];

export const options: INodeProperties[] = [
	{
		displayName: 'Include Files Passed Over',
		name: 'includePassedOver',
		type: 'boolean',
		default: true,
		displayOptions: onFileOption('collect'),
		description:
			'Whether to give an item, without a file, also for each one that matches but was not collected, with the reason',
	},
	largestFileOption('collect', 'Larger ones are passed over, above 100 MB unless set'),
	{
		displayName: 'Max Files',
		name: 'maxFiles',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: onFileOption('collect'),
		description: 'How many files to collect in one run, the oldest; all of them unless set',
	},
	{
		displayName: 'Modified After',
		name: 'modifiedAfter',
		type: 'dateTime',
		default: '',
		displayOptions: onFileOption('collect'),
		description: 'Only files changed after this moment',
	},
	{
		displayName: 'Newest Only',
		name: 'newestOnly',
		type: 'boolean',
		default: true,
		displayOptions: onFileOption('collect'),
		description:
			'Whether to collect only the file changed last when several match; all of them unless set. For a list of everybody that is left under a new name each day.',
	},
	{
		displayName: 'Wait Until Stable (Seconds)',
		name: 'stableSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		displayOptions: onFileOption('collect'),
		description:
			'For how long a file must keep its size and date to be taken for complete. One still being written is passed over; 0 if files appear whole on this server.',
	},
	{
		displayName: 'When No File Is Ready',
		name: 'whenNone',
		type: 'options',
		options: [
			{
				name: 'Fail',
				value: 'fail',
				description: 'Where a file must be there at each run, so that somebody learns of it',
			},
			{ name: 'Give No Items', value: 'nothing', description: 'The workflow ends here, quietly' },
		],
		default: 'nothing',
		displayOptions: onFileOption('collect'),
		description: 'What to do when no file matches, or all that do are passed over',
	},
];

/** What makes a collected file not be collected again. */
export function claimOf(context: IExecuteFunctions, itemIndex: number): Claim {
	switch (textOf(context, 'afterCollecting', itemIndex)) {
		case 'rename':
			return { how: 'rename', suffix: textOf(context, 'claimSuffix', itemIndex) };
		case 'move':
			return { how: 'move', folder: folderOf(context, itemIndex, 'claimFolder') };
		default:
			return { how: 'leave' };
	}
}
