import type { INodeTypeDescription } from 'n8n-workflow';
import type { WorkflowJson } from '../engine';
import { protocolOf, type Sandbox, type SandboxCredentials } from '../open';
import type { ShippedWorkflow } from '../shipped-workflows';
import type { N8nClient, StoredCredential } from './client';

/** What stands in an n8n after `fill`. */
export interface Filled {
	/** Each with the data it was stored with. */
	credentials: Array<StoredCredential & { data: SandboxCredentials[keyof SandboxCredentials] }>;
	/** Id in n8n by file name. */
	workflowIds: Record<string, string>;
}

/**
 * Stores in an n8n the credentials the workflows ask for, filled in for the sandbox, and the
 * workflows with these credentials picked. The credentials carry the names the workflows give them:
 * n8n's editor picks those by itself when a workflow is pasted.
 */
export async function fill(
	client: N8nClient,
	sandbox: Sandbox,
	workflows: ShippedWorkflow[],
): Promise<Filled> {
	const nodeTypes = await client.nodeTypes();
	const filled: Filled = { credentials: [], workflowIds: {} };
	for (const { id, json } of workflows) {
		const protocol = protocolOf(id);
		const linked = structuredClone(json);
		// What is pinned is not run.
		for (const node of linked.nodes.filter(({ name }) => !json.pinData?.[name])) {
			for (const type of askedBy(node, nodeTypes)) {
				const name = node.credentials?.[type]?.name ?? `Sandbox ${type} (${protocol})`;
				let stored = filled.credentials.find((one) => one.type === type && one.name === name);
				if (!stored) {
					const data = sandbox.credentials(protocol)[type];
					stored = { ...(await client.createCredential(name, type, data)), data };
					filled.credentials.push(stored);
				}
				node.credentials = { ...node.credentials, [type]: { id: stored.id, name } };
			}
		}
		filled.workflowIds[id] = await client.createWorkflow(linked);
	}
	return filled;
}

/** The credentials a node asks for, as it is set: of several ways in, only the one that is chosen. */
function askedBy(
	{ type, parameters }: WorkflowJson['nodes'][number],
	nodeTypes: INodeTypeDescription[],
): Array<keyof SandboxCredentials> {
	const description = nodeTypes.find(({ name }) => name === type);
	const valueOf = (name: string) =>
		parameters[name] ?? description?.properties.find((each) => each.name === name)?.default;
	return (description?.credentials ?? [])
		.filter(({ displayOptions }) =>
			Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
				(values as unknown[] | undefined)?.includes(valueOf(name)),
			),
		)
		.map(({ name }) => name as keyof SandboxCredentials);
}
