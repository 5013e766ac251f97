import { pump } from '../wire/pump';
import { deferred, Silence, within } from '../wire/time';
import type { FtpLine } from './line';
import { Transfer } from './transfer';

/** Small enough that each piece proves the line alive, large enough to keep it busy. */
const PIECE_BYTES = 256 * 1024;
/** What may wait in our memory, so that the line need not wait for us. */
const WAITING_BYTES = PIECE_BYTES;
const NOTHING = Buffer.alloc(0);

/**
 * Uploads with STOR and lets the server's own answer decide. Returns the bytes sent once the server
 * has confirmed the file. After any failure the connection is closed.
 */
export async function store(
	line: FtpLine,
	name: string,
	source: AsyncIterable<Uint8Array>,
): Promise<number> {
	const transfer = await Transfer.open(line);
	const { data } = transfer;
	let sent = 0;
	/** Waits until all that was written so far has left. */
	const drained = async () => {
		const taken = deferred<void>();
		data.write(NOTHING, (error) => (error ? taken.reject(error) : taken.resolve()));
		await within(line.patience.silence, taken.promise, () => new Silence());
	};
	const send = async (piece: Buffer) => {
		data.write(piece);
		sent += piece.length;
		if (data.writableLength >= WAITING_BYTES) await drained();
	};
	try {
		await transfer.start(`STOR ${name}`);
		// Nothing is to come, but what lies unread would turn our orderly end into a reset.
		data.resume();
		const stopped = deferred<never>();
		transfer.broken.catch(stopped.reject);
		transfer.whenRefused(stopped.reject);
		await pump(source, PIECE_BYTES, send, stopped.promise);
		await Promise.race([drained(), stopped.promise]);
		if (transfer.answered) throw new Error('The server called the transfer complete too early');
		data.end();
		await transfer.confirmed(sent);
		return sent;
	} catch (error) {
		const reason = await transfer.abandon(error);
		line.destroy();
		throw reason;
	}
}
