import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { forEachItem } from '../shared/failures';
import { partnerFileServerTest } from './credential-test';
import * as deliver from './operations/deliver.operation';
import { options } from './options';
import { Servers } from './servers';

const operations = { deliver };

/** Files to and from a partner's server. */
export class PartnerFileServer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner File Server',
		name: 'partnerFileServer',
		icon: {
			light: 'file:../../icons/partner-file-server.svg',
			dark: 'file:../../icons/partner-file-server.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: "Deliver files whole to a partner's FTP or SFTP server",
		defaults: { name: 'Partner File Server' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'partnerFileServerApi', required: true, testedBy: 'partnerFileServerTest' },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'File', value: 'file' }],
				default: 'file',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['file'] } },
				options: [deliver.description],
				default: 'deliver',
			},
			...deliver.fields,
			options,
		],
	};

	methods = { credentialTest: { partnerFileServerTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const servers = new Servers(this);
		try {
			const items = await forEachItem(this, async (itemIndex) => {
				const operation = this.getNodeParameter('operation', itemIndex) as keyof typeof operations;
				const server = await servers.ofItem(itemIndex);
				return await operations[operation].execute(this, server, itemIndex);
			});
			return [items];
		} finally {
			await servers.close();
		}
	}
}
