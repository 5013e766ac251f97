import { ArchiveNames, type Archived, type Subject } from './archive-names';
import { LARGEST_MEMORY, readMemory, writeMemory, type Memory } from './memory-file';
import { DeliveryError } from '../delivery-error';
import { assertFileName } from '../file-name';
import type { Facts } from '../messages';
import { removeExpired } from './retention';
import type { PartnerServer } from '../server/partner-server';
import { trying, USUAL_WAITS } from '../tasks/attempts';
import { deliver } from '../tasks/deliver';
import { ABOUT_ONE_FILE, fetchOnce } from '../tasks/fetch';
import { createFolder, deleteFile } from '../tasks/folder';
import type { FileToDeliver } from '../tasks/send';

/** Where deliveries are remembered. The server may be the very one that is delivered to. */
export interface Archive {
	server: PartnerServer;
	/** Seen from the folder the account opens in. Created when it is missing. */
	folder: string;
}

/** What became of a delivery in the archive: names in its folder. */
export interface Remembered {
	memoryFile: string;
	archivedFile?: string;
	/** Old files of the subject that were removed. */
	removed: string[];
}

/** A file without its place. */
type FileContent = Pick<FileToDeliver, 'open' | 'measure'>;

/** The largest archived file that is read. */
const LARGEST_ARCHIVED = 256 * 1024 * 1024;

/**
 * What the last remembered delivery of a subject left behind; undefined when none was. A memory that
 * is there and cannot be used is never passed over: it is a DeliveryError that names the file, for
 * what would follow is a delivery held against nothing.
 */
export async function newestMemory(
	archive: Archive,
	subject: Subject,
	waits: readonly number[] = USUAL_WAITS,
): Promise<Memory | undefined> {
	const { path, own } = await look(archive, new ArchiveNames(subject), waits);
	for (const { name } of own.filter(({ isMemory }) => isMemory).reverse()) {
		const facts = { server: archive.server.name, folder: path, fileName: name };
		const memory = readMemory(subject, await read(archive, facts, waits), facts);
		if (memory) return memory;
	}
	return undefined;
}

/** The files of a subject, oldest first, and the whole path of the folder. */
async function look(
	{ server, folder }: Archive,
	names: ArchiveNames,
	waits: readonly number[],
): Promise<{ path: string; own: Archived[] }> {
	if (folder !== '') await createFolder(server, { folder }, waits);
	return await trying(server, waits, async (connection) => {
		const opened = await connection.open(folder);
		const files = (await opened.list(() => false)).filter(({ kind }) => kind !== 'folder');
		return { path: opened.path, own: names.own(files.map(({ name }) => name)) };
	});
}

async function read(
	{ server, folder }: Archive,
	facts: Facts & { fileName: string },
	waits: readonly number[],
): Promise<Buffer> {
	const name = facts.fileName;
	try {
		return await trying(server, waits, async (connection) => {
			const opened = await connection.open(folder);
			const bytes = await opened.sizeOf(name);
			if (bytes === undefined) throw DeliveryError.of('fileMissing', facts);
			if (bytes > LARGEST_MEMORY) throw tooLarge(name, bytes);
			let chunks: Buffer[] = [];
			await fetchOnce(server, opened, { name, bytes }, async (content) => {
				chunks = [];
				for await (const chunk of content) chunks.push(chunk);
			});
			return Buffer.concat(chunks);
		});
	} catch (error) {
		if (!(error instanceof DeliveryError) || !ABOUT_ONE_FILE.has(error.fault)) throw error;
		throw DeliveryError.of('memoryUnreadable', { ...facts, reason: error.message }, error);
	}
}

const tooLarge = (fileName: string, stored: number): DeliveryError =>
	DeliveryError.of('memoryTooLarge', { fileName, stored, limit: LARGEST_MEMORY });

/**
 * Opens the file of a remembered delivery as it went out; undefined when none was kept, or when it is
 * gone. Whether it is still what was delivered is for the caller to find out.
 * @throws DeliveryError `archivedTooLarge`, or what a server has part in
 */
export async function archivedContent(
	{ server, folder }: Archive,
	{ facts: { archivedFile } }: Memory,
	largestBytes = LARGEST_ARCHIVED,
): Promise<FileToDeliver['open'] | undefined> {
	if (archivedFile === undefined) return undefined;
	assertFileName(archivedFile);
	const bytes = await trying(
		server,
		USUAL_WAITS,
		async (connection) => await (await connection.open(folder)).sizeOf(archivedFile),
	);
	if (bytes === undefined) return undefined;
	if (bytes > largestBytes) {
		const facts = { fileName: archivedFile, stored: bytes, limit: largestBytes };
		throw DeliveryError.of('archivedTooLarge', facts);
	}
	return async function* () {
		let ended = false;
		try {
			const opened = await (await server.connection()).open(folder);
			yield* opened.download(archivedFile);
			ended = true;
		} finally {
			if (!ended) server.drop();
		}
	};
}

/**
 * Remembers a delivery: first the file, when `archived` opens it, then the memory that names it, each
 * delivered whole or not at all. So a memory never speaks of a file that was not archived; whatever
 * stops it in between leaves the memory before it in force. Its time is that of `deliveredAt`, or
 * just after the newest file of the subject where that is later: clocks differ.
 *
 * With `retentionDays`, files of the subject older than that are removed, as well as it can be; never
 * the newest memory and never the file it names.
 */
export async function remember(
	archive: Archive,
	subject: Subject,
	memory: Memory,
	archived?: FileContent,
	retentionDays?: number,
	waits: readonly number[] = USUAL_WAITS,
): Promise<Remembered> {
	const { server, folder } = archive;
	const { fileName, deliveredAt } = memory.facts;
	const names = new ArchiveNames(subject);
	const { own } = await look(archive, names, waits);
	const now = Date.parse(deliveredAt);
	const at = Math.max(now, (own.at(-1)?.at ?? 0) + 1);
	const archivedFile = archived ? names.forFile(at, fileName) : memory.facts.archivedFile;
	const memoryFile = names.forMemory(at, fileName);
	const facts = { ...memory.facts, ...(archivedFile !== undefined && { archivedFile }) };
	const bytes = writeMemory(subject, { ...memory, facts });
	if (bytes.length > LARGEST_MEMORY) throw tooLarge(memoryFile, bytes.length);

	const put = async (name: string, content: FileContent) => {
		const how = { waits, whenExists: 'refuse', skipIdentical: false } as const;
		await deliver(server, { ...content, folder, fileName: name }, how);
	};
	if (archived && archivedFile !== undefined) await put(archivedFile, archived);
	try {
		const open = async function* () {
			yield bytes;
		};
		await put(memoryFile, { open });
	} catch (error) {
		if (archived && archivedFile !== undefined) await forget(archive, archivedFile);
		throw error;
	}
	const kept = [memoryFile, archivedFile];
	const expired = own.filter(({ name }) => !kept.includes(name));
	const removed = await removeExpired(archive, expired, now, retentionDays);
	return { memoryFile, removed, ...(archived && { archivedFile }) };
}

/** A file no memory will name: it would only fill the disk. */
async function forget({ server, folder }: Archive, fileName: string): Promise<void> {
	try {
		await deleteFile(server, { folder, fileName, whenMissing: 'ignore' }, []);
	} catch {
		// Why it could not be remembered matters more, and retention removes it one day.
		server.drop();
	}
}
