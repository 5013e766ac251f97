import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { listFolder, type RemoteEntry } from '../../../lib/delivery';
import { inform } from '../../shared/hints';
import { givenLimit, limitFields } from '../../shared/limit';
import { isOn } from '../../shared/values';
import type { Servers } from '../servers';
import { folderField, folderOf, onFile, onFileOption, patternField, textOf } from './fields';

export const description: INodePropertyOptions = {
	name: 'List',
	value: 'list',
	action: 'List files',
	description: 'See what is in a folder, with sizes and dates, without reading any of it',
};

/** Everything for any other choice. */
const KINDS: Readonly<Record<string, ReadonlyArray<RemoteEntry['kind']>>> = {
	files: ['file'],
	folders: ['folder'],
};

export const fields: INodeProperties[] = [
	folderField('list', 'The folder to look into'),
	patternField('list'),
	{
		displayName: 'Show',
		name: 'show',
		type: 'options',
		options: [
			{ name: 'Files', value: 'files' },
			{
				name: 'Files and Folders',
				value: 'everything',
				description: 'And what is neither, such as links',
			},
			{ name: 'Folders', value: 'folders' },
		],
		default: 'files',
		displayOptions: onFile('list'),
	},
	...limitFields({ resource: ['file'], operation: ['list'] }),
];

export const options: INodeProperties[] = [
	{
		displayName: 'Newest First',
		name: 'newestFirst',
		type: 'boolean',
		default: true,
		displayOptions: onFileOption('list'),
		description: 'Whether to give what was last changed first, instead of going by name',
	},
];

/** One item for each thing in a folder; when there is none, a hint says so. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const { newestFirst = false } = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const byAge = isOn('Newest First', newestFirst);
	const limit = givenLimit(context, itemIndex);
	const kinds = KINDS[textOf(context, 'show', itemIndex)];
	const pattern = textOf(context, 'pattern', itemIndex) || undefined;
	const server = await servers.ofItem(itemIndex);
	const { folder, entries } = await listFolder(server, {
		folder: folderOf(context, itemIndex),
		pattern,
		kinds,
	});
	if (entries.length === 0)
		inform(context, `'${folder}' has nothing that fits 'File Name Pattern' and 'Show'`);
	if (limit !== undefined && entries.length > limit) {
		inform(context, `'${folder}' has ${entries.length} that fit: these are the first ${limit}`);
	}
	// By name already, and those of one age stay so.
	return [...entries]
		.sort((one, other) => (byAge ? age(other) - age(one) : 0))
		.slice(0, limit)
		.map(({ name, kind, bytes, modifiedAt }) => ({
			json: {
				name,
				kind,
				bytes,
				modifiedAt: modifiedAt?.toISOString(),
				path: `${folder.replace(/\/$/, '')}/${name}`,
			},
			pairedItem: { item: itemIndex },
		}));
}

/** What the server gives no date for is taken for the oldest. */
const age = ({ modifiedAt }: RemoteEntry): number => modifiedAt?.getTime() ?? 0;
