import { SourceFailure } from '../delivery-error';
import { Interruption } from './interruption';

/**
 * Reads a source to its end and hands it to `send` in pieces of at most `pieceSize` bytes, one
 * after the other; the next piece is read when `send` settles. Stops at once when `stopped`
 * rejects, even while the source is being waited for. A source that fails gives a SourceFailure.
 */
export async function pump(
	source: AsyncIterable<Uint8Array>,
	pieceSize: number,
	send: (piece: Buffer) => Promise<void>,
	stopped: Promise<never>,
): Promise<void> {
	const chunks = source[Symbol.asyncIterator]();
	const interruption = new Interruption(stopped);
	let ended = false;
	try {
		for (;;) {
			const next = chunks.next().catch((error: unknown) => {
				ended = true;
				throw new SourceFailure(error);
			});
			const { done, value } = await interruption.race(next);
			if (done) {
				ended = true;
				return;
			}
			const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
			for (let start = 0; start < bytes.length; start += pieceSize) {
				await interruption.race(send(bytes.subarray(start, start + pieceSize)));
			}
		}
	} finally {
		// Lets the source free what it holds; there is nothing left to say if it cannot.
		if (!ended) void chunks.return?.().catch(() => undefined);
	}
}
