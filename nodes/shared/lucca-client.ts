import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { isLocal, luccaOrigin } from '../../lib/lucca/client/base-url';
import { DEFAULT_RESERVE, LARGEST_RESERVE, sharedBudget } from '../../lib/lucca/client/budget';
import { createLuccaClient, type LuccaClient } from '../../lib/lucca/client/request';
import type { Clock, LuccaAnswer, LuccaRequest } from '../../lib/lucca/client/transport';
import { API_VERSION } from '../../lib/lucca/newer-api/resources';
import { withToken } from './access-token';

/** How a node gets in: with the key of v3 and v4, or with a token for the newer API. */
export type Authentication = 'apiKey' | 'oAuth2';

const credentialOf = (authentication: Authentication) =>
	authentication === 'apiKey' ? 'luccaHrApi' : 'luccaHrOAuth2Api';

/** Lucca aborts its own work after 5 seconds; what is still silent long after that is lost. */
const TIMEOUT = 30_000;
/** n8n's time-out ends a silence; an answer that trickles in never ends by it. */
const WHOLE_ANSWER = 120_000;

type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

interface LuccaCredential {
	readonly baseUrl: string;
	/** Absent from what was saved before there was such a field. */
	readonly reservedRequests?: unknown;
	/** Of a credential with a token. */
	readonly accessTokenUrl?: string;
}

/**
 * A client of the Lucca of the node's credential, which waits for its turn with all others of this
 * process. A cancelled workflow ends its requests and waits.
 * @throws ExplainedError when the credential's 'Base URL' is no address, or its reserve no number
 */
export async function luccaClient(
	context: Context,
	authentication: Authentication = 'apiKey',
): Promise<LuccaClient> {
	const name = credentialOf(authentication);
	const data = await context.getCredentials<LuccaCredential & ICredentialDataDecryptedObject>(name);
	const { baseUrl, reservedRequests, accessTokenUrl } = data;
	const credential = { id: '', name, type: name, data };
	const signal = cancelSignal(context);
	const origin = luccaOrigin(baseUrl, authentication === 'apiKey' ? 'API key' : 'access token');
	const send =
		authentication === 'apiKey'
			? async (request: LuccaRequest) => await ask(context, credential, signal, request)
			: withToken(
					async (request, throwsStatus) =>
						await ask(context, credential, signal, request, { headers: NEWER_API, throwsStatus }),
					tokenHost(accessTokenUrl),
				);
	return createLuccaClient({
		origin,
		send,
		clock: wallClock(signal),
		signal,
		budget: sharedBudget(),
		reserve: reserveFrom(reservedRequests),
	});
}

/** Aborted when the workflow is stopped; older n8n, the editor's lists and polling give none. */
function cancelSignal(context: Context): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal?.() : undefined;
}

function reserveFrom(value: unknown): number {
	if (value === undefined || value === null || value === '') return DEFAULT_RESERVE;
	const reserve = Number(value);
	if (Number.isInteger(reserve) && reserve >= 0 && reserve <= LARGEST_RESERVE) return reserve;
	throw new ExplainedError(
		`'Requests a Minute for Other Integrations' is no whole number from 0 to ${LARGEST_RESERVE}`,
		`Set it in the credential: ${DEFAULT_RESERVE} is a good start`,
	);
}

const NEWER_API = { 'Api-Version': API_VERSION };

/** @throws ExplainedError when the client secret would travel unencrypted, or nowhere */
function tokenHost(accessTokenUrl: string | undefined): string {
	const url = URL.canParse(accessTokenUrl ?? '') ? new URL(accessTokenUrl ?? '') : undefined;
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url));
	if (url && isSafe) return url.host;
	throw new ExplainedError(
		"'Access Token URL' is no https:// address, so the client secret would travel unencrypted",
		"Set 'Access Token URL' in the credential to https://accounts.world.luccasoftware.com/connect/token",
	);
}

interface Manner {
	readonly headers?: Readonly<Record<string, string>>;
	/** Whether an answer that is no success is thrown, as n8n throws it. */
	readonly throwsStatus?: boolean;
}

async function ask(
	context: Context,
	credential: ICredentialsDecrypted,
	signal: AbortSignal | undefined,
	{ method, url, body: content }: LuccaRequest,
	{ headers: further = {}, throwsStatus = false }: Manner = {},
): Promise<LuccaAnswer> {
	const options: IHttpRequestOptions = {
		method,
		url,
		headers: {
			Accept: 'application/json',
			...further,
			...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
		},
		// As text: n8n would not send an object without properties.
		body: content === undefined ? undefined : JSON.stringify(content),
		// As text: a JSON parser that forgives would turn half an answer into a shorter list.
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: !throwsStatus,
		// The key must not travel to where an answer points.
		disableFollowRedirect: true,
		timeout: TIMEOUT,
	};
	return await withinTime(signal, async (abortSignal) => {
		const { statusCode, headers, body } = await context.helpers.httpRequestWithAuthentication.call(
			context,
			credential.type,
			{ ...options, abortSignal },
			// Else n8n reads and decrypts the credential again for every page of people.
			{ credentialsDecrypted: credential },
		);
		return { status: statusCode, headers, body: typeof body === 'string' ? body : '' };
	});
}

/**
 * Does what can be aborted, and aborts it when the workflow is stopped or it takes too long. It is not
 * waited for any longer then: n8n 2.8 puts the signal of the execution in the place of the one given.
 */
async function withinTime<T>(
	stop: AbortSignal | undefined,
	act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const end = new AbortController();
	const abort = () => end.abort();
	stop?.addEventListener('abort', abort);
	if (stop?.aborted) abort();
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(Object.assign(new Error('no whole answer'), { code: 'ETIMEDOUT' }));
			abort();
		}, WHOLE_ANSWER);
	});
	try {
		return await Promise.race([act(end.signal), late]);
	} finally {
		clearTimeout(timer);
		stop?.removeEventListener('abort', abort);
	}
}

function wallClock(signal: AbortSignal | undefined): Clock {
	return {
		now: Date.now,
		random: Math.random,
		sleep: async (milliseconds) =>
			await new Promise<void>((resolve) => {
				const wake = () => {
					clearTimeout(timer);
					signal?.removeEventListener('abort', wake);
					resolve();
				};
				const timer = setTimeout(wake, milliseconds);
				if (signal?.aborted) wake();
				else signal?.addEventListener('abort', wake);
			}),
	};
}
