import type { SFTPWrapper } from 'ssh2';
import { pump } from '../wire/pump';
import { deferred, Silence, type Deferred } from '../wire/time';

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
	let position = 0;
	let acknowledged = 0;
	let underWay = 0;
	let settled: Deferred<void> | undefined;
	let watchdog: NodeJS.Timeout | undefined;

	const onAnswer = (length: number, error?: Error | null) => {
		if (error) return stopped.reject(error);
		underWay--;
		acknowledged += length;
		if (underWay > 0) watchdog?.refresh();
		else clearTimeout(watchdog);
		settled?.resolve();
	};
	const untilFewerThan = async (limit: number) => {
		while (underWay >= limit) {
			settled = deferred<void>();
			await Promise.race([settled.promise, stopped.promise]);
		}
	};
	const send = async (piece: Buffer) => {
		await untilFewerThan(WINDOW);
		if (underWay++ === 0) watchdog = setTimeout(() => stopped.reject(new Silence()), silence);
		const at = position;
		position += piece.length;
		sftp.write(handle, piece, 0, piece.length, at, (error) => onAnswer(piece.length, error));
	};
	try {
		await pump(source, PIECE_BYTES, send, stopped.promise);
		await untilFewerThan(1);
	} finally {
		clearTimeout(watchdog);
	}
	return acknowledged;
}
