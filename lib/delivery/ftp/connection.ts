import { FTPError } from 'basic-ftp';
import { DeliveryError } from '../delivery-error';
import type { RemoteConnection, RemoteFolder } from '../remote-folder';
import type { Patience, ServerAccess } from '../server-access';
import type { FtpStep } from './failures';
import { FtpFolder } from './folder';
import type { FtpLine } from './line';
import { logIn } from './login';
import { workingFolder } from './working-folder';

/** Logs in on a server over FTP or FTPS; see logIn for what that takes. */
export async function connectFtp(
	access: ServerAccess,
	patience: Patience,
): Promise<RemoteConnection> {
	return new FtpConnection(await logIn(access, patience));
}

/** A login, and the folder it is in: FTP names files from there, and paths differ by server. */
export class FtpConnection implements RemoteConnection {
	/** The folder the server is in, or undefined while it is not known for certain. */
	private current?: string;
	/** The paths of the folders that were opened, by how they were named. */
	private readonly opened = new Map<string, string>();

	constructor(readonly line: FtpLine) {
		this.current = this.home;
	}

	private get home(): string {
		return this.line.terms.home;
	}

	async open(folder: string): Promise<RemoteFolder> {
		return await this.step('open', folder, 'opening the folder', async () => {
			// Being there still, there is nothing to ask: on a long line each question takes its time.
			if (this.current !== undefined && this.current === this.opened.get(folder)) {
				return new FtpFolder(this, this.current);
			}
			await this.enter(this.home);
			if (folder === '') return new FtpFolder(this, this.home);
			await this.change(folder);
			this.current = await workingFolder(this.line.client);
			this.opened.set(folder, this.current);
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
		this.line.assertSpellable(folder);
		return await this.line.step(step, { folder, during }, act);
	}

	async close(): Promise<void> {
		this.line.destroy();
	}

	destroy(): void {
		this.line.destroy();
	}
}
