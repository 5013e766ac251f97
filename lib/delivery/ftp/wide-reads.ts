import type { OnReadOpts, Socket } from 'node:net';
import { deferred, type Deferred } from '../wire/time';

/** The most that is taken from the line at once: Node's own 64 KiB cost a fast line half its speed. */
const BLOCK_BYTES = 1024 * 1024;
/** Less room than this is not worth a read; a new block is begun. */
const LEAST_ROOM = 128 * 1024;
/** What may wait for whoever takes it; then the line has to. */
const WAITING_BYTES = 2 * BLOCK_BYTES;

/**
 * What arrives on a socket, in large pieces, each to be taken once. It stands in the place of the
 * socket's own stream: give `onread` to `net.connect`, then `attach` the socket.
 */
export class WideReads implements AsyncIterableIterator<Buffer> {
	readonly onread: OnReadOpts = {
		buffer: () => this.room(),
		callback: (bytes) => this.take(bytes),
	};
	private socket?: Socket;
	private block = Buffer.allocUnsafe(BLOCK_BYTES);
	private filled = 0;
	private readonly pieces: Buffer[] = [];
	private waitingBytes = 0;
	private over = false;
	private fault: { readonly of: unknown } | undefined;
	private change: Deferred<void> = deferred();

	attach(socket: Socket): void {
		this.socket = socket;
		socket.once('end', () => this.end());
		socket.once('error', (error) => this.end({ of: error }));
		socket.once('close', () => this.end({ of: new Error('The data connection was closed') }));
		// Else its end would lie unread in the stream nothing flows through.
		socket.resume();
	}

	[Symbol.asyncIterator](): this {
		return this;
	}

	async next(): Promise<IteratorResult<Buffer, undefined>> {
		for (;;) {
			const piece = this.pieces.shift();
			if (piece) {
				this.waitingBytes -= piece.length;
				if (this.waitingBytes < WAITING_BYTES / 2) this.socket?.resume();
				return { done: false, value: piece };
			}
			if (this.fault) throw this.fault.of;
			if (this.over) return { done: true, value: undefined };
			await this.change.promise;
		}
	}

	private room(): Buffer {
		if (BLOCK_BYTES - this.filled < LEAST_ROOM) {
			// What was read lies in the old one still, and is taken from there.
			this.block = Buffer.allocUnsafe(BLOCK_BYTES);
			this.filled = 0;
		}
		return this.block.subarray(this.filled);
	}

	/** Returns whether the line may go on. */
	private take(bytes: number): boolean {
		this.pieces.push(this.block.subarray(this.filled, this.filled + bytes));
		this.filled += bytes;
		this.waitingBytes += bytes;
		this.tell();
		return this.waitingBytes < WAITING_BYTES;
	}

	/** An end of the stream comes before any fault; what comes first counts. */
	private end(fault?: { readonly of: unknown }): void {
		if (this.over) return;
		this.over = true;
		this.fault = fault;
		this.tell();
	}

	private tell(): void {
		this.change.resolve();
		this.change = deferred();
	}
}
