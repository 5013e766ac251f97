import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { forEachItem } from '../shared/failures';
import { luccaClient } from './client';
import { searchUsers } from './methods/list-search';
import { getCustomFields, getDepartments, getEstablishments } from './methods/load-options';
import * as get from './operations/get.operation';
import * as getAll from './operations/getAll.operation';
import { options } from './options';

const operations = { get, getAll };

/** People out of Lucca. */
export class LuccaUsers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lucca Users',
		name: 'luccaUsers',
		icon: {
			light: 'file:../../icons/lucca-users.svg',
			dark: 'file:../../icons/lucca-users.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read people from Lucca, with their managers and custom fields',
		defaults: { name: 'Lucca Users' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'luccaHrApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'User', value: 'user' }],
				default: 'user',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['user'] } },
				options: [get.description, getAll.description],
				default: 'getAll',
			},
			...get.fields,
			...getAll.fields,
			options,
		],
	};

	methods = {
		loadOptions: { getCustomFields, getDepartments, getEstablishments },
		listSearch: { searchUsers },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		let client: ReturnType<typeof luccaClient> | undefined;
		const items = await forEachItem(this, async (itemIndex) => {
			const operation = this.getNodeParameter('operation', itemIndex) as keyof typeof operations;
			client ??= luccaClient(this);
			return await operations[operation].execute(this, await client, itemIndex);
		});
		return [items];
	}
}
