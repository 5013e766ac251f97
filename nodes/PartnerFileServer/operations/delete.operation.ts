import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { deleteFile } from '../../../lib/delivery';
import type { Servers } from '../servers';
import { fileNameField, folderField, folderOf, onFile, textOf } from './fields';

export const description: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a file',
	description: 'Remove one file for good: no server keeps a copy',
};

export const fields: INodeProperties[] = [
	folderField('delete', 'Where the file is'),
	fileNameField('delete', 'The name of the file'),
	{
		displayName: 'When the File Is Missing',
		name: 'whenMissing',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'So that a wrong name does not go unnoticed' },
			{ name: 'Ignore', value: 'ignore', description: "Goes on, with 'deleted' at false" },
		],
		default: 'fail',
		displayOptions: onFile('delete'),
	},
];

/** Deletes the file an item names. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const whenMissing = textOf(context, 'whenMissing', itemIndex) === 'ignore' ? 'ignore' : 'refuse';
	const { path, deleted } = await deleteFile(await servers.ofItem(itemIndex), {
		folder: folderOf(context, itemIndex),
		fileName: textOf(context, 'fileName', itemIndex),
		whenMissing,
	});
	return [{ json: { deleted, path }, pairedItem: { item: itemIndex } }];
}
