/**
 * An expression for the address a credential test asks, as lenient as the node: a missing scheme is
 * completed, a page cut to its host. What the node would refuse must not reveal a secret here either:
 * user names are dropped, and only this machine is asked unencrypted. Another scheme stays, as one that
 * cannot be asked.
 */
export const baseURL = `={{ $credentials.baseUrl.trim()${[
	".replace(/^(?![a-z][a-z0-9+.-]*:\\/\\/)/i, 'https://')",
	".replace(/^([a-z][a-z0-9+.-]*:\\/\\/)([^\\/\\\\?#]*@)?([^\\/\\\\?#]*).*$/is, '$1$3')",
	".replace(/^http:\\/\\/(?!(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?$)/i, 'https://')",
].join('')} }}`;
