import { ExplainedError } from '../../explained-error';

const REMEDY =
	"Set 'Base URL' in the credential to the address you open Lucca with, e.g. https://mycompany.ilucca.net";
/** What can only be an address, and so may be repeated in a message: a name with dots, nothing after it. */
const HARMLESS = /^(https?:\/\/|ftps?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?\/?$/i;
const GUID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin of a Lucca host from what a user typed: a missing scheme is completed, a pasted page
 * address is cut to its host. Lucca has no single host pattern (sandboxes, Swiss hosting; lucca-api
 * reference, section 2), so any host is taken.
 * @param secret what would be sent there, for the words of a message
 * @returns e.g. `https://mycompany.ilucca.net`
 * @throws ExplainedError when it is no web address, or would send the key in clear
 */
export function luccaOrigin(typed: string, secret = 'API key'): string {
	const text = typed.trim();
	if (text === '') throw new ExplainedError("'Base URL' is empty", REMEDY);
	const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !['https:', 'http:'].includes(url.protocol) || url.hostname === '') {
		const repeated = HARMLESS.test(text) ? `: '${text}'` : '';
		throw new ExplainedError(`'Base URL' is not a web address${repeated}`, REMEDY);
	}
	// A key would pass for a host, and be repeated as one.
	if (GUID.test(url.hostname)) {
		throw new ExplainedError("'Base URL' holds what looks like an API key", REMEDY);
	}
	if (url.username !== '' || url.password !== '') {
		throw new ExplainedError("'Base URL' holds a user name or password", REMEDY);
	}
	if (url.protocol === 'http:' && !isLocal(url)) {
		throw new ExplainedError(
			`'Base URL' would send the ${secret} unencrypted to '${url.host}'`,
			'Write https:// instead of http://',
		);
	}
	return url.origin;
}

/** Whether an address is on this machine, which nobody listens in on. */
export function isLocal({ hostname }: URL): boolean {
	return LOCAL.test(hostname);
}
