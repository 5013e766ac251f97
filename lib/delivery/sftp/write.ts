import type { SFTPWrapper } from 'ssh2';
import { Interruption } from '../wire/interruption';
import { pump } from '../wire/pump';
import { deferred, Silence, type Deferred } from '../wire/time';
import { Watchdog } from './watchdog';

/** A write ssh2 sends in one packet to any server; it splits longer ones and waits in between. */
const PIECE_BYTES = 31 * 1024;
/** Writes under way at once, so that a far server's answers need not be waited for. */
const WINDOW = 64;

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
		await untilFewerThan(WINDOW);
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
		await pump(source, PIECE_BYTES, send, stopped.promise);
		await untilFewerThan(1);
	} finally {
		watchdog.stop();
	}
	return acknowledged;
}
