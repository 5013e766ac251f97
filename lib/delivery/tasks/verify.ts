import { DeliveryError } from '../delivery-error';
import { measure, type Measure } from './digest';
import type { Facts } from '../messages';
import type { RemoteFolder } from '../remote-folder';

/** How a file on a server was proved to be the one that was sent. */
export type Proof = 'size' | 'content' | 'checksum';

/**
 * Whether a file of the right size on a server has a certain content, and how that was found out: by
 * the checksum the server works out where it does that, else by reading the file back. After a
 * failure that is worth a further try the connection must be destroyed.
 */
export async function compareContent(
	folder: RemoteFolder,
	name: string,
	expected: Measure,
	server: string,
): Promise<{ same: boolean; proof: Proof }> {
	const checksum = await checksumOf(folder, name);
	if (checksum !== undefined) return { same: checksum === expected.sha256, proof: 'checksum' };
	const facts = { server, folder: folder.path, fileName: name };
	const stored = await measure(notLongerThan(expected.bytes, folder.download(name), facts));
	return { same: stored.sha256 === expected.sha256, proof: 'content' };
}

/** A file that grows while it is read may never end. */
async function* notLongerThan(
	most: number,
	content: AsyncIterable<Buffer>,
	facts: Facts,
): AsyncGenerator<Buffer> {
	let bytes = 0;
	for await (const chunk of content) {
		bytes += chunk.length;
		if (bytes > most) throw DeliveryError.of('changedWhileRead', facts);
		yield chunk;
	}
}

/** A server that announces checksums and then denies one is read from instead. */
async function checksumOf(folder: RemoteFolder, name: string): Promise<string | undefined> {
	try {
		return await folder.checksumOf(name);
	} catch (error) {
		if (error instanceof DeliveryError && !error.retryable) return undefined;
		throw error;
	}
}

/**
 * Throws unless the uploaded file is, by size or by content, the one that was sent; see
 * `contentDiffers` and `unverifiable` in messages/sending.ts.
 */
export async function verifyContent(
	folder: RemoteFolder,
	name: string,
	sent: Measure,
	server: string,
): Promise<Proof> {
	const facts = { server, folder: folder.path, fileName: name };
	try {
		const { same, proof } = await compareContent(folder, name, sent, server);
		if (!same) throw DeliveryError.of('contentDiffers', facts);
		return proof;
	} catch (error) {
		if (!(error instanceof DeliveryError) || error.retryable || error.fault === 'stopped') {
			throw error;
		}
		throw DeliveryError.of('unverifiable', { ...facts, reason: error.message }, error);
	}
}
