import type { Attempts } from './attempts';
import { DeliveryError } from '../delivery-error';
import { measuring, type Measure } from './digest';
import { workingNames } from '../file-name';
import { sweepLeftovers } from './leftovers';
import type { RemoteFolder } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';
import { verifyContent, type Proof } from './verify';

export interface FileToDeliver {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	fileName: string;
	/**
	 * Opens the content from its start. Called once for each try, for a stream cannot be read twice,
	 * and once before where an identical file may be left alone.
	 */
	open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
	/** What the content is, where `open` gives that and nothing else: it is not worked out again. */
	measure?: Measure;
}

/** A complete file under its temporary name. */
export interface Upload extends Measure {
	/** The whole path of the folder, as the server tells it. */
	folder: string;
	names: { temporary: string; aside: string };
	verified: Proof;
}

/**
 * Sends a file under a temporary name and makes sure of what arrived. Adds to `unfinished` the names
 * that are in the folder from then on, or may be.
 */
export async function send(
	server: PartnerServer,
	file: FileToDeliver,
	verify: 'size' | 'content',
	attempts: Attempts,
	unfinished: Set<string>,
): Promise<Upload> {
	const open = async () => await (await server.connection()).open(file.folder);
	let swept = false;
	for (;;) {
		const names = workingNames(file.fileName);
		const { temporary } = names;
		try {
			let folder = await open();
			unfinished.add(temporary);
			if (!swept) {
				swept = true;
				await sweepLeftovers(server, folder, file.fileName, temporary);
				folder = await open();
			}
			const sent = await upload(server, folder, file, temporary);
			const verified =
				verify === 'size' ? 'size' : await verifyContent(folder, temporary, sent, server.name);
			return { folder: folder.path, names, ...sent, verified };
		} catch (error) {
			const failure = error instanceof DeliveryError ? error.about(file.fileName) : error;
			// A server's answers can be out of step after an upload that failed.
			if (unfinished.has(temporary)) server.drop();
			await attempts.next(failure, () => server.drop());
		}
	}
}

async function upload(
	server: PartnerServer,
	folder: RemoteFolder,
	{ fileName, open, measure }: FileToDeliver,
	temporary: string,
): Promise<Measure> {
	const facts = { server: server.name, folder: folder.path, fileName };
	let measured = measure;
	const content = async function* () {
		const opened = await open();
		yield* measure ? opened : measuring(opened, (found) => void (measured = found));
	};
	const confirmed = await folder.upload(temporary, content());
	const stored = await folder.sizeOf(temporary);
	if (stored === undefined) throw DeliveryError.of('notShown', facts);
	const sent = measured?.bytes ?? 0;
	if (!measured || stored !== sent || confirmed !== sent) {
		throw DeliveryError.of('sizeDiffers', { ...facts, sent, stored: Math.min(stored, confirmed) });
	}
	return measured;
}
