import type { INodeTypeDescription } from 'n8n-workflow';
import type { WorkflowJson } from '../engine';
import type { StoredCredential } from './client';

/**
 * A copy of a workflow whose nodes use stored credentials, as a user would pick them: each node gets
 * the one of the type it declares.
 */
export function linkWorkflow(
	workflow: WorkflowJson,
	nodeTypes: INodeTypeDescription[],
	stored: StoredCredential[],
): WorkflowJson {
	const declared = new Map(nodeTypes.map((type) => [type.name, type.credentials ?? []]));
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => {
			const picked = stored.filter(({ type }) =>
				declared.get(node.type)?.some(({ name }) => name === type),
			);
			return picked.length === 0
				? node
				: {
						...node,
						credentials: Object.fromEntries(
							picked.map(({ id, name, type }) => [type, { id, name }]),
						),
					};
		}),
	};
}
