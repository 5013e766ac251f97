import { LuccaApiError } from '../client/lucca-api-error';
import type { Resource } from './resources';

/** Where a Lucca administrator declares client applications (lucca-api reference, section 3.2). */
export const APPLICATIONS_PAGE = '/identity/admin/integration-keys';

/**
 * What a refusal of the newer API means to who set up the client application: the request function
 * speaks of API keys. Anything else is given back as it is.
 */
export function inWordsOfApplications(error: unknown, resource: Resource, host: string): unknown {
	if (!(error instanceof LuccaApiError)) return error;
	const { httpCode, message } = error;
	const said = /\. Lucca says: [^]*$/.exec(message)?.[0] ?? '';
	if (httpCode === 401) {
		return new LuccaApiError(
			`Lucca at '${host}' does not accept the access token, not even a new one (401)${said}`,
			"Check that 'Client ID' and 'Client Secret' in the credential are those of an application of the Lucca in 'Base URL': each environment (production, test, demo, sandbox) has its own",
			httpCode,
			{ cause: error },
		);
	}
	if (httpCode === 403) {
		return new LuccaApiError(
			`This client application may not read the ${resource.plural} (403)${said}`,
			`Give it the scope '${resource.scope}' on https://${host}${APPLICATIONS_PAGE}, and add the scope to 'Scope' in the credential. A token given before keeps its scopes for up to 30 minutes`,
			httpCode,
			{ cause: error },
		);
	}
	return error;
}
