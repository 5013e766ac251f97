import type { INode } from 'n8n-workflow';
import type { MethodRequest, WorkflowJson } from '../contract';
import { additionalDataFor } from './additional-data';
import { linkCredentials } from './credentials';
import type { Host } from './host';
import { loadPackage } from './node-types';

/**
 * Calls a method a node offers to the editor, on the context n8n gives it
 * (packages/cli/src/services/dynamic-node-parameters.service.ts of n8n 2.8.4).
 */
export async function callMethod(host: Host, request: MethodRequest): Promise<unknown> {
	const loaded = await loadPackage(host, request.packageFolder);
	const type = loaded.node(request.node);
	const method = type.methods?.[request.kind]?.[request.method] as
		((...given: unknown[]) => Promise<unknown>) | undefined;
	if (!method) throw new Error(`'${request.node}' has no ${request.kind} '${request.method}'`);

	if (request.kind === 'credentialTest') {
		const [credential] = Object.entries(request.credentials ?? {});
		if (!credential) throw new Error('A credential test needs the data of one credential');
		const [name, data] = credential;
		return await method.call(new host.core.CredentialTestContext(), {
			id: '1',
			name,
			type: name,
			data,
		});
	}

	const { version } = type.description;
	const node: INode = {
		id: 'node',
		name: 'Temp-Node',
		type: `${loaded.name}.${request.node}`,
		typeVersion: Array.isArray(version) ? Math.max(...version) : version,
		position: [0, 0],
		parameters: request.parameters ?? {},
	};
	const json: WorkflowJson = { name: 'Editor', nodes: [node], connections: {} };
	const nodes = linkCredentials(loaded, json.nodes, request);
	const workflow = new host.workflow.Workflow({
		...json,
		nodes,
		active: false,
		nodeTypes: loaded.nodeTypes,
	});
	const additionalData = additionalDataFor(host, loaded, json, 'internal', request);
	// The workflow has filled in the defaults, as the editor does before it asks.
	const linked = workflow.getNode(node.name);
	if (!linked) throw new Error('unreachable: one node went in');
	additionalData.currentNodeParameters = linked.parameters;
	const context = new host.core.LoadOptionsContext(workflow, linked, additionalData, 'parameters');
	return request.kind === 'listSearch'
		? await method.call(context, request.filter, request.paginationToken)
		: await method.call(context);
}
