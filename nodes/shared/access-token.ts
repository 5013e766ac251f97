import { ExplainedError } from '../../lib/explained-error';
import { LuccaApiError } from '../../lib/lucca/client/lucca-api-error';
import type { LuccaAnswer, LuccaRequest, Send } from '../../lib/lucca/client/transport';

/**
 * Asks through n8n, which gets an access token first when it has none.
 * @param throwsStatus whether an answer that is no success is thrown. Only then n8n renews a token that
 * is over: it does so after a 401, and tries once more.
 */
export type AskWithToken = (request: LuccaRequest, throwsStatus: boolean) => Promise<LuccaAnswer>;

/**
 * A sender that has an expired token renewed, once a request. Answers come as they are, whatever their
 * status; what goes wrong with the token is told in words, without what n8n's library says.
 * @param tokenHost who gives tokens, for the words
 */
export function withToken(ask: AskWithToken, tokenHost: string): Send {
	const asked = async (request: LuccaRequest) => {
		try {
			return await ask(request, false);
		} catch (cause) {
			throw explainToken(textsOf(cause), statusOf(cause), tokenHost) ?? cause;
		}
	};
	return async (request) => {
		const first = await asked(request);
		if (first.status !== 401) return first;
		let thrown: unknown;
		try {
			return await ask(request, true);
		} catch (cause) {
			thrown = cause;
		}
		const refusal = explainToken(textsOf(thrown), undefined, tokenHost);
		if (refusal) throw refusal;
		const status = statusOf(thrown);
		if (status === 401) return first;
		// Nothing came, or nobody knows what became of a write: not to be sent a second time from here.
		if (status === undefined || request.method !== 'GET') throw thrown;
		// A status was thrown without its headers and body, by Lucca or by who gives tokens.
		const again = await asked(request);
		if (again.status === 401) throw noTokenNow(tokenHost, status);
		return again;
	};
}

/** What n8n 2.8 and 2.41 say, in the words of their OAuth2 library, by what it means. */
const UNKNOWN_CLIENT =
	/client authentication failed|client is not authorized|(in|un)(valid|authorized)_client/i;
const UNKNOWN_SCOPE = /scope is invalid|invalid_scope/i;
const NO_TOKEN = /without access token|unsupported content type|expected json response/i;
const NOT_NOW = /temporarily_unavailable|currently unable|server_error|unexpected condition/i;
const REFUSED = /^EAUTH$/;

/** A failure to get a token, explained; undefined when it is about something else. */
function explainToken(
	texts: readonly string[],
	status: number | undefined,
	tokenHost: string,
): ExplainedError | undefined {
	const says = (words: RegExp) => texts.some((text) => words.test(text));
	if (says(UNKNOWN_CLIENT)) {
		return new ExplainedError(
			"'Client ID' or 'Client Secret' is wrong: Lucca does not know a client application with both",
			'Check them in the credential. Lucca shows a secret only once: when it is lost, make a new one under /identity/admin/integration-keys in Lucca',
		);
	}
	if (says(UNKNOWN_SCOPE)) {
		return new ExplainedError(
			"The client application does not have every scope named in 'Scope'",
			"Give it these scopes under /identity/admin/integration-keys in Lucca, or take those it lacks out of 'Scope' in the credential",
		);
	}
	if (says(NOT_NOW) || status === 429 || (status !== undefined && status >= 500)) {
		return noTokenNow(tokenHost, status);
	}
	if (says(NO_TOKEN) || says(REFUSED) || status !== undefined) {
		return new ExplainedError(
			`'${tokenHost}' gave no access token${status === undefined ? '' : ` (${status})`}`,
			`Check 'Client ID', 'Client Secret' and 'Scope' in the credential, and that n8n may reach https://${tokenHost} without a proxy that answers in its place`,
		);
	}
	return undefined;
}

/** It may pass: who asks tries again. */
function noTokenNow(tokenHost: string, status?: number): LuccaApiError {
	return new LuccaApiError(
		`'${tokenHost}' gives no access token at the moment${status === undefined ? '' : ` (${status})`}`,
		'Run the workflow again later. When it lasts, ask Lucca support',
	);
}

/** What an error says of itself, its code included. */
function textsOf(error: unknown): string[] {
	const { message, description, messages, httpCode, code } = error as Record<string, unknown>;
	return [message, description, messages, httpCode, code]
		.flat()
		.filter((each) => typeof each === 'string');
}

function statusOf(error: unknown): number | undefined {
	const { httpCode } = error as Record<string, unknown>;
	return /^[1-5]\d\d$/.test(String(httpCode)) ? Number(httpCode) : undefined;
}
