import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { luccaOrigin } from '../../lib/lucca/client/base-url';
import { createLuccaClient, type LuccaClient } from '../../lib/lucca/client/request';
import type { Clock, Send } from '../../lib/lucca/client/transport';

const CREDENTIAL = 'luccaHrApi';

/** Lucca aborts its own work after 5 seconds; what is still silent long after that is lost. */
const TIMEOUT = 30_000;

const JSON_CONTENT = { 'Content-Type': 'application/json' };

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * A client of the Lucca of the node's credential. A cancelled workflow ends its requests and waits.
 * @throws ExplainedError when the credential's 'Base URL' is no address
 */
export async function luccaClient(context: Context): Promise<LuccaClient> {
	const { baseUrl } = await context.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal?.() : undefined;
	return createLuccaClient({
		origin: luccaOrigin(baseUrl),
		send: sender(context, signal),
		clock: wallClock(signal),
		isCancelled: () => signal?.aborted === true,
	});
}

function sender(context: Context, signal: AbortSignal | undefined): Send {
	return async ({ method, url, body: content }) => {
		const options: IHttpRequestOptions = {
			method,
			url,
			headers: { Accept: 'application/json', ...(content === undefined ? {} : JSON_CONTENT) },
			// As text: n8n would leave out a body without properties.
			body: content === undefined ? undefined : JSON.stringify(content),
			// As text: a JSON parser that forgives would turn half an answer into a shorter list.
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// The key must not travel to where an answer points.
			disableFollowRedirect: true,
			timeout: TIMEOUT,
			abortSignal: signal,
		};
		const { statusCode, headers, body } = await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			options,
		);
		return { status: statusCode, headers, body: typeof body === 'string' ? body : '' };
	};
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
