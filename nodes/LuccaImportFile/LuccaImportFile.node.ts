import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationField, outputsOfOperation } from '../shared/file/operations';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { fileLayouts, readingFields } from './fields/reading';
import { readingOptions } from './fields/reading-options';
import { modes, writingFields } from './fields/writing';
import { writingOptions } from './fields/writing-options';
import * as check from './operations/check.operation';
import * as format from './operations/format.operation';
import * as read from './operations/read.operation';

const operations = { check, format, read };
const operationsListed = [check.description, format.description, read.description];

/** The form. */
const properties: INodeProperties[] = [
	operationField(operationsListed),
	...writingFields,
	...readingFields,
	writingOptions,
	readingOptions,
];

/** Employees to the file of Lucca's user import, and any third party's file to employees. */
export class LuccaImportFile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lucca Import File',
		name: 'luccaImportFile',
		icon: {
			light: 'file:../../icons/lucca-import-file.svg',
			dark: 'file:../../icons/lucca-import-file.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(
			labelOf('operation', operationsListed),
			`($parameter["operation"] === "read" ? ${labelOf('fileLayout', fileLayouts)} : ${labelOf('mode', modes)})`,
		),
		description:
			"Read the employee file of any software, and write and check the file of Lucca's user import",
		defaults: { name: 'Lucca Import File' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOfOperation,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
