import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../../sandbox/n8n/client';

/** A node of a workflow made for a check. */
export function step(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object = {},
	credential?: StoredCredential,
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INodeParameters,
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
	};
}

/** Connects nodes one after the other, each by its first output. */
export function inARow(...names: string[]): IConnections {
	return Object.fromEntries(
		names
			.slice(1)
			.map((node, index) => [
				names[index] ?? '',
				{ main: [[{ node, type: 'main' as const, index: 0 }]] },
			]),
	);
}

/** Writes Skillup's file of the people, every column from the field of the same meaning. */
export const fileStep = (): INode =>
	step('File', 'n8n-nodes-lucca-sync.trainingPartnerFile', 1, {
		operation: 'format',
		partner: 'skillup',
		columns: { mappingMode: 'autoMapInputData', value: null },
		outputField: 'data',
		options: {},
	});

/** Delivers that file to the root of a server. */
export const deliverStep = (
	server: StoredCredential,
	{ options = {}, ...more }: { approvedSha256?: string; options?: object } = {},
): INode =>
	step(
		'Deliver',
		'n8n-nodes-lucca-sync.partnerFileServer',
		1,
		{
			resource: 'file',
			operation: 'deliver',
			inputDataFieldName: 'data',
			archiveFolder: 'archive',
			...more,
			options,
		},
		server,
	);
