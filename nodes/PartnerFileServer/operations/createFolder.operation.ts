import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { createFolder } from '../../../lib/delivery';
import type { Servers } from '../servers';
import { folderOf } from './fields';

export const description: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a folder',
	description:
		'Make a folder and those above it that are missing; one that is there is left as it is',
};

export const fields: INodeProperties[] = [
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /outgoing/done',
		displayOptions: { show: { resource: ['folder'], operation: ['create'] } },
		description: 'With the folders above it, seen from the one the account opens in',
	},
];

/** Creates the folder an item names. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const folder = folderOf(context, itemIndex);
	const made = await createFolder(await servers.ofItem(itemIndex), { folder });
	return [{ json: { ...made }, pairedItem: { item: itemIndex } }];
}
