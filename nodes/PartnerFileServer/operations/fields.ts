import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Fields that several operations have, each shown for its own. */

export const onFile = (operation: string): IDisplayOptions => ({
	show: { resource: ['file'], operation: [operation] },
});

/** The same for what stands in a collection. */
export const onFileOption = (operation: string): IDisplayOptions => ({
	show: { '/resource': ['file'], '/operation': [operation] },
});

export const folderField = (operation: string, whatFor: string): INodeProperties => ({
	displayName: 'Folder',
	name: 'folder',
	type: 'string',
	default: '',
	placeholder: 'e.g. /outgoing',
	displayOptions: onFile(operation),
	description: `${whatFor}. Leave blank for the folder the account opens in.`,
});

export const fileNameField = (operation: string, whatFor: string): INodeProperties => ({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. results.csv',
	displayOptions: onFile(operation),
	description: `${whatFor}, capitals included`,
});

export const patternField = (operation: string): INodeProperties => ({
	displayName: 'File Name Pattern',
	name: 'pattern',
	type: 'string',
	default: '*',
	placeholder: 'e.g. results_*.csv',
	displayOptions: onFile(operation),
	description: 'Which names: * stands for any letters, ? for one, {csv,txt} for either',
});

export const outputField = (operation: string): INodeProperties => ({
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	default: 'data',
	required: true,
	displayOptions: onFile(operation),
	hint: 'The name of the output binary field to put the file in',
});

/** A text parameter as it is: a space may belong to the name of a file. */
export const textOf = (context: IExecuteFunctions, name: string, itemIndex: number): string =>
	String(context.getNodeParameter(name, itemIndex, '') ?? '');

/** The name of a folder, without the spaces that come along when one is pasted. */
export const folderOf = (context: IExecuteFunctions, itemIndex: number, name = 'folder'): string =>
	textOf(context, name, itemIndex).trim();
