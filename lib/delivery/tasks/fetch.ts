import { trying, USUAL_WAITS } from './attempts';
import { DeliveryError } from '../delivery-error';
import { measuring, type Measure } from './digest';
import { assertFileName, assertFolder } from '../file-name';
import type { Fault } from '../messages';
import type { RemoteFolder } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';

/**
 * Takes the content of a file, to its end. Called once for each try, with a fresh stream: what an
 * earlier try took is to be thrown away. The stream fails rather than end early.
 */
export type Take = (
	content: AsyncIterable<Buffer>,
	file: { fileName: string; bytes: number },
) => Promise<void>;

export interface FetchedFile {
	/** The whole path of the folder, as the server tells it. */
	folder: string;
	fileName: string;
	bytes: number;
	/** Of the bytes received, in hexadecimal. */
	sha256: string;
	/** When the file was last changed (ISO 8601, UTC), where the server tells it. */
	modifiedAt?: string;
}

export interface FileToGet {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	fileName: string;
	/** A larger file is refused. */
	largestBytes?: number;
}

/** What is wrong with one file; the next one may be well. */
export const ABOUT_ONE_FILE: ReadonlySet<Fault> = new Set<Fault>([
	'changedWhileRead',
	'claimUnanswered',
	'downloadRefused',
	'fetchedDiffers',
	'fileBusy',
	'fileInUse',
	'fileMissing',
	'readForbidden',
	'requestRefused',
]);

/**
 * Fetches one file whole. Its bytes are counted against the size the server shows before and after;
 * faults of the network are tried again. Every failure is a DeliveryError.
 */
export async function getFile(
	server: PartnerServer,
	{ folder, fileName, largestBytes = Infinity }: FileToGet,
	take: Take,
	waits: readonly number[] = USUAL_WAITS,
): Promise<FetchedFile> {
	assertFileName(fileName);
	assertFolder(folder);
	return await trying(server, waits, async (connection) => {
		const opened = await connection.open(folder);
		const facts = { server: server.name, folder: opened.path, fileName };
		const bytes = await opened.sizeOf(fileName);
		if (bytes === undefined) throw DeliveryError.of('fileMissing', facts);
		if (bytes > largestBytes) {
			throw DeliveryError.of('fileTooLarge', { ...facts, stored: bytes, limit: largestBytes });
		}
		const modifiedAt = await timeOf(opened, fileName);
		const measure = await fetchOnce(server, opened, { name: fileName, bytes }, take);
		return { folder: opened.path, fileName, ...measure, ...(modifiedAt && { modifiedAt }) };
	});
}

/** A server that shows no list may give the file all the same. */
async function timeOf(folder: RemoteFolder, fileName: string): Promise<string | undefined> {
	try {
		const entries = await folder.list((name) => name === fileName);
		return entries.find(({ name }) => name === fileName)?.modifiedAt?.toISOString();
	} catch (error) {
		if (error instanceof DeliveryError && !error.retryable) return undefined;
		throw error;
	}
}

/**
 * One try to fetch a file of a known size. `fileName` is the one `take` is told, where it differs.
 * After a failure the connection is dropped where it has to be.
 */
export async function fetchOnce(
	server: PartnerServer,
	folder: RemoteFolder,
	{ name, bytes, fileName = name }: { name: string; bytes: number; fileName?: string },
	take: Take,
): Promise<Measure> {
	const facts = { server: server.name, folder: folder.path, fileName };
	const stream = new OnlyWhole(folder.download(name), bytes, (sent) =>
		DeliveryError.of('fetchedDiffers', { ...facts, sent, stored: bytes }),
	);
	try {
		await take(stream.content(), { fileName, bytes });
	} catch (error) {
		if (!stream.leavesConnectionUsable) server.drop();
		if (stream.failure instanceof DeliveryError) throw stream.failure.about(fileName);
		const reason = error instanceof Error ? error.message : String(error);
		throw DeliveryError.of('takeFailed', { ...facts, reason }, error);
	}
	if (!stream.measure) {
		server.drop();
		throw new TypeError('What takes a file has to read it to its end');
	}
	const after = await folder.sizeOf(name);
	// A file that is gone by now was whole when it was read.
	if (after !== undefined && after !== bytes) throw DeliveryError.of('changedWhileRead', facts);
	return stream.measure;
}

/** A download that ends well only when it has as many bytes as it should. */
class OnlyWhole {
	measure?: Measure;
	failure?: unknown;
	private begun = false;

	constructor(
		private readonly download: AsyncIterable<Buffer>,
		private readonly bytes: number,
		private readonly differs: (given: number) => DeliveryError,
	) {}

	/** Unless it was refused from the start or read to its end, there is more on the line. */
	get leavesConnectionUsable(): boolean {
		if (this.measure) return true;
		const { failure } = this;
		return !this.begun && failure instanceof DeliveryError && !failure.retryable;
	}

	async *content(): AsyncGenerator<Buffer, void, undefined> {
		let given = 0;
		try {
			const measured = measuring(this.download, (measure) => {
				if (measure.bytes !== this.bytes) throw this.differs(measure.bytes);
				this.measure = measure;
			});
			for await (const chunk of measured) {
				this.begun = true;
				given += chunk.length;
				if (given > this.bytes) throw this.differs(given);
				yield chunk;
			}
		} catch (error) {
			this.failure = error;
			throw error;
		}
	}
}
