import { FTPError, type FTPResponse } from 'basic-ftp';
import type { Socket } from 'node:net';
import { breakOff } from '../wire/break-off';
import { deferred, Silence, within } from '../wire/time';
import type { FtpLine } from './line';
import { openDataConnection } from './passive';

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
	private readonly started = deferred<void>();
	private readonly answer = deferred<FTPResponse>();
	private flowing = false;
	/** Whether the server has said its last word. */
	answered = false;

	private constructor(
		private readonly line: FtpLine,
		readonly data: Socket,
	) {}

	static async open(line: FtpLine): Promise<Transfer> {
		return new Transfer(line, await openDataConnection(line));
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
				this.started.resolve();
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
		await Promise.race([this.started.promise, this.answer.promise]);
		this.flowing = true;
	}

	/** Calls back with the reason when the server gives up while the data flows. */
	whenRefused(act: (reason: Error) => void): void {
		this.answer.promise.catch(act);
	}

	/** The server's confirmation, once all the data has flowed. */
	async confirmed(): Promise<void> {
		if (!this.answered) this.line.client.ftp.socket.setTimeout(this.line.patience.silence);
		await this.answer.promise;
	}

	/** Why the data connection broke: the server's own words, or the break itself. */
	async reason(broken: unknown): Promise<unknown> {
		try {
			await within(GRACE, this.answer.promise, () => new Silence());
		} catch (answer) {
			if (answer instanceof FTPError) return answer;
		}
		return broken;
	}

	/**
	 * Ends a transfer that went wrong. The connection is closed with it, so that a late reply is never
	 * taken for the answer to another command; a request that was refused at once leaves it usable.
	 */
	abandon(error?: unknown): void {
		if (!this.flowing && error instanceof FTPError) {
			this.data.destroy();
			return;
		}
		// A reset, not an orderly end: the server must not take a part for the whole.
		breakOff(this.data);
		this.line.destroy();
	}
}
