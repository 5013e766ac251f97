import type * as n8nWorkflow from 'n8n-workflow';
import type {
	IBinaryData,
	ICredentialType,
	INode,
	INodeType,
	IPinData,
	IRun,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';

/** The few things used of n8n-core, which is installed apart and may be absent when types are checked. */
interface Core {
	PackageDirectoryLoader: new (folder: string) => {
		packageName: string;
		nodeTypes: Record<string, { type: INodeType }>;
		credentialTypes: Record<string, { type: ICredentialType }>;
		loadAll(): Promise<void>;
	};
	WorkflowExecute: new (
		additionalData: IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode,
	) => {
		run(what: { workflow: Workflow; startNode: INode; pinData?: IPinData }): Promise<IRun>;
	};
	ExecutionLifecycleHooks: new (
		mode: WorkflowExecuteMode,
		executionId: string,
		workflow: object,
	) => object;
	LoadOptionsContext: new (
		workflow: Workflow,
		node: INode,
		additionalData: IWorkflowExecuteAdditionalData,
		path: string,
	) => object;
	CredentialTestContext: new () => object;
	BinaryDataService: new () => BinaryStore;
	FileLocation: { ofExecution(workflowId: string, executionId: string): object };
	getAdditionalKeys(
		additionalData: IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode,
		runExecutionData: null,
	): n8nWorkflow.IWorkflowDataProxyAdditionalKeys;
}

export interface BinaryStore {
	init(): Promise<void>;
	store(location: object, content: Buffer, about: IBinaryData): Promise<IBinaryData>;
	getAsBuffer(binary: IBinaryData): Promise<Buffer>;
}

export interface Host {
	core: Core;
	workflow: typeof n8nWorkflow;
	binaries: BinaryStore;
}

/**
 * Loads the engine from its own folder. Packages loaded afterwards find the engine's n8n-workflow,
 * through NODE_PATH as with n8n itself.
 */
export async function loadHost(hostFolder: string): Promise<Host> {
	process.env.NODE_PATH = join(hostFolder, 'node_modules');
	(Module as unknown as { _initPaths(): void })._initPaths();
	const hostRequire = createRequire(join(hostFolder, 'package.json'));
	hostRequire('reflect-metadata');
	const core = hostRequire('n8n-core') as Core;
	const { Container } = hostRequire('@n8n/di') as {
		Container: { get<T>(service: new () => T): T };
	};
	const binaries = Container.get(core.BinaryDataService);
	await binaries.init();
	return { core, workflow: hostRequire('n8n-workflow') as typeof n8nWorkflow, binaries };
}
