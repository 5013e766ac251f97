import { DeliveryError } from '../delivery-error';
import { connectFtp } from '../ftp/connection';
import type { RemoteConnection } from '../remote-folder';
import type { Patience, Protocol, ServerAccess } from '../server-access';
import { connectSftp } from '../sftp/connection';

export type Connect = (access: ServerAccess, patience: Patience) => Promise<RemoteConnection>;

const PROTOCOLS: Record<Protocol, Connect> = {
	ftp: connectFtp,
	ftps: connectFtp,
	ftpsImplicit: connectFtp,
	sftp: connectSftp,
};

/** Logs in on a server in its own protocol. Throws DeliveryErrors. */
export const connect: Connect = async (access, patience) => {
	for (const [reason, value] of [
		['Host', access.host],
		['User', access.user],
	] as const) {
		if (value.trim() === '') throw DeliveryError.of('credentialIncomplete', { reason });
	}
	// Node would throw an error of its own kind, in words about no field of the credential.
	const { port } = access;
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw DeliveryError.of('portUnusable', {});
	}
	return await PROTOCOLS[access.protocol](access, patience);
};
