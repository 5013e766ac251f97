import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationField, outputsOfOperation } from '../shared/file/operations';
import { outputFields } from '../shared/file/output-field';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { columnFields } from './fields/columns';
import { customFields } from './fields/custom';
import { options } from './fields/options';
import { partnerField, partners } from './fields/partner';
import { getColumnsNotRequired, getOptionalColumns } from './methods/load-options';
import { getColumns } from './methods/resource-mapping';
import * as check from './operations/check.operation';
import * as format from './operations/format.operation';
import * as read from './operations/read.operation';

const operations = { check, format, read };
const operationsListed = [check.description, format.description, read.description];

/** The form. */
const properties: INodeProperties[] = [
	operationField(operationsListed),
	partnerField,
	...customFields,
	...columnFields,
	...read.fields,
	...outputFields,
	options,
];

/** Employees to a training partner's file and back. */
export class TrainingPartnerFile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Training Partner File',
		name: 'trainingPartnerFile',
		icon: {
			light: 'file:../../icons/training-partner-file.svg',
			dark: 'file:../../icons/training-partner-file.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(labelOf('operation', operationsListed), labelOf('partner', partners)),
		description:
			'Write, check and read the employee files of 360Learning, Skillup and Place de la Formation',
		defaults: { name: 'Training Partner File' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOfOperation,
		properties,
	};

	methods = {
		loadOptions: { getColumnsNotRequired, getOptionalColumns },
		resourceMapping: { getColumns },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
