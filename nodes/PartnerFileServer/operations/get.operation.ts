import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { getFile } from '../../../lib/delivery';
import type { Servers } from '../servers';
import { fileNameField, folderField, folderOf, outputField, textOf } from './fields';
import { Intake } from './intake';
import { largestBytesOf, largestFileOption } from './largest-file';

export const description: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get a file',
	description: 'Read one file whose name you know, and leave it where it is',
};

export const fields: INodeProperties[] = [
	folderField('get', 'Where the file is'),
	fileNameField('get', 'The name of the file'),
	outputField('get'),
];

export const options: INodeProperties[] = [largestFileOption('get', 'Any size unless set')];

/** Reads the file an item names. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const intake = new Intake(context);
	const folder = folderOf(context, itemIndex);
	const fileName = textOf(context, 'fileName', itemIndex);
	const largestBytes = largestBytesOf(context, itemIndex, 0);
	const server = await servers.ofItem(itemIndex);
	const file = await getFile(server, { folder, fileName, largestBytes }, intake.take);
	return [
		{
			json: { ...file },
			binary: { [textOf(context, 'outputField', itemIndex)]: intake.file(fileName) },
			pairedItem: { item: itemIndex },
		},
	];
}
