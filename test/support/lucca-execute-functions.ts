import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError, Workflow } from 'n8n-workflow';
import { LuccaHrApi } from '../../credentials/LuccaHrApi.credentials';
import { fakeExecution, nodeUnderTest } from './execute-functions';

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

/** What n8n gives a Lucca Users node that runs, with real HTTP behind it; beside it, the hints the node left. */
export function luccaExecuteFunctions({ credentials, parameters, old, items, ...given }: Given) {
	return fakeExecution({
		...given,
		items: [...(items ?? [{ json: {} }])],
		parameters: Array.isArray(parameters) ? byItem(parameters) : { ...parameters },
		credentials: { luccaHrApi: credentials },
		helpers: { httpRequestWithAuthentication: authenticatedRequest(credentials) },
		without: old ? ['addExecutionHints', 'getExecutionCancelSignal'] : [],
	});
}

/** Parameters given item by item, as one table. */
function byItem(parameters: readonly IDataObject[]): Record<string, unknown> {
	const names = new Set(parameters.flatMap(Object.keys));
	return Object.fromEntries(
		[...names].map((name) => [name, (itemIndex: number) => parameters[itemIndex]?.[name]]),
	);
}

/** What n8n gives the lists of the editor. */
export function luccaLoadOptionsFunctions(credentials: Given['credentials']) {
	return {
		getNode: () => nodeUnderTest,
		getCredentials: async () => credentials,
		getCurrentNodeParameter: () => undefined,
		helpers: { httpRequestWithAuthentication: authenticatedRequest(credentials) },
	} as unknown as ILoadOptionsFunctions;
}

/** Evaluates an expression of a credential, as n8n's credential helper does. */
export function credentialExpression(value: string, credentials: Given['credentials']): string {
	const none = { getByName: unknown, getByNameAndVersion: unknown, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: none });
	return workflow.expression.getSimpleParameterValue(
		nodeUnderTest,
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
	return async function (
		this: unknown,
		type: string,
		options: IHttpRequestOptions,
		{ credentialsDecrypted }: IAdditionalCredentialOptions = {},
	) {
		if (type !== 'luccaHrApi') throw new Error(`no credential '${type}'`);
		const used = (credentialsDecrypted?.data ?? credentials) as Given['credentials'];
		const { headers = {} } = new LuccaHrApi().authenticate.properties;
		const own = Object.entries(headers).map(([name, value]) => [
			name,
			credentialExpression(String(value), used),
		]);
		try {
			return await request(options, Object.fromEntries(own));
		} catch (cause) {
			throw new NodeApiError(nodeUnderTest, cause as never);
		}
	};
}

async function request(options: IHttpRequestOptions, authentication: Record<string, string>) {
	const timeout = AbortSignal.timeout(options.timeout ?? 300_000);
	const response = await fetch(options.url, {
		method: options.method,
		body: options.body as string | undefined,
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
