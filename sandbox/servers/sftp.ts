import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import ssh2 from 'ssh2';
import { ConfinedRoot } from './confined-root';
import { FaultPlan, type ServerFaults } from './faults';
import { newKeyPair } from './keys';
import { parsedKey, SftpLogin, type LoginSettings } from './sftp-login';
import { SftpSession } from './sftp-session';
import { breakOff } from '../../lib/delivery/wire/break-off';

export type SftpExtension =
	'posix-rename@openssh.com' | 'fsync@openssh.com' | 'statvfs@openssh.com' | 'limits@openssh.com';

export interface SftpServerOptions extends LoginSettings {
	/** The folder shown as `/`. It must exist. */
	root: string;
	/** 0, the default, takes any free port. */
	port?: number;
	/** Where the account opens; `/` by default. */
	home?: string;
	/** The server's private keys; a new ed25519 key by default. */
	hostKeys?: readonly string[];
	/** Extensions offered; all of them by default. */
	extensions?: readonly SftpExtension[];
	/** Accepts the login and never answers the request for file transfer. */
	silentSubsystem?: boolean;
	faults?: ServerFaults;
}

export interface SftpServer {
	host: string;
	port: number;
	/** The first host key, as `ssh-keygen -lf` prints it: `SHA256:` and base64 without `=`. */
	hostKeyFingerprint: string;
	/** Each request received with its paths, over all connections. Writes and reads are left out. */
	readonly requests: readonly string[];
	/** Login attempts received, refused ones included. */
	readonly loginAttempts: number;
	/** Connections open now. */
	readonly connections: number;
	setFaults(faults: ServerFaults): void;
	close(): Promise<void>;
}

/**
 * Starts an SFTP server (protocol version 3, draft-ietf-secsh-filexfer-02, with OpenSSH's
 * posix-rename, fsync, statvfs and limits) on 127.0.0.1 for the demo and the tests: one account, confined
 * to `root`.
 */
export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
	const root = await ConfinedRoot.at(options.root);
	const faults = new FaultPlan();
	faults.set(options.faults ?? {});
	const requests: string[] = [];
	const open = new Set<Socket>();
	const hostKeys = [...(options.hostKeys ?? [newKeyPair().private])];
	let loginAttempts = 0;

	let accepting: Socket;
	const protocol = new ssh2.Server({ hostKeys }, (connection) => {
		const socket = accepting;
		// A client that breaks off is ordinary; 'close' follows.
		connection.on('error', () => undefined);
		const login = new SftpLogin(options);
		connection.on('authentication', (context) => {
			if (context.method !== 'none') loginAttempts++;
			void login.answer(context);
		});
		connection.on('session', (accept) => {
			accept().on('subsystem', (acceptSubsystem, reject, { name }) => {
				if (name !== 'sftp') return reject();
				if (options.silentSubsystem) return;
				const channel = acceptSubsystem();
				const vanish = () => breakOff(socket);
				new SftpSession(channel, { ...options, root, faults, requests, vanish }).start();
			});
		});
	});
	// The sockets are accepted here, so that a fault can break one as a crash would.
	const server = createServer((socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		socket.setNoDelay(true);
		accepting = socket;
		protocol.injectSocket(socket);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	return {
		host: '127.0.0.1',
		port: (server.address() as AddressInfo).port,
		hostKeyFingerprint: fingerprint(hostKeys[0] ?? ''),
		requests,
		get loginAttempts() {
			return loginAttempts;
		},
		get connections() {
			return open.size;
		},
		setFaults: (next) => faults.set(next),
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}

function fingerprint(privateKey: string): string {
	const key = parsedKey(privateKey);
	const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
	return `SHA256:${digest.replace(/=+$/, '')}`;
}
