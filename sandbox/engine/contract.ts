import type {
	IBinaryData,
	IBinaryKeyData,
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	IPairedItemData,
	IWorkflowSettings,
} from 'n8n-workflow';

/** A workflow as exported by n8n: the parts an engine needs. */
export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** What the editor gives instead of running a node, by node name. */
	pinData?: Record<string, PinnedItem[]>;
}

/** Credential data by credential type, e.g. `{ luccaHrApi: { baseUrl, apiKey } }`. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

export interface WorkflowRequest {
	/** Folder of the installed package under test (see sandbox/package). */
	packageFolder: string;
	workflow: WorkflowJson;
	/** Given to each node that declares the type, as a user picks them in the editor. */
	credentials?: CredentialData;
	/** Further data by node name, which goes before `credentials`. */
	credentialsOfNode?: Record<string, CredentialData>;
	/** `default` keeps files in memory, `filesystem` in n8n's binary store. */
	binaryMode?: 'default' | 'filesystem';
	/** Name of the node to start from; otherwise the first Manual Trigger, or the first trigger. */
	startNode?: string;
	mode?: 'manual' | 'trigger' | 'cli';
	/** What nodes give without being run, by node name. Files are stored as `binaryMode` says. */
	pinnedOutputs?: Record<string, PinnedItem[]>;
}

/** A type, not an interface: n8n wants pinned items to be index-able. */
export type PinnedItem = {
	json: IDataObject;
	/** `data` is base64. */
	binary?: IBinaryKeyData;
};

/** One method a node offers to the editor. */
export interface MethodRequest {
	packageFolder: string;
	/** Name of the node without the package's name, e.g. `luccaUsers`. */
	node: string;
	kind: 'loadOptions' | 'listSearch' | 'resourceMapping' | 'credentialTest';
	method: string;
	/** What the editor holds for the node at that moment. */
	parameters?: INodeParameters;
	credentials?: CredentialData;
	/** For `listSearch`. */
	filter?: string;
	paginationToken?: string;
}

/** A thrown thing, flattened. */
export interface EngineError {
	name: string;
	message: string;
	description?: string;
	httpCode?: string;
	itemIndex?: number;
	node?: string;
	/** Messages of what caused it, nearest first. */
	causes: string[];
}

export interface EngineItem {
	json: IDataObject;
	/** `data` is always base64, also when the run kept the file in the store (then `id` is set). */
	binary?: Record<string, IBinaryData>;
	pairedItem?: IPairedItemData | IPairedItemData[] | number;
	error?: EngineError;
}

export interface EngineNode {
	/** How many times the node was run; the items of all runs follow one another in `outputs`. */
	runs: number;
	/** Items by output: `outputs[0]` is the first output. An output that gave nothing is `[]`. */
	outputs: EngineItem[][];
	error?: EngineError;
	hints: Array<{ message: string; type?: string; location?: string }>;
}

export interface EngineRun {
	/** `success`, `error`, `canceled`, ... as n8n's executions list shows it. */
	status: string;
	error?: EngineError;
	/** The nodes that were run, by name. */
	nodes: Record<string, EngineNode>;
	/** Of the execution alone, without loading the engine. */
	seconds: number;
	/** The most memory the engine's process held. */
	rssMegabytes: number;
}

/** What the engine's process is asked, and what it answers, each in a file. */
export type ChildRequest =
	({ task: 'workflow' } & WorkflowRequest) | ({ task: 'method' } & MethodRequest);
export type ChildAnswer = { answer: unknown } | { thrown: EngineError };
