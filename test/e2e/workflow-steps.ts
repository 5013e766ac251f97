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
