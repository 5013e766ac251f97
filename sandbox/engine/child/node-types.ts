import type { ICredentialType, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import type { Host } from './host';

export interface LoadedPackage {
	name: string;
	nodeTypes: INodeTypes;
	node(name: string): INodeType;
	credentialType(name: string): ICredentialType;
}

/** Loads the package under test with n8n's own loader, and stand-ins for the base nodes beside it. */
export async function loadPackage(host: Host, folder: string): Promise<LoadedPackage> {
	const loader = new host.core.PackageDirectoryLoader(folder);
	await loader.loadAll();
	const types = standIns(host);
	for (const [name, { type }] of Object.entries(loader.nodeTypes)) {
		types.set(`${loader.packageName}.${name}`, type);
	}
	const byName = (name: string) => {
		const type = types.get(name);
		if (!type) {
			throw new Error(
				`Node type '${name}' is neither in ${loader.packageName} nor among the engine's stand-ins`,
			);
		}
		return type;
	};
	return {
		name: loader.packageName,
		nodeTypes: {
			getByName: byName,
			getByNameAndVersion: (name, version) =>
				host.workflow.NodeHelpers.getVersionedNodeType(byName(name), version),
			getKnownTypes: () => ({}),
		},
		node: (name) => byName(`${loader.packageName}.${name}`) as INodeType,
		credentialType: (name) => {
			const loaded = loader.credentialTypes[name];
			if (!loaded) throw new Error(`${loader.packageName} has no credential type '${name}'`);
			return loaded.type;
		},
	};
}

/**
 * n8n-nodes-base is 400 MB and comes with native code, so the engine goes without it. The base nodes
 * our workflows use pass their items on, or end the run with the words given to them; that is all the
 * real ones do when a run starts at them, but for the Schedule Trigger, whose first item would carry
 * the time.
 */
function standIns(host: Host): Map<string, INodeType | IVersionedNodeType> {
	const passOn: INodeType['execute'] = async function () {
		return [this.getInputData()];
	};
	const fail: INodeType['execute'] = async function () {
		const message = this.getNodeParameter('errorMessage', 0) as string;
		throw new host.workflow.NodeOperationError(this.getNode(), message);
	};
	const kinds: Array<[name: string, inputs: number, outputs: number, INodeType['execute']]> = [
		['manualTrigger', 0, 1, passOn],
		['scheduleTrigger', 0, 1, passOn],
		['noOp', 1, 1, passOn],
		['stickyNote', 0, 0, passOn],
		['stopAndError', 1, 0, fail],
	];
	return new Map(
		kinds.map(([name, inputs, outputs, execute]) => [
			`n8n-nodes-base.${name}`,
			{
				description: {
					displayName: name,
					name,
					group: [name.endsWith('Trigger') ? 'trigger' : 'transform'],
					version: [1, 1.1, 1.2, 1.3],
					description: '',
					defaults: { name },
					inputs: Array.from({ length: inputs }, () => 'main' as const),
					outputs: Array.from({ length: outputs }, () => 'main' as const),
					properties:
						name === 'stopAndError'
							? [{ displayName: name, name: 'errorMessage', type: 'string', default: '' }]
							: [],
				},
				execute,
			} satisfies INodeType,
		]),
	);
}
