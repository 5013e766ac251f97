import { Client, FTPError } from 'basic-ftp';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';
import type { RemoteConnection, RemoteFolder } from '../remote-folder';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { within } from '../wire/time';
import { ftpFailure, type FtpStep } from './failures';
import { FtpFolder } from './folder';
import { FtpLine } from './line';

/**
 * Logs in over plain FTP. Everything, the password included, crosses the network in clear: only
 * for servers that offer nothing better.
 */
export async function connectFtp(
	access: ServerAccess,
	patience: Patience,
): Promise<RemoteConnection> {
	const client = new Client(patience.silence);
	const { host, port, user, password } = access;
	const facts: Facts = { server: serverName(access), during: 'logging in' };
	assertSingleLine({ User: user, Password: password });
	try {
		const login = client.access({ host, port, user, password: password ?? '' });
		client.ftp.socket.once('data', (banner: string | Buffer) => {
			// Without this, an SSH server's greeting is waited on until the time is up.
			if (!String(banner).startsWith('SSH-')) return;
			client.ftp.closeWithError(DeliveryError.of('wrongProtocol', { ...facts, protocol: 'FTP' }));
		});
		await within(patience.connect, login, () =>
			DeliveryError.of('noAnswer', { ...facts, seconds: patience.connect / 1000 }),
		);
		const listed = await client.features();
		const features = new Map([...listed].map(([name, value]) => [name.toUpperCase(), value]));
		const line = new FtpLine(client, access, patience, { features });
		return new FtpConnection(line, await workingFolder(client));
	} catch (error) {
		client.close();
		throw ftpFailure(error, 'login', { ...facts, seconds: patience.silence / 1000 }, access);
	}
}

/** A line break would end the command and begin another one. */
function assertSingleLine(values: Record<string, string | undefined>): void {
	for (const [reason, value] of Object.entries(values)) {
		if (/[\r\n\0]/.test(value ?? '')) throw DeliveryError.of('credentialUnusable', { reason });
	}
}

/** The path of the folder the server is in. RFC 959, appendix II: `257 "the ""path"""`. */
async function workingFolder(client: Client): Promise<string> {
	const { message } = await client.send('PWD');
	const [, quoted] = /"((?:[^"]|"")*)"/.exec(message) ?? [];
	if (!quoted) throw new FTPError({ code: 500, message });
	return quoted.replaceAll('""', '"');
}

/** A login, and the folder it is in: FTP names files from there, and paths differ by server. */
export class FtpConnection implements RemoteConnection {
	/** The folder the server is in, or undefined while it is not known for certain. */
	private current?: string;

	constructor(
		readonly line: FtpLine,
		private readonly home: string,
	) {
		this.current = home;
	}

	async open(folder: string): Promise<RemoteFolder> {
		return await this.step('open', folder, 'opening the folder', async () => {
			await this.enter(this.home);
			if (folder === '') return new FtpFolder(this, this.home);
			await this.change(folder);
			this.current = await workingFolder(this.line.client);
			return new FtpFolder(this, this.current);
		});
	}

	async createFolder(folder: string): Promise<boolean> {
		return await this.step('createFolder', folder, 'creating the folder', async () => {
			await this.enter(this.home);
			if (await this.isFolder(folder)) return false;
			await this.enter(this.home);
			let created = false;
			if (folder.startsWith('/')) await this.change('/');
			for (const name of folder.split('/').filter((part) => part !== '')) {
				created = !(await this.isFolder(name)) && (await this.make(name));
			}
			return created;
		});
	}

	/** Makes a folder the current one. */
	async enter(path: string): Promise<void> {
		if (this.current === path) return;
		await this.change(path);
		this.current = path;
	}

	private async change(path: string): Promise<void> {
		this.current = undefined;
		await this.line.client.send(`CWD ${path}`);
	}

	/** Goes into a folder, or says that there is none to go into. */
	private async isFolder(path: string): Promise<boolean> {
		if (path === '') return true;
		try {
			await this.change(path);
			return true;
		} catch (error) {
			if (!(error instanceof FTPError) || error.code < 500) throw error;
			return false;
		}
	}

	/** Creates a folder in the current one and goes into it. */
	private async make(name: string): Promise<boolean> {
		try {
			await this.line.client.send(`MKD ${name}`);
		} catch (error) {
			if (!(error instanceof FTPError)) throw error;
			// Somebody else may have created it in the meantime.
			if (await this.isFolder(name)) return false;
			throw (await this.isFile(name)) ? this.taken(name, error) : error;
		}
		await this.change(name);
		return true;
	}

	private async isFile(name: string): Promise<boolean> {
		try {
			await this.line.client.send(`SIZE ${name}`);
			return true;
		} catch (error) {
			if (error instanceof FTPError) return false;
			throw error;
		}
	}

	private taken(folder: string, cause: unknown): DeliveryError {
		return DeliveryError.of('folderTaken', { ...this.line.facts, folder }, cause);
	}

	private async step<T>(
		step: FtpStep,
		folder: string,
		during: string,
		act: () => Promise<T>,
	): Promise<T> {
		return await this.line.step(step, { folder, during }, act);
	}

	async close(): Promise<void> {
		this.line.destroy();
	}

	destroy(): void {
		this.line.destroy();
	}
}
