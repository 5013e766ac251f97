import type { Stats } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';
import type { RemoteEntry, RemoteFolder } from '../remote-folder';
import { isMissing, STATUS, statusOf, type SftpStep } from './failures';
import { kindOf } from './kind';
import { listFolder } from './listing';
import { readAll } from './read';
import type { SftpSession } from './session';
import { writeAll } from './write';

/** One folder of an SFTP server. */
export class SftpFolder implements RemoteFolder {
	constructor(
		private readonly session: SftpSession,
		readonly path: string,
	) {}

	async list(): Promise<RemoteEntry[]> {
		const facts = { folder: this.path, during: 'listing the folder' };
		return await this.session.step(
			'list',
			facts,
			async () => await listFolder(this.session, this.path, (name) => this.at(name)),
		);
	}

	async sizeOf(name: string): Promise<number | undefined> {
		return await this.step('look', name, 'looking at the folder', async () => {
			try {
				const stats = await this.session.call<Stats>((sftp, done) =>
					sftp.stat(this.at(name), done),
				);
				return kindOf(stats) === 'folder' ? undefined : stats.size;
			} catch (error) {
				if (isMissing(error)) return undefined;
				// Some servers say no more than this of what is not there.
				if (statusOf(error) !== STATUS.failure) throw error;
				return (await this.list()).find((entry) => entry.name === name)?.bytes;
			}
		});
	}

	/**
	 * Never known: of the extensions that would tell (draft-ietf-secsh-filexfer-extensions-00,
	 * section 3), OpenSSH has none and ssh2 can send none.
	 */
	async checksumOf(): Promise<undefined> {
		return undefined;
	}

	download(name: string): AsyncIterable<Buffer> {
		const facts = { folder: this.path, fileName: name, during: 'reading the file' };
		return this.session.steps('download', facts, () => this.read(name));
	}

	private async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
		const { login, patience } = this.session;
		const handle = await this.session.call<Buffer>((sftp, done) =>
			sftp.open(this.at(name), 'r', done),
		);
		let ended = false;
		try {
			yield* readAll(login.sftp, handle, patience.silence, login.lost);
			ended = true;
		} finally {
			if (!ended) this.session.abandon(handle);
		}
		await this.session.close(handle);
	}

	async upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		return await this.step('upload', name, 'sending the file', async (facts) => {
			try {
				return await this.write(name, source);
			} catch (error) {
				if (statusOf(error) !== STATUS.failure || !(await this.isFull())) throw error;
				const reply = this.session.quotable((error as Error).message);
				throw DeliveryError.of('diskFull', { ...facts, reply }, error);
			}
		});
	}

	private async write(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		const { login, patience } = this.session;
		const handle = await this.session.call<Buffer>((sftp, done) =>
			sftp.open(this.at(name), 'w', done),
		);
		const bytes = await writeAll(login.sftp, handle, source, patience.silence, login.lost);
		await this.session.extension((sftp, done) => sftp.ext_openssh_fsync(handle, done), bytes);
		await this.session.close(handle, bytes);
		return bytes;
	}

	async rename(from: string, to: string, into: RemoteFolder = this): Promise<void> {
		await this.step('rename', to, 'renaming the file', async () => {
			const [source, target] = [this.at(from), pathIn(into.path, to)];
			const replaced = await this.session.extension((sftp, done) =>
				sftp.ext_openssh_rename(source, target, done),
			);
			if (replaced) return;
			await this.session.call((sftp, done) => sftp.rename(source, target, done));
		});
	}

	/**
	 * SFTP's own rename must not replace (draft-ietf-secsh-filexfer-02, section 6.5). OpenSSH links the
	 * new name and then unlinks the old one, so that it cannot; a few servers do all the same.
	 */
	async renameIfFree(from: string, to: string, into: RemoteFolder = this): Promise<void> {
		await this.step('rename', to, 'renaming the file', async () => {
			await this.session.call((sftp, done) =>
				sftp.rename(this.at(from), pathIn(into.path, to), done),
			);
		});
	}

	async remove(name: string): Promise<void> {
		await this.step('remove', name, 'removing a file', async () => {
			await this.session.call((sftp, done) => sftp.unlink(this.at(name), done));
		});
	}

	/** Version 3 has no status for a full disk: OpenSSH says 'Failure' and tells the rest if asked. */
	private async isFull(): Promise<boolean> {
		try {
			const space = await this.session.call<{ f_frsize: number; f_bavail: number }>((sftp, done) =>
				sftp.ext_openssh_statvfs(this.path, done as never),
			);
			return Number(space.f_bavail) * Number(space.f_frsize) < 64 * 1024;
		} catch {
			// Not every server tells, and 'Failure' is then all there is to say.
			return false;
		}
	}

	private at(name: string): string {
		return pathIn(this.path, name);
	}

	private async step<T>(
		step: SftpStep,
		fileName: string,
		during: string,
		act: (facts: Facts) => Promise<T>,
	): Promise<T> {
		return await this.session.step(step, { folder: this.path, fileName, during }, act);
	}
}

const pathIn = (folder: string, name: string): string =>
	folder.endsWith('/') ? folder + name : `${folder}/${name}`;
