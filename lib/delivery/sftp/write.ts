import type { SFTPWrapper } from 'ssh2';
import { Interruption } from '../wire/interruption';
import { pump } from '../wire/pump';
import { deferred, Silence, type Deferred } from '../wire/time';
import { pieceSize } from './piece-size';
import { Watchdog } from './watchdog';

/** Bytes under way at once, so that a far server's answers need not be waited for; and requests. */
const WINDOW_BYTES = 8 * 1024 * 1024;
const MOST_REQUESTS = 64;

/**
 * Writes a source into an open file, many writes at a time, and returns the bytes the server has
 * acknowledged once it has acknowledged all. Rejects with the first refused write; when nothing is
 * acknowledged for `silence` milliseconds although writes are under way; or when `lost` rejects.
 */
export async function writeAll(
	sftp: SFTPWrapper,
	handle: Buffer,
	source: AsyncIterable<Uint8Array>,
	silence: number,
	lost: Promise<never>,
): Promise<number> {
	const bytesOfPiece = pieceSize(sftp, 'write');
	const window = Math.min(MOST_REQUESTS, Math.floor(WINDOW_BYTES / bytesOfPiece));
	const stopped = deferred<never>();
	lost.catch(stopped.reject);
	const interruption = new Interruption(stopped.promise);
	const watchdog = new Watchdog(silence, () => stopped.reject(new Silence()));
	let position = 0;
	let acknowledged = 0;
	let underWay = 0;
	let answer: Deferred<void> | undefined;

	const untilFewerThan = async (limit: number) => {
		while (underWay >= limit) {
			answer = deferred<void>();
			await interruption.race(answer.promise);
		}
	};
	const send = async (piece: Buffer) => {
		await untilFewerThan(window);
		underWay++;
		watchdog.asked();
		sftp.write(handle, piece, 0, piece.length, position, (error) => {
			if (error) return stopped.reject(error);
			underWay--;
			watchdog.answered();
			acknowledged += piece.length;
			answer?.resolve();
		});
		position += piece.length;
	};
	try {
		await pump(inPieces(source, bytesOfPiece), bytesOfPiece, send, stopped.promise);
		await untilFewerThan(1);
	} finally {
		watchdog.stop();
	}
	return acknowledged;
}

/** A source cut anew, in one buffer that is used again: ssh2 copies what it writes. */
async function* inPieces(
	source: AsyncIterable<Uint8Array>,
	bytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
	const piece = Buffer.allocUnsafeSlow(bytes);
	let filled = 0;
	for await (const chunk of source) {
		for (let start = 0; start < chunk.length;) {
			const part = chunk.subarray(start, start + bytes - filled);
			piece.set(part, filled);
			start += part.length;
			filled += part.length;
			if (filled === bytes) {
				yield piece;
				filled = 0;
			}
		}
	}
	if (filled > 0) yield piece.subarray(0, filled);
}
