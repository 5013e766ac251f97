import type { SFTPWrapper, Stats } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';
import { quotable } from '../wire/quotable';
import type { RemoteConnection, RemoteFolder } from '../remote-folder';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { sftpFailure, STATUS, statusOf, type SftpStep } from './failures';
import { writeAll } from './write';
import { logIn, type SshLogin } from './login';
import { deferred, Silence, within } from '../wire/time';

/** How long a goodbye may take, in milliseconds. */
const GOODBYE = 1_000;

/** Logs in over SFTP, with a password or a private key, at a server whose host key is trusted. */
export async function connectSftp(
	access: ServerAccess,
	patience: Patience,
): Promise<RemoteConnection> {
	return new SftpConnection(await logIn(access, patience), access, patience);
}

type Done<T> = (error: Error | null | undefined, value: T) => void;

class SftpConnection implements RemoteConnection {
	constructor(
		readonly login: SshLogin,
		private readonly access: ServerAccess,
		readonly patience: Patience,
	) {}

	async open(folder: string): Promise<RemoteFolder> {
		const what = { folder, during: 'opening the folder' };
		return await this.step('open', what, async (facts) => {
			const path = await this.call<string>((sftp, done) => sftp.realpath(folder || '.', done));
			const stats = await this.call<Stats>((sftp, done) => sftp.stat(path, done));
			if (!stats.isDirectory()) {
				throw DeliveryError.of('folderMissing', facts);
			}
			return new SftpFolder(this, path);
		});
	}

	/**
	 * One request. ssh2 never answers a request made after the connection was lost, nor one the
	 * server ignores: so each races against both.
	 */
	async call<T = void>(act: (sftp: SFTPWrapper, done: Done<T>) => void): Promise<T> {
		const answer = deferred<T>();
		act(this.login.sftp, (error, value) => (error ? answer.reject(error) : answer.resolve(value)));
		const answered = Promise.race([answer.promise, this.login.lost]);
		return await within(this.patience.silence, answered, () => new Silence());
	}

	async step<T>(step: SftpStep, what: Facts, act: (facts: Facts) => Promise<T>): Promise<T> {
		const seconds = this.patience.silence / 1000;
		const facts = { server: serverName(this.access), seconds, ...what };
		try {
			return await act(facts);
		} catch (error) {
			throw sftpFailure(error, step, facts, this.access);
		}
	}

	quotable(reply: string): string {
		return quotable(reply, this.access);
	}

	async close(): Promise<void> {
		this.login.client.end();
		const gone = this.login.lost.catch(() => undefined);
		await within(GOODBYE, gone, () => new Silence()).catch(() => undefined);
		this.destroy();
	}

	destroy(): void {
		this.login.client.destroy();
	}
}

class SftpFolder implements RemoteFolder {
	constructor(
		private readonly connection: SftpConnection,
		readonly path: string,
	) {}

	async sizeOf(name: string): Promise<number | undefined> {
		return await this.step('look', name, 'looking at the folder', async () => {
			try {
				const { size } = await this.connection.call<Stats>((sftp, done) =>
					sftp.stat(this.at(name), done),
				);
				return size;
			} catch (error) {
				if (statusOf(error) === STATUS.noSuchFile) return undefined;
				throw error;
			}
		});
	}

	async upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		return await this.step('upload', name, 'sending the file', async (facts) => {
			try {
				return await this.write(name, source);
			} catch (error) {
				if (statusOf(error) !== STATUS.failure || !(await this.isFull())) throw error;
				const reply = this.connection.quotable((error as Error).message);
				throw DeliveryError.of('diskFull', { ...facts, reply }, error);
			}
		});
	}

	private async write(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		const { login, patience } = this.connection;
		const handle = await this.connection.call<Buffer>((sftp, done) =>
			sftp.open(this.at(name), 'w', done),
		);
		const bytes = await writeAll(login.sftp, handle, source, patience.silence, login.lost);
		await this.extension((sftp, done) => sftp.ext_openssh_fsync(handle, done));
		await this.connection.call((sftp, done) => sftp.close(handle, done));
		return bytes;
	}

	async rename(from: string, to: string): Promise<void> {
		await this.step('rename', to, 'renaming the file', async () => {
			const [source, target] = [this.at(from), this.at(to)];
			const replaced = await this.extension((sftp, done) =>
				sftp.ext_openssh_rename(source, target, done),
			);
			if (replaced) return;
			await this.connection.call((sftp, done) => sftp.rename(source, target, done));
		});
	}

	async remove(name: string): Promise<void> {
		await this.step('remove', name, 'removing a file', async () => {
			await this.connection.call((sftp, done) => sftp.unlink(this.at(name), done));
		});
	}

	/** Makes a request OpenSSH added to SFTP; false when this server does not have it. */
	private async extension(act: (sftp: SFTPWrapper, done: Done<void>) => void): Promise<boolean> {
		try {
			await this.connection.call(act);
			return true;
		} catch (error) {
			// ssh2 throws this before asking, from what the server announced.
			const missing = error instanceof Error && /does not support this ext/.test(error.message);
			if (missing || statusOf(error) === STATUS.unsupported) return false;
			throw error;
		}
	}

	/** Version 3 has no status for a full disk: OpenSSH says 'Failure' and tells the rest if asked. */
	private async isFull(): Promise<boolean> {
		try {
			const space = await this.connection.call<{ f_frsize: number; f_bavail: number }>(
				(sftp, done) => sftp.ext_openssh_statvfs(this.path, done as never),
			);
			return Number(space.f_bavail) * Number(space.f_frsize) < 64 * 1024;
		} catch {
			// Not every server tells, and 'Failure' is then all there is to say.
			return false;
		}
	}

	private at(name: string): string {
		return this.path.endsWith('/') ? this.path + name : `${this.path}/${name}`;
	}

	private async step<T>(
		step: SftpStep,
		fileName: string,
		during: string,
		act: (facts: Facts) => Promise<T>,
	): Promise<T> {
		const facts = { folder: this.path, fileName, during };
		return await this.connection.step(step, facts, act);
	}
}
