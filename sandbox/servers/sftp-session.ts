import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ServerChannel } from 'ssh2';
import { absolute, type ConfinedRoot } from './confined-root';
import { delay, UploadedFile } from './faults';
import type { DownloadFaults, FaultPlan, ServerFaults } from './faults';
import { longLine } from './ftp-listing';
import type { SftpExtension } from './sftp';
import { answer, OPEN, PacketReader, REQUEST, STATUS } from './sftp-wire';

const EXTENSIONS: ReadonlyArray<readonly [SftpExtension, string]> = [
	['posix-rename@openssh.com', '1'],
	['fsync@openssh.com', '1'],
	['statvfs@openssh.com', '2'],
	['limits@openssh.com', '1'],
];
/** What OpenSSH reads at most for one packet; a larger one is no SFTP. */
const LONGEST_PACKET = 256 * 1024;
const LONGEST_DATA = LONGEST_PACKET - 1024;

interface SessionSettings {
	root: ConfinedRoot;
	home?: string;
	extensions?: readonly SftpExtension[];
	faults: FaultPlan;
	requests: string[];
	/** Breaks the connection as a crash would. */
	vanish: () => void;
}

interface OpenFile {
	handle: FileHandle;
	upload?: UploadedFile;
	download?: { given: number; faults: DownloadFaults };
}

type Handler = (id: number, reader: PacketReader) => Promise<Buffer | undefined>;

/** One SFTP session. Requests are answered one after the other, as they came. */
export class SftpSession {
	private received: Buffer = Buffer.alloc(0);
	private queue: Promise<void> = Promise.resolve();
	private files = new Map<string, OpenFile>();
	private folders = new Map<string, string[]>();
	private handleCount = 0;
	private silent = false;
	private diskIsFull = false;

	constructor(
		private readonly channel: ServerChannel,
		private readonly settings: SessionSettings,
	) {}

	start(): void {
		this.channel.on('data', (bytes: Buffer) => this.receive(bytes));
		this.channel.on('error', () => undefined);
		this.channel.once('close', () => {
			this.silent = true;
			void this.queue.then(async () => {
				await Promise.all([...this.files.values()].map(async ({ handle }) => await handle.close()));
				this.files.clear();
			});
		});
	}

	private receive(bytes: Buffer): void {
		this.received = this.received.length ? Buffer.concat([this.received, bytes]) : bytes;
		while (this.received.length >= 4) {
			const length = this.received.readUInt32BE(0);
			if (length > LONGEST_PACKET) return this.settings.vanish();
			if (this.received.length < 4 + length) return;
			const packet = this.received.subarray(4, 4 + length);
			this.received = this.received.subarray(4 + length);
			this.queue = this.queue.then(async () => await this.answerTo(packet));
		}
	}

	private async answerTo(packet: Buffer): Promise<void> {
		if (this.silent) return;
		const reader = new PacketReader(packet);
		const type = reader.byte();
		if (type === REQUEST.INIT) {
			const offered = this.settings.extensions;
			this.channel.write(
				answer.version(EXTENSIONS.filter(([name]) => !offered || offered.includes(name))),
			);
			return;
		}
		const id = reader.uint32();
		const handler = this.handlers[type];
		let reply: Buffer | undefined;
		try {
			reply = handler
				? await handler(id, reader)
				: answer.status(id, STATUS.OP_UNSUPPORTED, 'Operation unsupported');
		} catch (error) {
			reply = answer.status(id, ...refusal(error));
		}
		if (reply && !this.silent) this.channel.write(reply);
	}

	private readonly handlers: Record<number, Handler> = {
		[REQUEST.OPEN]: async (id, reader) => {
			const path = this.noted('OPEN', reader.text());
			const flags = reader.uint32();
			const writes = (flags & OPEN.WRITE) !== 0;
			if (writes) this.assertWritable();
			const faults = writes ? {} : (this.settings.faults.next('download').download ?? {});
			if (faults.forbidden) throw Object.assign(new Error('Not readable'), { code: 'EACCES' });
			const handle = await open(await this.onDisk(path), openMode(flags));
			const name = `file${++this.handleCount}`;
			const upload = writes
				? new UploadedFile(handle, this.settings.faults.next('upload'))
				: undefined;
			this.files.set(name, { handle, upload, download: { given: 0, faults } });
			return answer.handle(id, name);
		},
		[REQUEST.CLOSE]: async (id, reader) => {
			const name = reader.text();
			if (!this.folders.delete(name)) {
				const { handle, upload } = this.opened(name);
				this.files.delete(name);
				await handle.close();
				if (upload?.faults.vanishBeforeReply) {
					this.vanish();
					return undefined;
				}
				await delay(upload?.faults.replyLateBy);
			}
			return answer.status(id, STATUS.OK, 'OK');
		},
		[REQUEST.READ]: async (id, reader) => {
			const file = this.opened(reader.text());
			const [position, wanted] = [reader.uint64(), reader.uint32()];
			return await this.read(id, file, position, wanted);
		},
		[REQUEST.WRITE]: async (id, reader) => {
			const { upload } = this.opened(reader.text());
			if (!upload) throw Object.assign(new Error('Not open for writing'), { code: 'EACCES' });
			const position = reader.uint64();
			switch (await upload.write(reader.bytes(), position)) {
				case 'drop':
					this.vanish();
					return undefined;
				case 'stall':
					this.silent = true;
					return undefined;
				case 'diskFull':
					// OpenSSH has no word for it either: version 3 knows no such status.
					this.diskIsFull = true;
					return answer.status(id, STATUS.FAILURE, 'Failure');
				default:
					return answer.status(id, STATUS.OK, 'OK');
			}
		},
		[REQUEST.STAT]: async (id, reader) =>
			answer.attributes(id, await stat(await this.onDisk(this.noted('STAT', reader.text())))),
		[REQUEST.LSTAT]: async (id, reader) =>
			answer.attributes(id, await lstat(await this.onDisk(this.noted('LSTAT', reader.text())))),
		[REQUEST.FSTAT]: async (id, reader) =>
			answer.attributes(id, await this.opened(reader.text()).handle.stat()),
		// Modes and times are taken note of and left alone.
		[REQUEST.SETSTAT]: async (id) => answer.status(id, STATUS.OK, 'OK'),
		[REQUEST.FSETSTAT]: async (id) => answer.status(id, STATUS.OK, 'OK'),
		[REQUEST.OPENDIR]: async (id, reader) => {
			const place = await this.onDisk(this.noted('OPENDIR', reader.text()));
			const names = ['.', '..', ...(await readdir(place)).sort()];
			const handle = `folder${++this.handleCount}`;
			this.folders.set(
				handle,
				names.map((name) => `${place}/${name}`),
			);
			return answer.handle(id, handle);
		},
		[REQUEST.READDIR]: async (id, reader) => {
			const places = this.folders.get(reader.text())?.splice(0, 100) ?? [];
			if (places.length === 0) return answer.status(id, STATUS.EOF, 'End of list');
			const entries = places.map(async (place) => {
				const name = place.slice(place.lastIndexOf('/') + 1);
				// Of a link itself, as OpenSSH tells it, not of what is behind.
				const stats = await lstat(place);
				return [name, longLine(name, stats), stats] as const;
			});
			return answer.names(id, await Promise.all(entries));
		},
		[REQUEST.REALPATH]: async (id, reader) => {
			const path = absolute(this.settings.home ?? '/', reader.text());
			return answer.names(id, [[path, path]]);
		},
		[REQUEST.REMOVE]: async (id, reader) =>
			await this.change(id, this.noted('REMOVE', reader.text()), rm),
		[REQUEST.MKDIR]: async (id, reader) =>
			await this.change(id, this.noted('MKDIR', reader.text()), mkdir),
		[REQUEST.RMDIR]: async (id, reader) =>
			await this.change(id, this.noted('RMDIR', reader.text()), rmdir),
		[REQUEST.RENAME]: async (id, reader) => await this.rename(id, reader, 'RENAME'),
		[REQUEST.EXTENDED]: async (id, reader) => {
			const name = reader.text() as SftpExtension;
			const offered = this.settings.extensions;
			if (offered && !offered.includes(name)) {
				return answer.status(id, STATUS.OP_UNSUPPORTED, 'Operation unsupported');
			}
			if (name === 'posix-rename@openssh.com') {
				return await this.rename(id, reader, 'POSIX-RENAME');
			}
			if (name === 'fsync@openssh.com') {
				this.noted('FSYNC');
				await this.opened(reader.text()).handle.sync();
				return answer.status(id, STATUS.OK, 'OK');
			}
			if (name === 'statvfs@openssh.com') {
				return answer.fileSystem(id, 4096, 1000, this.diskIsFull ? 0 : 500);
			}
			if (name === 'limits@openssh.com') {
				return answer.limits(id, LONGEST_PACKET, LONGEST_DATA);
			}
			return answer.status(id, STATUS.OP_UNSUPPORTED, 'Operation unsupported');
		},
	};

	private async read(
		id: number,
		{ handle, download }: OpenFile,
		position: number,
		wanted: number,
	): Promise<Buffer | undefined> {
		const faults = download?.faults ?? {};
		const most = Math.min(wanted, LONGEST_DATA, faults.atMost ?? Infinity);
		const length = Math.max(0, Math.min(most, (faults.endAfter ?? Infinity) - position));
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
		const given = download ? (download.given += bytesRead) : 0;
		if (given > (faults.dropAfter ?? Infinity)) {
			this.vanish();
			return undefined;
		}
		if (given > (faults.stallAfter ?? Infinity)) {
			this.silent = true;
			return undefined;
		}
		if (position + bytesRead > (faults.damagedAfter ?? Infinity)) {
			return answer.status(id, STATUS.FAILURE, 'Failure');
		}
		return bytesRead
			? answer.data(id, buffer.subarray(0, bytesRead))
			: answer.status(id, STATUS.EOF, 'End of file');
	}

	private async rename(
		id: number,
		reader: PacketReader,
		kind: string,
	): Promise<Buffer | undefined> {
		const [oldPath, newPath] = [reader.text(), reader.text()];
		this.noted(kind, oldPath, newPath);
		this.assertWritable();
		const from = await this.onDisk(oldPath);
		const to = await this.onDisk(newPath);
		const faults: ServerFaults = this.settings.faults.next('rename');
		const exists = await stat(to).then(
			() => true,
			() => false,
		);
		const refused =
			faults.refuseRename === 'always' || (exists && faults.refuseRename === 'overExisting');
		// Version 3 forbids renaming onto an existing name; OpenSSH says no more than 'Failure'.
		if (refused || (exists && kind === 'RENAME')) {
			return answer.status(id, STATUS.FAILURE, 'Failure');
		}
		if (faults.loseRename !== 'notDone') await rename(from, to);
		if (faults.loseRename) {
			this.vanish();
			return undefined;
		}
		return faults.denyDoneRename
			? answer.status(id, STATUS.NO_SUCH_FILE, 'No such file')
			: answer.status(id, STATUS.OK, 'OK');
	}

	private async change(
		id: number,
		path: string,
		act: (place: string) => Promise<unknown>,
	): Promise<Buffer> {
		this.assertWritable();
		await act(await this.onDisk(path));
		return answer.status(id, STATUS.OK, 'OK');
	}

	private assertWritable(): void {
		if (!this.settings.faults.readOnly) return;
		throw Object.assign(new Error('Read only'), { code: 'EACCES' });
	}

	private opened(name: string): OpenFile {
		const file = this.files.get(name);
		if (!file) throw Object.assign(new Error('No such handle'), { code: 'EBADF' });
		return file;
	}

	private async onDisk(path: string): Promise<string> {
		return await this.settings.root.onDisk(absolute(this.settings.home ?? '/', path));
	}

	private noted(kind: string, ...paths: string[]): string {
		this.settings.requests.push([kind, ...paths].join(' '));
		return paths[0] ?? '';
	}

	private vanish(): void {
		this.silent = true;
		this.settings.vanish();
	}
}

function openMode(flags: number): number {
	const access =
		flags & OPEN.READ
			? flags & OPEN.WRITE
				? constants.O_RDWR
				: constants.O_RDONLY
			: constants.O_WRONLY;
	return (
		access |
		(flags & OPEN.APPEND ? constants.O_APPEND : 0) |
		(flags & OPEN.CREATE ? constants.O_CREAT : 0) |
		(flags & OPEN.TRUNCATE ? constants.O_TRUNC : 0) |
		(flags & OPEN.EXCLUSIVE ? constants.O_EXCL : 0)
	);
}

function refusal(error: unknown): [number, string] {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ENOENT':
			return [STATUS.NO_SUCH_FILE, 'No such file'];
		case 'EACCES':
		case 'EPERM':
			return [STATUS.PERMISSION_DENIED, 'Permission denied'];
		default:
			return [STATUS.FAILURE, 'Failure'];
	}
}
