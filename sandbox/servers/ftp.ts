import { createServer, type AddressInfo, type Socket } from 'node:net';
import { ConfinedRoot } from './confined-root';
import { FaultPlan, type ServerFaults } from './faults';
import { FtpEncryption, type FtpTls } from './ftp-encryption';
import { FtpSession } from './ftp-session';

export interface FtpServerOptions {
	/** The folder shown as `/`. It must exist. */
	root: string;
	user: string;
	password: string;
	/** 0, the default, takes any free port. */
	port?: number;
	/** Where the account opens; `/` by default. */
	home?: string;
	faults?: ServerFaults;
	/** Commands answered '502 not implemented', such as `SIZE` or `EPSV`. */
	without?: readonly string[];
	/** The IP address announced in answers to PASV, as a server behind a badly set router does. */
	announcedAddress?: string;
	/** Encrypts, with this certificate, and requires it before the login and, after PROT P, for data. */
	tls?: FtpTls;
	/** The commands for checksums it offers; none by default. */
	checksums?: ReadonlyArray<'HASH' | 'XSHA256'>;
	/** How much later the answer to such a command comes, in milliseconds. */
	checksumLateBy?: number;
	/** How names are spelled in bytes; UTF-8 by default. */
	fileNameEncoding?: 'utf-8' | 'latin-1';
	/** The first line sent, instead of a welcome, such as `421 Too many connections`. */
	greeting?: string;
}

export interface FtpServer {
	host: string;
	port: number;
	/** Each command received, without the password, over all connections. */
	readonly commands: readonly string[];
	/** Connections open now. */
	readonly connections: number;
	setFaults(faults: ServerFaults): void;
	close(): Promise<void>;
}

/**
 * Starts an FTP server (RFC 959, 2428, 3659, 4217) on 127.0.0.1 for the demo and the tests: one
 * account, passive mode only, confined to `root`, in clear unless told otherwise. Not for any other
 * use.
 */
export async function startFtpServer(options: FtpServerOptions): Promise<FtpServer> {
	const root = await ConfinedRoot.at(options.root);
	const faults = new FaultPlan();
	faults.set(options.faults ?? {});
	const encryption = options.tls && new FtpEncryption(options.tls);
	const commands: string[] = [];
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		new FtpSession(socket, { ...options, root, faults, commands, encryption }).start();
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	return {
		host: '127.0.0.1',
		port: (server.address() as AddressInfo).port,
		commands,
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
