import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { encodings } from '../../../lib/tabular/encodings';

/** Choices about a text file that every node which writes or reads one offers in the same words. */

const writableEncodings: INodePropertyOptions[] = Object.entries(encodings).map(
	([value, { label }]) => ({ name: label, value }),
);

export const dateOrders: INodePropertyOptions[] = [
	{ name: 'DD/MM/YYYY', value: 'DD/MM/YYYY' },
	{ name: 'MM/DD/YYYY', value: 'MM/DD/YYYY' },
	{ name: 'YYYY-MM-DD', value: 'YYYY-MM-DD' },
];

export const encodingToWrite: INodeProperties = {
	displayName: 'Encoding',
	name: 'encoding',
	type: 'options',
	options: writableEncodings,
	default: 'utf-8',
	description:
		'A character the encoding cannot carry rejects its row; nothing is replaced silently',
};

export const encodingToRead: INodeProperties = {
	displayName: 'Encoding',
	name: 'encoding',
	type: 'options',
	options: [
		{ name: 'Detect', value: 'detect' },
		{ name: 'UTF-16 Big Endian', value: 'utf-16be' },
		{ name: 'UTF-16 Little Endian', value: 'utf-16le' },
		{ name: 'UTF-8', value: 'utf-8' },
		{ name: 'Windows-1252', value: 'windows-1252' },
	],
	default: 'detect',
	description: 'The encoding the file was written in',
};

export const decimalSeparator: INodeProperties = {
	displayName: 'Decimal Separator',
	name: 'decimalSeparator',
	type: 'options',
	options: [
		{ name: 'Comma', value: ',' },
		{ name: 'Dot', value: '.' },
	],
	default: '.',
	description: 'What stands before the cents in the file',
};

export const fileDate: INodeProperties = {
	displayName: 'File Date',
	name: 'day',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-01-31',
	description:
		"The day the file is for, which decides who is employed; today in the workflow's time zone when empty",
};

export const lineEnding: INodeProperties = {
	displayName: 'Line Ending',
	name: 'lineEnding',
	type: 'options',
	options: [
		{ name: 'Unix (LF)', value: '\n' },
		{ name: 'Windows (CRLF)', value: '\r\n' },
	],
	default: '\r\n',
	description: 'What ends each row',
};

export const quoteAll: INodeProperties = {
	displayName: 'Quote All Cells',
	name: 'quoteAll',
	type: 'boolean',
	default: false,
	description: 'Whether to put every cell in quotes, not only those that need it',
};

export const hiddenCells: INodeProperties = {
	displayName: 'Hidden Cells',
	name: 'hidden',
	type: 'options',
	options: [
		{ name: 'Read Them', value: 'read' },
		{ name: 'Refuse the File', value: 'refuse' },
	],
	default: 'refuse',
	description:
		'What to do when an Excel file has something in hidden rows, columns or sheets: whoever made it may not have meant them to be read',
};

export const sheetName: INodeProperties = {
	displayName: 'Sheet Name',
	name: 'sheet',
	type: 'string',
	default: '',
	placeholder: 'e.g. Employees',
	description: 'The sheet of an Excel file to read; the only one with content when empty',
};
