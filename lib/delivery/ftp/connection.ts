import { Client, FTPError } from 'basic-ftp';
import { DeliveryError } from '../delivery-error';
import { ftpFailure, type FtpStep } from './failures';
import { openDataConnection } from './passive';
import { store } from './store';
import type { Facts } from '../messages';
import type { RemoteConnection, RemoteFolder } from '../remote-folder';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { within } from '../wire/time';

/** Replies to a command the server does not have (RFC 959, section 4.2.1). */
const NOT_IMPLEMENTED = [500, 501, 502, 504];

/**
 * Logs in over plain FTP. Everything, the password included, crosses the network in clear: only
 * for servers that offer nothing better.
 */
export async function connectFtp(
	access: ServerAccess,
	patience: Patience,
): Promise<RemoteConnection> {
	const client = new Client(patience.silence);
	client.prepareTransfer = openDataConnection;
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
		return new FtpConnection(client, access, patience, await client.pwd());
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

class FtpConnection implements RemoteConnection {
	/** The folder the server is in, or undefined while it is not known for certain. */
	private current?: string;

	constructor(
		readonly client: Client,
		private readonly access: ServerAccess,
		readonly patience: Patience,
		private readonly home: string,
	) {
		this.current = home;
	}

	async open(folder: string): Promise<RemoteFolder> {
		return await this.step('open', { folder, during: 'opening the folder' }, async () => {
			await this.enter(this.home);
			if (folder === '') return new FtpFolder(this, this.home);
			this.current = undefined;
			await this.client.cd(folder);
			const path = await this.client.pwd();
			this.current = path;
			return new FtpFolder(this, path);
		});
	}

	/** Makes a folder the current one: FTP names files from there, and paths differ by server. */
	async enter(path: string): Promise<void> {
		if (this.current === path) return;
		this.current = undefined;
		await this.client.cd(path);
		this.current = path;
	}

	async step<T>(step: FtpStep, facts: Facts, act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			const seconds = this.patience.silence / 1000;
			const all = { server: serverName(this.access), seconds, ...facts };
			throw ftpFailure(error, step, all, this.access);
		}
	}

	// basic-ftp says QUIT and closes without waiting, so that neither can hang or fail.
	async close(): Promise<void> {
		this.client.close();
	}

	destroy(): void {
		this.client.close();
	}
}

class FtpFolder implements RemoteFolder {
	constructor(
		private readonly connection: FtpConnection,
		readonly path: string,
	) {}

	async sizeOf(name: string): Promise<number | undefined> {
		return await this.step('look', name, 'looking at the folder', async (client) => {
			try {
				return await client.size(name);
			} catch (error) {
				if (!(error instanceof FTPError)) throw error;
				if (error.code === 550) return undefined;
				if (!NOT_IMPLEMENTED.includes(error.code)) throw error;
				return (await client.list()).find((entry) => entry.name === name)?.size;
			}
		});
	}

	async upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		return await this.step(
			'upload',
			name,
			'sending the file',
			async (client) => await store(client, name, source, this.connection.patience.silence),
		);
	}

	async rename(from: string, to: string): Promise<void> {
		await this.step('rename', to, 'renaming', async (client) => {
			await client.rename(from, to);
		});
	}

	async remove(name: string): Promise<void> {
		await this.step('remove', name, 'removing a file', async (client) => {
			await client.remove(name);
		});
	}

	private async step<T>(
		step: FtpStep,
		fileName: string,
		during: string,
		act: (client: Client) => Promise<T>,
	): Promise<T> {
		const facts = { folder: this.path, fileName, during };
		return await this.connection.step(step, facts, async () => {
			await this.connection.enter(this.path);
			return await act(this.connection.client);
		});
	}
}
