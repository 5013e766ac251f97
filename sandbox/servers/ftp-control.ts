import type { Socket } from 'node:net';
import { breakOff } from '../../lib/delivery/wire/break-off';
import type { FtpEncryption } from './ftp-encryption';

/** The server's end of a control connection: lines come in and replies go out. */
export class FtpControl {
	encrypted = false;
	/** Settles when the connection is gone. */
	readonly closed: Promise<unknown>;
	private received: Buffer = Buffer.alloc(0);
	/** The same as `raw`, or the encrypted one on top of it. */
	private socket: Socket;

	constructor(
		private readonly raw: Socket,
		private readonly encoding: BufferEncoding,
		private readonly onLine: (line: string) => void,
	) {
		this.socket = raw;
		raw.setNoDelay(true);
		// A client that leaves without a word is ordinary; 'close' follows and cleans up.
		raw.on('error', () => undefined);
		this.closed = new Promise((resolve) => raw.once('close', resolve));
		void this.closed.then(() => this.socket.destroy());
		this.listen();
	}

	/** Begins with TLS, and calls back once both sides agree on it. */
	encrypt(encryption: FtpEncryption, agreed = () => {}): void {
		this.mute();
		this.encrypted = true;
		this.socket = encryption.control(this.raw).once('secure', agreed);
		this.listen();
	}

	/** Hears nothing any more, and stays connected. */
	mute(): void {
		this.raw.removeAllListeners('data');
	}

	say(...lines: string[]): void {
		if (this.socket.writable) this.socket.write([...lines, ''].join('\r\n'), this.encoding);
	}

	end(): void {
		this.socket.end();
	}

	/** Ends as a crash does. */
	breakOff(): void {
		breakOff(this.raw);
	}

	private listen(): void {
		this.socket.on('data', (bytes: Buffer) => this.read(bytes));
	}

	private read(bytes: Buffer): void {
		this.received = Buffer.concat([this.received, bytes]);
		for (let end; (end = this.received.indexOf('\r\n')) >= 0;) {
			// Decoded only when the line is whole: a letter may arrive in two packets.
			const line = this.received.subarray(0, end).toString(this.encoding);
			this.received = this.received.subarray(end + 2);
			this.onLine(line);
		}
	}
}
