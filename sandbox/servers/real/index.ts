import { createHash } from 'node:crypto';
import type { Protocol, ServerAccess } from '../../../lib/delivery';
import type { TestCertificates } from '../certificates';
import { newKeyPair, type KeyPair } from '../keys';
import { startOpenSsh } from './openssh';
import { freePorts } from './ports';
import type { Daemon } from './processes';
import { whyMissing, type RealServerName } from './programs';
import { startProftpd } from './proftpd';
import { startPureFtpd } from './pure-ftpd';
import { PASSWORD, Site, USER } from './site';
import { startVsftpd } from './vsftpd';
import { DATA_PORTS, endpointAt, type Endpoint, type Wish } from './wish';

export { isRoot, mayMount, whyMissing, type RealServerName } from './programs';
export { PASSWORD } from './site';
export type { Endpoint, Wish } from './wish';

/** What each server speaks. */
export const SPOKEN: Record<RealServerName, readonly Protocol[]> = {
	ProFTPD: ['ftp', 'ftps', 'ftpsImplicit', 'sftp'],
	vsftpd: ['ftp', 'ftps', 'ftpsImplicit'],
	'Pure-FTPd': ['ftp', 'ftps'],
	OpenSSH: ['sftp'],
};

export interface RealServers {
	/** In the order of the wishes. */
	readonly endpoints: readonly Endpoint[];
	/** The folder on disk the account opens in. It holds an empty folder `incoming`. */
	readonly data: string;
	/** Makes a folder below it, as the account would. */
	makeFolder(name: string): string;
	/** How to log in on an endpoint. */
	access(endpoint: Endpoint): ServerAccess;
	/** Everything the servers have written to their logs. */
	log(): string;
	/** The processes that serve sessions now. */
	readonly sessions: readonly number[];
	/** Sends a signal to all of them, and not to the processes that accept further ones. */
	signalSessions(signal: NodeJS.Signals): void;
	/** Stops them and removes the data. */
	close(): Promise<void>;
}

export interface RealServersOptions {
	certificates: TestCertificates;
	/** SFTP: a host key of one's own, so that it can change; a new one when not given. */
	hostKey?: KeyPair;
	/** SFTP: the public key that opens the account, for endpoints with `login: 'key'`. */
	authorizedKey?: string;
	/** The folder `small` is a disk of its own with so many bytes. Only root can have one. */
	smallDisk?: number;
}

/**
 * Starts a real server on free ports of 127.0.0.1 with one account, and serves a temporary folder.
 * For tests only.
 * @throws Error when the server is not installed, or does not start
 */
export async function startRealServers(
	name: RealServerName,
	wishes: readonly Wish[],
	{ certificates, hostKey = newKeyPair(), authorizedKey = '', smallDisk }: RealServersOptions,
): Promise<RealServers> {
	const missing = whyMissing(name);
	if (missing !== undefined) throw new Error(missing);
	const site = await Site.make(certificates);
	const width = DATA_PORTS + 1;
	const first = await freePorts(wishes.length * width);
	const endpoints = wishes.map((wish, index) => endpointAt(wish, first + index * width));
	let daemons: Daemon[];
	try {
		if (smallDisk !== undefined) await site.smallDisk('small', smallDisk);
		daemons = await {
			ProFTPD: async () => await startProftpd(site, endpoints, hostKey.private),
			vsftpd: async () => await startVsftpd(site, endpoints),
			'Pure-FTPd': async () => await startPureFtpd(site, endpoints),
			OpenSSH: async () => await startOpenSsh(site, endpoints, hostKey.private, authorizedKey),
		}[name]();
	} catch (error) {
		await site.remove();
		throw error;
	}
	return {
		endpoints,
		data: site.data,
		makeFolder: (folder) => site.folder(`data/${folder}`),
		access: ({ protocol, host, port }) => ({
			protocol,
			host,
			port,
			user: USER,
			password: PASSWORD,
			...(protocol === 'sftp' ? { hostKeyFingerprint: fingerprint(hostKey) } : {}),
			...(protocol.startsWith('ftps') ? { certificateAuthority: certificates.authority } : {}),
		}),
		log: () => site.logged(),
		get sessions() {
			return daemons.flatMap((daemon) => daemon.sessions);
		},
		signalSessions: (signal) => {
			for (const daemon of daemons) daemon.signalSessions(signal);
		},
		close: async () => {
			await Promise.all(daemons.map(async (daemon) => await daemon.stop()));
			await site.remove();
		},
	};
}

/** As `ssh-keygen -lf` prints it. */
function fingerprint({ public: authorized }: KeyPair): string {
	const key = Buffer.from(authorized.split(' ')[1] ?? '', 'base64');
	return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
