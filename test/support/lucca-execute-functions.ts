import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { NodeApiError, Workflow } from 'n8n-workflow';
import { LuccaHrApi } from '../../credentials/LuccaHrApi.credentials';

export interface Given {
	readonly credentials: { baseUrl: string; apiKey: string };
	/** Parameters of every item, or of each. */
	readonly parameters: IDataObject | readonly IDataObject[];
	readonly items?: readonly INodeExecutionData[];
	readonly continueOnFail?: boolean;
	readonly timezone?: string;
	readonly signal?: AbortSignal;
	/** As n8n versions that have neither. */
	readonly old?: boolean;
}

const node: INode = {
	id: '1',
	name: 'Lucca Users',
	type: 'n8n-nodes-lucca-sync.luccaUsers',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What n8n gives a node that runs, with real HTTP behind it; beside it, the hints the node left. */
export function luccaExecuteFunctions(given: Given) {
	const hints: NodeExecutionHint[] = [];
	const items = given.items ?? [{ json: {} }];
	const context = {
		getNode: () => node,
		getInputData: () => items,
		getTimezone: () => given.timezone ?? 'Europe/Paris',
		continueOnFail: () => given.continueOnFail ?? false,
		getCredentials: async () => given.credentials,
		getNodeParameter: (name: string, index: number, fallback?: unknown) => {
			const { parameters } = given;
			const ofItem = Array.isArray(parameters) ? parameters[index] : parameters;
			return (ofItem as IDataObject)[name] ?? fallback;
		},
		helpers: { httpRequestWithAuthentication: authenticatedRequest(given.credentials) },
		...(given.old
			? {}
			: {
					addExecutionHints: (...added: NodeExecutionHint[]) => hints.push(...added),
					getExecutionCancelSignal: () => given.signal,
				}),
	};
	return { context: context as unknown as IExecuteFunctions, hints };
}

/** What n8n gives the lists of the editor. */
export function luccaLoadOptionsFunctions(credentials: Given['credentials']) {
	return {
		getNode: () => node,
		getCredentials: async () => credentials,
		helpers: { httpRequestWithAuthentication: authenticatedRequest(credentials) },
	} as unknown as ILoadOptionsFunctions;
}

/** Evaluates an expression of a credential, as n8n's credential helper does. */
export function credentialExpression(value: string, credentials: Given['credentials']): string {
	const none = { getByName: unknown, getByNameAndVersion: unknown, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: none });
	return workflow.expression.getSimpleParameterValue(
		node,
		value,
		'internal',
		{ $credentials: credentials },
		undefined,
		'',
	) as string;
}

function unknown(): never {
	throw new Error('no node type is needed here');
}

function authenticatedRequest(credentials: Given['credentials']) {
	return async function (this: unknown, type: string, options: IHttpRequestOptions) {
		if (type !== 'luccaHrApi') throw new Error(`no credential '${type}'`);
		const { headers = {} } = new LuccaHrApi().authenticate.properties;
		const own = Object.entries(headers).map(([name, value]) => [
			name,
			credentialExpression(String(value), credentials),
		]);
		try {
			return await request(options, Object.fromEntries(own));
		} catch (cause) {
			throw new NodeApiError(node, cause as never);
		}
	};
}

async function request(options: IHttpRequestOptions, authentication: Record<string, string>) {
	const timeout = AbortSignal.timeout(options.timeout ?? 300_000);
	const response = await fetch(options.url, {
		method: options.method,
		headers: { ...(options.headers as Record<string, string>), ...authentication },
		redirect: options.disableFollowRedirect ? 'manual' : 'follow',
		signal: options.abortSignal
			? AbortSignal.any([options.abortSignal as AbortSignal, timeout])
			: timeout,
	});
	if (!options.ignoreHttpStatusErrors && !response.ok) {
		throw Object.assign(new Error(`Request failed with status code ${response.status}`), {
			response: { status: response.status, statusText: response.statusText },
		});
	}
	const text = await response.text();
	return {
		body: options.encoding === 'text' ? text : (JSON.parse(text) as unknown),
		headers: Object.fromEntries(response.headers),
		statusCode: response.status,
	};
}
