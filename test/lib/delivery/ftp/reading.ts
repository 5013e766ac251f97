import type { RemoteFolder } from '../../../../lib/delivery';

/** The whole content of a file on a server. */
export async function contentOf(folder: RemoteFolder, name: string): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of folder.download(name)) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** Bytes without a pattern that a lost or doubled piece could hide in; the same each time. */
export function noise(bytes: number): Buffer {
	const content = Buffer.alloc(bytes);
	for (let at = 0, state = 1; at < bytes; at++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		content[at] = state >>> 24;
	}
	return content;
}
