import type { SFTPWrapper } from 'ssh2';
import { Interruption } from '../wire/interruption';
import { Silence } from '../wire/time';
import { pieceSize } from './piece-size';
import { Watchdog } from './watchdog';
import { widenWindow } from './wide-window';

/** Bytes asked for at once, and held at most when the taker is slow; and requests at once. */
const WINDOW_BYTES = 4 * 1024 * 1024;
const MOST_REQUESTS = 64;

/**
 * Reads an open file from its first byte to its end, many reads at a time, and gives the pieces in
 * order. A server may give less than was asked for: the rest is then asked for again, and only the
 * server's word that the file ends ends it. Throws the first refused read; a Silence when nothing
 * is answered for `silence` milliseconds although reads are under way; or what `lost` rejects with.
 */
export async function* readAll(
	sftp: SFTPWrapper,
	handle: Buffer,
	silence: number,
	lost: Promise<never>,
): AsyncGenerator<Buffer, void, undefined> {
	const bytesOfPiece = pieceSize(sftp, 'read');
	const window = Math.min(MOST_REQUESTS, Math.floor(WINDOW_BYTES / bytesOfPiece));
	const interruption = new Interruption(lost);
	const watchdog = new Watchdog(silence, () => interruption.stop(new Silence()));

	const read = async (into: Buffer, position: number): Promise<number> =>
		await new Promise((resolve, reject) => {
			watchdog.asked();
			widenWindow(sftp);
			sftp.read(handle, into, 0, into.length, position, (error, length) => {
				watchdog.answered();
				if (error) reject(error);
				else resolve(length);
			});
		});
	const readPiece = async (start: number): Promise<Buffer> => {
		const piece = Buffer.allocUnsafeSlow(bytesOfPiece);
		let length = 0;
		while (length < bytesOfPiece) {
			const more = await read(piece.subarray(length), start + length);
			if (more === 0) break;
			length += more;
		}
		return piece.subarray(0, length);
	};

	const pieces: Array<Promise<Buffer>> = [];
	let position = 0;
	const askForMore = () => {
		while (pieces.length < window) {
			const piece = readPiece(position);
			// Those after the end, or after a refused one, are never waited for.
			piece.catch(() => undefined);
			pieces.push(piece);
			position += bytesOfPiece;
		}
	};
	try {
		for (;;) {
			askForMore();
			const piece = await interruption.race(pieces.shift()!);
			if (piece.length > 0) yield piece;
			if (piece.length < bytesOfPiece) return;
		}
	} finally {
		watchdog.stop();
	}
}
