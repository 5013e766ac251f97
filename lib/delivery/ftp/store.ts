import { pump } from '../wire/pump';
import { deferred, Silence, within } from '../wire/time';
import type { FtpLine } from './line';
import { Transfer } from './transfer';

/** Small enough that each piece proves the line alive, large enough to keep it busy. */
const PIECE_BYTES = 256 * 1024;
const NOTHING = Buffer.alloc(0);
/** What may wait in our memory for the line, so that it never waits for us. */
const WAITING_BYTES = 1024 * 1024;

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
	const send = async (piece: Buffer) => {
		data.write(piece);
		sent += piece.length;
		if (data.writableLength < WAITING_BYTES) return;
		const taken = deferred<void>();
		data.write(NOTHING, (error) => (error ? taken.reject(error) : taken.resolve()));
		await within(line.patience.silence, taken.promise, () => new Silence());
	};
	try {
		await transfer.start(`STOR ${name}`);
		// Nothing is to come, but what lies unread would turn our orderly end into a reset.
		data.resume();
		const stopped = deferred<never>();
		transfer.broken.catch(stopped.reject);
		transfer.whenRefused(stopped.reject);
		await pump(source, PIECE_BYTES, send, stopped.promise);
		if (transfer.answered) throw new Error('The server called the transfer complete too early');
		data.end();
		await transfer.confirmed();
		return sent;
	} catch (error) {
		const reason = await transfer.abandon(error);
		line.destroy();
		throw reason;
	}
}
