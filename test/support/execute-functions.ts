import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { BINARY_ENCODING, NodeOperationError } from 'n8n-workflow';
import { Readable } from 'node:stream';

export interface ExecutionInput {
	items: INodeExecutionData[];
	/** What comes in by the second input of a node that has two. */
	secondInput?: INodeExecutionData[];
	/** Values by parameter name; a function gives a value of each item's own. */
	parameters?: Record<string, unknown>;
	/** Data by credential type; a function gives each item its own. */
	credentials?: Record<
		string,
		ICredentialDataDecryptedObject | ((itemIndex: number) => ICredentialDataDecryptedObject)
	>;
	continueOnFail?: boolean;
	signal?: AbortSignal;
	/** Contents by id, of files that n8n keeps outside the items. */
	stored?: Record<string, Buffer>;
	/** Where new files go: into the items, or into `stored`. */
	binaryMode?: 'default' | 'filesystem';
	/** How the workflow was started; `manual` unless said otherwise. */
	mode?: WorkflowExecuteMode;
	/** What this run is told apart from others by. */
	executionId?: string;
	/** The parameters as the user wrote them, expressions unresolved. */
	written?: INode['parameters'];
	/** `Europe/Paris` unless said otherwise. */
	timezone?: string;
	/** Further helpers, such as a way to make requests. */
	helpers?: Record<string, unknown>;
	/** Functions the n8n of the test does not have yet. */
	without?: string[];
}

/** What a node's `execute` is called on, with hints kept so that a test can look at them. */
export interface FakeExecution {
	context: IExecuteFunctions;
	hints: NodeExecutionHint[];
}

export const nodeUnderTest: INode = {
	id: 'node',
	name: 'Node under test',
	type: 'n8n-nodes-lucca-sync.test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The part of n8n's execution context that our nodes use, answering from tables. */
export function fakeExecution(input: ExecutionInput): FakeExecution {
	const hints: NodeExecutionHint[] = [];
	const fileOf = (itemIndex: number, field: string): IBinaryData => {
		const file = input.items[itemIndex]?.binary?.[field];
		if (file) return file;
		throw new NodeOperationError(nodeUnderTest, `This item holds no file in the field '${field}'`, {
			itemIndex,
		});
	};
	const functions = {
		getNode: () =>
			input.written ? { ...nodeUnderTest, parameters: input.written } : nodeUnderTest,
		getInputData: (inputIndex = 0) => (inputIndex === 0 ? input.items : (input.secondInput ?? [])),
		continueOnFail: () => input.continueOnFail ?? false,
		getExecutionId: () => input.executionId ?? '',
		getMode: () => input.mode ?? 'manual',
		getTimezone: () => input.timezone ?? 'Europe/Paris',
		getExecutionCancelSignal: () => input.signal,
		addExecutionHints: (...more: NodeExecutionHint[]) => hints.push(...more),
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) => {
			const value = name
				.split('.')
				.reduce<unknown>((at, key) => (at as IDataObject | undefined)?.[key], input.parameters);
			const given = typeof value === 'function' ? (value(itemIndex) as unknown) : value;
			if (given === undefined && fallback === undefined) {
				throw new Error(`Could not get parameter '${name}'`);
			}
			return given ?? fallback;
		},
		getCredentials: async (type: string, itemIndex = 0) => {
			const credential = input.credentials?.[type];
			if (!credential)
				throw new NodeOperationError(nodeUnderTest, `No credential of type '${type}'`);
			return typeof credential === 'function' ? credential(itemIndex) : credential;
		},
		helpers: {
			assertBinaryData: fileOf,
			getBinaryDataBuffer: async (itemIndex: number, field: string) => {
				const file = fileOf(itemIndex, field);
				return file.id ? contentOf(input, file.id) : Buffer.from(file.data, BINARY_ENCODING);
			},
			getBinaryStream: async (id: string) => Readable.from([contentOf(input, id)]),
			prepareBinaryData: async (content: Buffer | Readable, fileName?: string, mimeType = '') => {
				const bytes = Buffer.isBuffer(content) ? content : await readAll(content);
				return input.binaryMode === 'filesystem'
					? outside(input, bytes, fileName, mimeType)
					: inMemory(bytes, fileName, mimeType);
			},
			...input.helpers,
		},
	};
	for (const name of input.without ?? []) delete (functions as Record<string, unknown>)[name];
	return { context: functions as unknown as IExecuteFunctions, hints };
}

/** A file as n8n's memory mode keeps it in an item. */
export const inMemory = (bytes: Buffer, fileName?: string, mimeType = 'text/csv'): IBinaryData => ({
	data: bytes.toString(BINARY_ENCODING),
	mimeType,
	fileName,
	fileSize: String(bytes.length),
});

function outside(
	input: ExecutionInput,
	bytes: Buffer,
	fileName?: string,
	mimeType = '',
): IBinaryData {
	const stored = (input.stored ??= {});
	const id = `filesystem-v2:${Object.keys(stored).length}`;
	stored[id] = bytes;
	return { ...inMemory(bytes, fileName, mimeType), data: 'filesystem-v2', id };
}

function contentOf({ stored = {} }: ExecutionInput, id: string): Buffer {
	const content = stored[id];
	if (content) return content;
	throw new Error(`Nothing is stored under '${id}'`);
}

async function readAll(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks);
}
