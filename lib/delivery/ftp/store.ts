import { FTPError, type Client } from 'basic-ftp';
import { SourceFailure } from '../delivery-error';
import { pump } from '../wire/pump';
import { deferred, Silence, within } from '../wire/time';
import { breakOff } from '../wire/break-off';

/** Small enough that each piece proves the line alive, large enough to keep it busy. */
const PIECE_BYTES = 256 * 1024;
/** How long the server may take to explain a data connection that broke, in milliseconds. */
const GRACE = 3_000;

/**
 * Uploads with STOR and lets the server's own answer decide.
 *
 * basic-ftp's uploadFrom closes the control connection when the data connection breaks, and so
 * loses the reason a server gives a moment later: a full disk then looks like a network fault
 * (basic-ftp pull request 242). Here the data socket is taken out of its hands; a break waits
 * for the reply. Returns the bytes sent once the server has confirmed the file. After any failure
 * the client is closed, so that a late reply is never taken for the answer to another command.
 */
export async function store(
	client: Client,
	name: string,
	source: AsyncIterable<Uint8Array>,
	silence: number,
): Promise<number> {
	const { ftp } = client;
	try {
		await client.prepareTransfer(ftp);
		const data = ftp.dataSocket;
		if (!data) throw new Error('basic-ftp opened no data socket');

		const stopped = deferred<never>();
		data.removeAllListeners('error').removeAllListeners('close').removeAllListeners('timeout');
		data.setTimeout(0);
		data.on('error', stopped.reject);
		data.once('close', () => stopped.reject(new Error('The data connection was closed')));

		let sent = 0;
		let allSent = false;
		let grace: NodeJS.Timeout | undefined;
		const send = async (piece: Buffer) => {
			const taken = deferred<void>();
			data.write(piece, (error) => (error ? taken.reject(error) : taken.resolve()));
			await within(silence, taken.promise, () => new Silence());
			sent += piece.length;
		};
		const transfer = async () => {
			try {
				await pump(source, PIECE_BYTES, send, stopped.promise);
				allSent = true;
				data.end();
				ftp.socket.setTimeout(silence);
			} catch (error) {
				// A reset, not an orderly end: the server must not take a part for the whole.
				breakOff(data);
				const close = () => ftp.closeWithError(error as Error);
				const ours = error instanceof SourceFailure || error instanceof Silence;
				if (ours) close();
				else grace = setTimeout(close, GRACE);
			}
		};

		try {
			await ftp.handle(`STOR ${name}`, (response, task) => {
				if (response instanceof Error) {
					stopped.reject(response);
					task.reject(response);
				} else if (response.code === 150 || response.code === 125) {
					// The control connection has nothing to say while the data flows.
					ftp.socket.setTimeout(0);
					void transfer();
				} else if (response.code >= 200 && response.code < 300) {
					task.resolve(response);
				} else {
					task.reject(new FTPError(response));
				}
			});
		} finally {
			clearTimeout(grace);
		}
		if (!allSent) throw new Error('The server called the transfer complete before its end');
		return sent;
	} catch (error) {
		client.close();
		throw error;
	}
}
