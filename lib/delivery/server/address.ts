import { DeliveryError } from '../delivery-error';

/** Where a server is, and the port if the address names one. */
export interface Address {
	host: string;
	port?: number;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const IPV6 = /^(?:\[([0-9a-f:.]*:[0-9a-f:.]*)\](?::(\d+))?|([0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*))$/i;
const NAME = /^([\p{L}\p{N}._-]*)(?::(\d+))?$/u;

/**
 * Takes the host, and the port if there is one, out of what was pasted as 'Host': partners write
 * addresses such as `sftp://user:password@host:2222/folder`. User and password are dropped. What
 * cannot be told apart for certain is refused with a DeliveryError that repeats none of it.
 */
export function readAddress(pasted: string): Address {
	const [authority = '', ...rest] = pasted.trim().replace(SCHEME, '').split(/[/?#]/);
	// A password with a slash in it would be cut in two, and its start be taken for the host.
	if (rest.some((part) => part.includes('@'))) throw DeliveryError.of('hostUnusable', {});
	const place = authority.slice(authority.lastIndexOf('@') + 1);
	const [, inBrackets, portAfter, bare] = IPV6.exec(place) ?? [];
	const [, name, port = portAfter] = NAME.exec(place) ?? [];
	const host = name ?? inBrackets ?? bare;
	if (host === undefined) throw DeliveryError.of('hostUnusable', {});
	return port === undefined ? { host } : { host, port: Number(port) };
}
