import type { FileHandle } from 'node:fs/promises';
import type { Socket } from 'node:net';
import type { DownloadFaults } from './faults';

const PIECE_BYTES = 64 * 1024;

/** Sends a file, as well as the faults let it, and says what the server has to do next. */
export async function retrieveFile(
	handle: FileHandle,
	socket: Socket,
	{ endAfter, dropAfter, stallAfter }: DownloadFaults,
): Promise<'complete' | 'broken' | 'drop' | 'stall'> {
	const gone = new Promise((resolve) => socket.once('close', resolve));
	const most = Math.min(endAfter ?? Infinity, dropAfter ?? Infinity, stallAfter ?? Infinity);
	// Nothing is to come, but the end is only heard by who reads.
	socket.resume();
	const piece = Buffer.alloc(PIECE_BYTES);
	for (let position = 0; position < most && !socket.destroyed;) {
		const length = Math.min(piece.length, most - position);
		const { bytesRead } = await handle.read(piece, 0, length, position);
		if (bytesRead === 0) break;
		position += bytesRead;
		const bytes = Buffer.from(piece.subarray(0, bytesRead));
		await Promise.race([gone, new Promise((resolve) => socket.write(bytes, resolve))]);
	}
	if (socket.destroyed) return 'broken';
	if (dropAfter !== undefined) return 'drop';
	if (stallAfter !== undefined) return 'stall';
	socket.end();
	await gone;
	return 'complete';
}
