import { createHash } from 'node:crypto';
import { Attempts, USUAL_WAITS } from './attempts';
import { DeliveryError } from '../delivery-error';
import { assertFileName, assertFolder, workingNames } from '../file-name';
import type { PartnerServer } from '../server/partner-server';
import { publish, sweep } from './publish';
import type { RemoteFolder } from '../remote-folder';

export interface FileToDeliver {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	fileName: string;
	/** Opens the content from its start. Called once for each try: a stream cannot be read twice. */
	open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

export interface DeliveryReceipt {
	/** The whole path of the folder, as the server tells it. */
	folder: string;
	fileName: string;
	bytes: number;
	/** Of the bytes sent, in hexadecimal. */
	sha256: string;
	/** Whether a previous file of that name was replaced. */
	replaced: boolean;
	/** False when a program at the partner's took the file away before we could look. */
	seenInFolder: boolean;
	/** Files of this delivery that could not be deleted and may be in the folder still. */
	leftBehind: string[];
	attempts: number;
	seconds: number;
}

/** A complete file under its temporary name. */
interface Upload {
	folder: string;
	names: { temporary: string; aside: string };
	bytes: number;
	sha256: string;
}

/**
 * Delivers one file whole or not at all: it goes up under a temporary name, its size is compared
 * with the bytes sent, it gets its name in one step, and the folder is looked at once more. Until
 * then a previous file of that name is untouched. Faults of the network are tried again, each time
 * from the start of the content; see COPY in messages.ts. Every failure is a DeliveryError, and
 * names the temporary file if that could not be deleted.
 */
export async function deliver(
	server: PartnerServer,
	file: FileToDeliver,
	waits: readonly number[] = USUAL_WAITS,
): Promise<DeliveryReceipt> {
	assertFileName(file.fileName);
	assertFolder(file.folder);
	const { folder, fileName } = file;
	const started = performance.now();
	const attempts = new Attempts(waits);
	const unfinished = new Set<string>();
	try {
		const upload = await send(server, file, attempts, unfinished);
		const { names, bytes, sha256 } = upload;
		const publication = { server: server.name, folder, fileName, ...names, bytes };
		const { leftBehind, ...published } = await publish(server, publication, attempts);
		unfinished.delete(names.temporary);
		return {
			folder: upload.folder,
			fileName,
			bytes,
			sha256,
			...published,
			leftBehind: [...leftBehind, ...(await clearAway(server, folder, unfinished))],
			attempts: attempts.count,
			seconds: Math.round(performance.now() - started) / 1000,
		};
	} catch (error) {
		const staying = await clearAway(server, folder, unfinished);
		if (staying.length === 0 || !(error instanceof DeliveryError)) throw error;
		throw error.adding(`An unfinished file may be in the folder: '${staying.join("', '")}'`);
	}
}

async function send(
	server: PartnerServer,
	file: FileToDeliver,
	attempts: Attempts,
	unfinished: Set<string>,
): Promise<Upload> {
	for (;;) {
		const names = workingNames(file.fileName);
		try {
			const folder = await (await server.connection()).open(file.folder);
			unfinished.add(names.temporary);
			const sent = await upload(server, folder, file, names.temporary);
			return { folder: folder.path, names, ...sent };
		} catch (error) {
			const failure = error instanceof DeliveryError ? error.about(file.fileName) : error;
			// A server's answers can be out of step after an upload that failed.
			if (unfinished.has(names.temporary)) server.drop();
			await attempts.next(failure, () => server.drop());
		}
	}
}

async function upload(
	server: PartnerServer,
	folder: RemoteFolder,
	{ fileName, open }: FileToDeliver,
	temporary: string,
): Promise<Pick<Upload, 'bytes' | 'sha256'>> {
	const facts = { server: server.name, folder: folder.path, fileName };
	const hash = createHash('sha256');
	let sent = 0;
	const counted = async function* () {
		for await (const chunk of await open()) {
			hash.update(chunk);
			sent += chunk.byteLength;
			yield chunk;
		}
	};
	const confirmed = await folder.upload(temporary, counted());
	const stored = await folder.sizeOf(temporary);
	if (stored === undefined) throw DeliveryError.of('notShown', facts);
	if (stored !== sent || confirmed !== sent) {
		throw DeliveryError.of('sizeDiffers', { ...facts, sent, stored: Math.min(stored, confirmed) });
	}
	return { bytes: sent, sha256: hash.digest('hex') };
}

/** Deletes what a delivery left unfinished, as well as it can; returns what may still be there. */
async function clearAway(
	server: PartnerServer,
	folder: string,
	unfinished: ReadonlySet<string>,
): Promise<string[]> {
	if (unfinished.size === 0) return [];
	try {
		return await sweep(await (await server.connection()).open(folder), unfinished);
	} catch {
		// What brought us here matters more; the names are told.
		server.drop();
		return [...unfinished];
	}
}
