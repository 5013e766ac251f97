import { FTPError } from 'basic-ftp';
import type { RemoteEntry, RemoteFolder } from '../remote-folder';
import { checksum } from './checksum';
import type { FtpConnection } from './connection';
import { NOT_IMPLEMENTED, type FtpStep } from './failures';
import type { FtpLine } from './line';
import { listCurrentFolder, withTimes } from './listing';
import { retrieve } from './retrieve';
import { store } from './store';

/** One folder of an FTP server, which is made the current one before anything is done in it. */
export class FtpFolder implements RemoteFolder {
	constructor(
		private readonly connection: FtpConnection,
		readonly path: string,
	) {}

	async list(timesFor: (name: string) => boolean = () => true): Promise<RemoteEntry[]> {
		return await this.step('list', '', 'listing the folder', async (line) => {
			return await withTimes(line, await listCurrentFolder(line), timesFor);
		});
	}

	async sizeOf(name: string): Promise<number | undefined> {
		return await this.step('look', name, 'looking at the folder', async (line) => {
			try {
				return await line.client.size(this.place(name));
			} catch (error) {
				if (!(error instanceof FTPError)) throw error;
				if (error.code === 550) return undefined;
				if (!NOT_IMPLEMENTED.includes(error.code)) throw error;
				return (await listCurrentFolder(line)).find((entry) => entry.name === name)?.bytes;
			}
		});
	}

	async checksumOf(name: string): Promise<string | undefined> {
		return await this.step(
			'look',
			name,
			'working out a checksum',
			async (line) => await checksum(line, this.place(name), async () => await this.sizeOf(name)),
		);
	}

	async *download(name: string): AsyncGenerator<Buffer, void> {
		const facts = { folder: this.path, fileName: name, during: 'reading the file' };
		const { line } = this.connection;
		await line.step('download', facts, async () => await this.connection.enter(this.path));
		try {
			yield* retrieve(line, `RETR ${this.place(name)}`);
		} catch (error) {
			throw line.failure(error, 'download', facts);
		}
	}

	async upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number> {
		return await this.step(
			'upload',
			name,
			'sending the file',
			async (line) => await store(line, this.place(name), source),
		);
	}

	async rename(from: string, to: string, into: RemoteFolder = this): Promise<void> {
		await this.step('rename', to, 'renaming', async ({ client }) => {
			const target = this.place(to);
			await client.send(`RNFR ${this.place(from)}`);
			await client.send(`RNTO ${into.path === this.path ? target : below(into.path, to)}`);
		});
	}

	async remove(name: string): Promise<void> {
		await this.step('remove', name, 'removing a file', async ({ client }) => {
			await client.send(`DELE ${this.place(name)}`);
		});
	}

	/** A name as a command may carry it: servers drop a space it begins with. */
	private place(name: string): string {
		this.connection.line.assertSpellable(name);
		return name.startsWith(' ') ? below(this.path, name) : name;
	}

	private async step<T>(
		step: FtpStep,
		fileName: string,
		during: string,
		act: (line: FtpLine) => Promise<T>,
	): Promise<T> {
		const { connection } = this;
		return await connection.line.step(step, { folder: this.path, fileName, during }, async () => {
			await connection.enter(this.path);
			return await act(connection.line);
		});
	}
}

const below = (folder: string, name: string): string =>
	folder.endsWith('/') ? folder + name : `${folder}/${name}`;
