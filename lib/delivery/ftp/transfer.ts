import { FTPError, type FTPResponse } from 'basic-ftp';
import type { Socket } from 'node:net';
import { SourceFailure } from '../delivery-error';
import { breakOff } from '../wire/break-off';
import { deferred, Silence, within } from '../wire/time';
import { forWholeFile } from '../wire/whole-file';
import type { FtpLine } from './line';
import { openDataConnection } from './passive';
import { encryptData } from './tls';
import { BrokenHandshake, isOurRefusal } from './tls-failures';
import { WideReads } from './wide-reads';

/** How long the server may take to explain a data connection that broke, in milliseconds. */
const GRACE = 3_000;

/**
 * One command with a data connection, such as STOR or RETR, whose outcome is the server's own answer.
 *
 * basic-ftp's transfers close the control connection when the data connection breaks, and so lose the
 * reason a server gives a moment later: a full disk then looks like a network fault (basic-ftp pull
 * request 242). Here the data connection is ours alone; a break waits for the reply.
 */
export class Transfer {
	/** Where the bytes flow, encrypted where the login is. */
	readonly data: Socket;
	/** Rejects when the data connection breaks or is closed. */
	readonly broken: Promise<never>;
	private readonly ready: Promise<unknown>;
	private readonly mayFlow = deferred<void>();
	private readonly answer = deferred<FTPResponse>();
	private flowing = false;
	/** Whether the server has said its last word. */
	answered = false;

	private constructor(
		private readonly line: FtpLine,
		private readonly raw: Socket,
	) {
		const { tls } = line.terms;
		const encrypted = tls && encryptData(raw, line.client.ftp, tls);
		this.data = encrypted ?? raw;
		const broken = deferred<never>();
		let secured = encrypted === undefined;
		this.data.on('error', (error) => broken.reject(secured ? error : new BrokenHandshake(error)));
		this.data.once('close', () => broken.reject(new Error('The data connection was closed')));
		this.broken = broken.promise;
		const encryption = deferred<void>();
		encrypted?.once('secureConnect', () => {
			// The listener of encryptData came first, and may have refused the certificate.
			if (encrypted.destroyed) return;
			secured = true;
			encryption.resolve();
		});
		this.ready = encrypted ? Promise.race([encryption.promise, broken.promise]) : Promise.resolve();
		this.ready.catch(() => undefined);
	}

	/** For something to be sent. */
	static async open(line: FtpLine): Promise<Transfer> {
		return new Transfer(line, await openDataConnection(line));
	}

	/** For something to arrive, which is then in `pieces`. */
	static async toRead(
		line: FtpLine,
	): Promise<{ transfer: Transfer; pieces: AsyncIterator<Buffer, undefined> }> {
		if (line.terms.tls) {
			const transfer = await Transfer.open(line);
			return { transfer, pieces: transfer.data[Symbol.asyncIterator]() };
		}
		const pieces = new WideReads();
		const raw = await openDataConnection(line, pieces.onread);
		pieces.attach(raw);
		return { transfer: new Transfer(line, raw), pieces };
	}

	/** Gives the command; settles once bytes may flow. Throws the server's refusal. */
	async start(command: string): Promise<void> {
		const { ftp } = this.line.client;
		const handled = ftp.handle(command, (response, task) => {
			if (response instanceof Error) {
				task.reject(response);
			} else if (response.code === 150 || response.code === 125) {
				// The control connection has nothing to say while the data flows.
				ftp.socket.setTimeout(0);
				this.mayFlow.resolve();
			} else if (response.code >= 300) {
				task.reject(new FTPError(response));
			} else if (response.code >= 200) {
				task.resolve(response);
			}
		}) as Promise<FTPResponse>;
		handled.then(this.answer.resolve, this.answer.reject);
		const settled = () => (this.answered = true);
		handled.then(settled, settled);
		// Some servers say nothing in between when there is next to nothing to send.
		await Promise.race([this.mayFlow.promise, this.answer.promise]);
		this.flowing = true;
		// Some servers begin with the encryption only now.
		await within(this.line.patience.silence, this.ready, () => new Silence());
	}

	/** Calls back with the reason when the server gives up while the data flows. */
	whenRefused(act: (reason: Error) => void): void {
		this.answer.promise.catch(act);
	}

	/** The server's confirmation, once all the data has flowed; `stored` bytes of it the server has to keep. */
	async confirmed(stored = 0): Promise<void> {
		const { client, patience } = this.line;
		if (!this.answered) client.ftp.socket.setTimeout(forWholeFile(patience.silence, stored));
		await this.answer.promise;
	}

	/**
	 * Ends a transfer that went wrong and returns why: the server's own words where it has any. The
	 * connection is closed with it, so that a late reply is never taken for the answer to another
	 * command; a request that was refused at once leaves it usable.
	 */
	async abandon(error: unknown): Promise<unknown> {
		if (!this.flowing && error instanceof FTPError) {
			this.data.destroy();
			return error;
		}
		this.breakOff();
		const ours = [SourceFailure, Silence].some((kind) => error instanceof kind);
		const reason = ours || isOurRefusal(error) ? error : await this.explanation(error);
		this.line.destroy();
		return reason;
	}

	/** Why the data connection broke. */
	private async explanation(broken: unknown): Promise<unknown> {
		try {
			await within(GRACE, this.answer.promise, () => new Silence());
		} catch (answer) {
			if (answer instanceof FTPError) return answer;
		}
		return broken;
	}

	/** A reset, not an orderly end: the server must not take a part for the whole. */
	breakOff(): void {
		if (!this.data.writableEnded) breakOff(this.raw);
		this.data.destroy();
	}
}
