import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { forEachItemToOutputs } from '../shared/failures';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { partnerFileServerTest } from './credential-test';
import { operationOf, propertiesOf, resources } from './operations';
import { options } from './options';
import { pgpKeysTest } from './pgp-keys';
import { Servers } from './servers';

const resourcesListed = [
	{ name: 'File', value: 'file' },
	{ name: 'Folder', value: 'folder' },
];

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
		subtitle: subtitleOf(
			labelOf(
				'operation',
				Object.values(resources).flatMap((operations) =>
					operations.map(({ description }) => description),
				),
			),
			labelOf('resource', resourcesListed),
		),
		description:
			"Deliver files to a partner's FTP, FTPS or SFTP server, collect and manage them there",
		defaults: { name: 'Partner File Server' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs:
			'={{ $parameter["operation"] === "deliver" ? [{ type: "main", displayName: "Delivered" }, { type: "main", displayName: "Held" }] : [{ type: "main" }] }}',
		credentials: [
			{ name: 'partnerFileServerApi', required: true, testedBy: 'partnerFileServerTest' },
			{
				name: 'archiveFileServerApi',
				required: true,
				testedBy: 'partnerFileServerTest',
				displayOptions: { show: { operation: ['deliver'], archiveOn: ['anotherServer'] } },
			},
			{
				name: 'pgpKeysApi',
				required: true,
				testedBy: 'pgpKeysTest',
				displayOptions: { show: { operation: ['deliver'], encryption: ['pgp'] } },
			},
		],
		properties: [
			{
				// Without this, n8n asks for them in the middle of the form, behind what decides which there are.
				displayName: 'Credentials',
				name: 'credentials',
				type: 'credentials',
				default: '',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resourcesListed,
				default: 'file',
			},
			...propertiesOf('file', 'deliver'),
			...propertiesOf('folder', 'create'),
			options,
		],
	};

	methods = { credentialTest: { partnerFileServerTest, pgpKeysTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = String(this.getNodeParameter('resource', 0));
		const name = String(this.getNodeParameter('operation', 0));
		const operation = operationOf(resource, name);
		const servers = new Servers(this);
		try {
			const count = name === 'deliver' ? 2 : 1;
			const outputs = await forEachItemToOutputs(this, count, async (itemIndex) => {
				if (!operation) throw unknownOperation(resource, name);
				const result = await operation.execute(this, servers, itemIndex);
				return Array.isArray(result) ? [result] : [result.delivered, result.held];
			});
			servers.sayWhatToPin();
			return outputs;
		} finally {
			await servers.close();
		}
	}
}

function unknownOperation(resource: string, operation: string): ExplainedError {
	return new ExplainedError(
		`This node has no operation '${operation}' of the resource '${resource}'`,
		"Choose 'Resource' and 'Operation' from their lists",
	);
}
