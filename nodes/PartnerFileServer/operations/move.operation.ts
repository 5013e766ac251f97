import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { moveFile } from '../../../lib/delivery';
import { ExplainedError } from '../../../lib/explained-error';
import type { Servers } from '../servers';
import { fileNameField, folderField, folderOf, onFile, textOf } from './fields';

export const description: INodePropertyOptions = {
	name: 'Move',
	value: 'move',
	action: 'Move or rename a file',
	description: 'Give one file another name, or another folder of the same server, or both',
};

export const fields: INodeProperties[] = [
	folderField('move', 'Where the file is'),
	fileNameField('move', 'The name it has now'),
	{
		displayName: 'Move to Folder',
		name: 'toFolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. /outgoing/done',
		displayOptions: onFile('move'),
		description: 'A folder that is there already. Leave blank to keep the file where it is.',
	},
	{
		displayName: 'New File Name',
		name: 'toFileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. results_read.csv',
		displayOptions: onFile('move'),
		description: 'Leave blank to keep the name it has',
	},
	{
		displayName: 'When the File Exists',
		name: 'whenExists',
		type: 'options',
		options: [
			{ name: 'Refuse', value: 'refuse', description: 'Both files stay as they are' },
			{ name: 'Replace', value: 'replace', description: 'The file that has the name is gone then' },
		],
		default: 'refuse',
		displayOptions: onFile('move'),
	},
];

/** Moves the file an item names. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const toFolder = folderOf(context, itemIndex, 'toFolder');
	const toFileName = textOf(context, 'toFileName', itemIndex);
	if (!toFolder && !toFileName) {
		throw new ExplainedError(
			"Neither 'Move to Folder' nor 'New File Name' says where the file should go",
			'Fill in one of them, or both',
		);
	}
	const moved = await moveFile(await servers.ofItem(itemIndex), {
		folder: folderOf(context, itemIndex),
		fileName: textOf(context, 'fileName', itemIndex),
		toFolder: toFolder || undefined,
		toFileName: toFileName || undefined,
		whenExists: textOf(context, 'whenExists', itemIndex) === 'replace' ? 'replace' : 'refuse',
	});
	return [{ json: { ...moved }, pairedItem: { item: itemIndex } }];
}
