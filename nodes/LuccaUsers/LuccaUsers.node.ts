import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { forEachItem, toNodeError, withRemark } from '../shared/failures';
import { inform, warn } from '../shared/hints';
import { luccaClient } from '../shared/lucca-client';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { authentication, authenticationOf, needsKey, offered } from './authentication';
import * as listSearch from './methods/list-search';
import {
	getCustomFields,
	getDepartments,
	getEstablishments,
	getRoles,
	getSingleCustomFields,
} from './methods/load-options';
import { options, simplify } from './options';
import { operationOf, resources } from './resources';
import { propertiesOf } from './resources/resource';
import { type Run, startRun } from './run';
import { newTally } from './writing/tally';

/** The form. */
const properties: INodeProperties[] = [
	authentication,
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option, operations }) =>
			offered(
				option,
				operations.some(({ throughNewerApi }) => throughNewerApi),
			),
		),
		default: 'user',
	},
	...resources.flatMap(propertiesOf),
	simplify,
	options,
];

/** People out of and into Lucca. */
export class LuccaUsers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lucca Users',
		name: 'luccaUsers',
		icon: {
			light: 'file:../../icons/lucca-users.svg',
			dark: 'file:../../icons/lucca-users.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(
			labelOf(
				'operation',
				resources.flatMap(({ operations }) => operations.map(({ description }) => description)),
			),
			labelOf(
				'resource',
				resources.map(({ option }) => option),
			),
		),
		description: 'Read, create and update people in Lucca, with their managers and custom fields',
		defaults: { name: 'Lucca Users' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'luccaHrApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'luccaHrOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties,
	};

	methods = {
		loadOptions: {
			getCustomFields,
			getDepartments,
			getEstablishments,
			getRoles,
			getSingleCustomFields,
		},
		listSearch: { ...listSearch },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const tally = newTally();
		let run: Promise<Run> | undefined;
		try {
			const items = await forEachItem(this, async (itemIndex) => {
				const resource = String(this.getNodeParameter('resource', itemIndex));
				const name = String(this.getNodeParameter('operation', itemIndex));
				const operation = operationOf(resource, name);
				if (!operation) throw unknownOperation(resource, name);
				const way = authenticationOf(this);
				if (way === 'oAuth2' && !operation.throughNewerApi) {
					throw needsKey(`'${operation.description.name}' of '${resource}'`);
				}
				run ??= luccaClient(this, way).then((client) => startRun(this, client, tally));
				return await operation.execute(await run, itemIndex);
			});
			const failed = items.filter(({ error }) => error !== undefined).length;
			const told = tally.sentence(failed);
			if (told) (failed > 0 ? warn : inform)(this, told);
			return [items];
		} catch (cause) {
			throw withRemark(toNodeError(this.getNode(), cause), tally.leftBehind());
		}
	}
}

function unknownOperation(resource: string, operation: string): ExplainedError {
	return new ExplainedError(
		`This node has no operation '${operation}' of the resource '${resource}'`,
		"Choose 'Resource' and 'Operation' from their lists. For a call of your own to Lucca's API, choose the resource 'API'",
	);
}
