import type {
	IBinaryData,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { deliver, type FileToDeliver } from '../../../lib/delivery';
import type { Servers } from '../servers';
import type { Deliveries } from './operation';

export const description: INodePropertyOptions = {
	name: 'Deliver',
	value: 'deliver',
	action: 'Deliver a file',
	description: 'Put a file on the server whole or not at all, in the place of the previous one',
};

const displayOptions = { show: { resource: ['file'], operation: ['deliver'] } };

export const fields: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'inputDataFieldName',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions,
		description: 'The name of the field of the incoming item that holds the file',
	},
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '',
		placeholder: 'e.g. /incoming',
		displayOptions,
		description: 'Where to put the file. Leave blank for the folder the account opens in.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. employees.csv',
		displayOptions,
		description:
			'What to call the file on the server, where a previous file of that name is replaced. Leave blank to keep the name the file came with.',
	},
];

/** Delivers the file of one item; gives the receipt, and the file on to the next node. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<Deliveries> {
	const server = await servers.ofItem(itemIndex);
	const field = context.getNodeParameter('inputDataFieldName', itemIndex) as string;
	const folder = (context.getNodeParameter('folder', itemIndex, '') as string).trim();
	const fileName = context.getNodeParameter('fileName', itemIndex, '') as string;
	const file = context.helpers.assertBinaryData(itemIndex, field);

	const receipt = await deliver(server, {
		folder,
		fileName: fileName || file.fileName || '',
		open: contentOf(context, itemIndex, field, file),
	});
	if (receipt.leftBehind.length > 0) {
		context.addExecutionHints?.({
			message: "The file is delivered, but not everything could be cleared away: see 'leftBehind'",
			type: 'warning',
			location: 'outputPane',
		});
	}
	const delivered: INodeExecutionData = {
		json: { ...receipt, server: server.name, deliveredAt: new Date().toISOString() },
		binary: context.getInputData()[itemIndex]?.binary,
		pairedItem: { item: itemIndex },
	};
	return { delivered: [delivered], held: [] };
}

/** Opens the file from its start, as often as asked. Only n8n's memory mode keeps it in the item. */
function contentOf(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	{ id }: IBinaryData,
): FileToDeliver['open'] {
	if (id) return async () => await context.helpers.getBinaryStream(id);
	return async function* () {
		yield await context.helpers.getBinaryDataBuffer(itemIndex, field);
	};
}
