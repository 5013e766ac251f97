import { connect, createServer, type Server, type Socket } from 'node:net';
import { breakOff } from '../../../lib/delivery/wire/break-off';
import type { Protocol } from '../../../lib/delivery';
import type { Endpoint } from './wish';

/** Loopback as well, with all its ports free for us. The certificates name it. */
const OUR_HOST = '127.0.0.2';
/** No packet of a login or of a handshake is that long, and the packets of an upload are. */
const LONGEST_BEFORE = 8 * 1024;

/** Which packets of a connection are those of files. */
type Carries = 'all' | 'afterHandshake' | 'never';

/** How a connection is cut: as a router that forgets it does, or as a crash closes it in order. */
export type Cut = 'reset' | 'end';

function carried(protocol: Protocol, isControl: boolean): Carries {
	if (protocol === 'ftp') return isControl ? 'never' : 'all';
	return protocol !== 'sftp' && isControl ? 'never' : 'afterHandshake';
}

/**
 * A line to a server that fails when told to: it forwards each of the endpoint's ports, under the same
 * number on another address, so that encrypted data connections find their way through it as well.
 */
export class BadLine {
	readonly host = OUR_HOST;
	private readonly open = new Set<Socket>();
	/** Called with everything that passes, in both directions. */
	overhear: (bytes: Buffer) => void = () => undefined;
	private plan?: { left: number; act: () => void };

	private constructor(
		private readonly servers: readonly Server[],
		readonly port: number,
	) {}

	static async before({ host, port, dataPorts, protocol }: Endpoint): Promise<BadLine> {
		const ports = [port, ...dataPorts];
		const servers = ports.map(() => createServer({ pauseOnConnect: true, allowHalfOpen: true }));
		const line = new BadLine(servers, port);
		await Promise.all(
			servers.map(async (server, index) => {
				const at = ports[index] ?? 0;
				const carriesFiles = carried(protocol, at === port);
				server.on('connection', (client) =>
					line.forward(client, connect({ host, port: at, allowHalfOpen: true }), carriesFiles),
				);
				await new Promise<void>((resolve, reject) => {
					server.once('error', reject).listen(at, OUR_HOST, resolve);
				});
			}),
		);
		return line;
	}

	/**
	 * Does something, once, when that many bytes of an upload have passed (of what goes over the line, so
	 * encryption counts). No further byte passes before it is done.
	 */
	afterBytes(bytes: number, act: () => void): void {
		this.plan = { left: bytes, act };
	}

	/** Whether what was planned has not happened yet. */
	get planned(): boolean {
		return this.plan !== undefined;
	}

	/** Cuts every connection. New ones can be made at once. */
	cut(how: Cut): void {
		for (const socket of this.open) {
			if (how === 'reset') breakOff(socket);
			else socket.destroy();
		}
	}

	async close(): Promise<void> {
		const closed = this.servers.map(
			async (server) => await new Promise<void>((resolve) => server.close(() => resolve())),
		);
		this.cut('end');
		await Promise.all(closed);
	}

	private forward(client: Socket, server: Socket, carriesFiles: Carries): void {
		this.couple(client, server);
		this.couple(server, client);
		server.on('data', (chunk: Buffer) => {
			if (!client.write(chunk)) server.pause();
		});
		let uploading = carriesFiles === 'all';
		client.on('data', (chunk: Buffer) => {
			uploading ||= carriesFiles === 'afterHandshake' && chunk.length > LONGEST_BEFORE;
			if (uploading && this.plan && (this.plan.left -= chunk.length) <= 0) {
				const { left, act } = this.plan;
				this.plan = undefined;
				this.strike(client, server, chunk, chunk.length + left, act);
			} else if (!server.write(chunk)) client.pause();
		});
		client.resume();
	}

	/** Lets the bytes before the planned moment pass, does what was planned, then lets the rest pass. */
	private strike(client: Socket, server: Socket, chunk: Buffer, bytes: number, act: () => void) {
		client.pause();
		server.write(chunk.subarray(0, bytes), () => {
			act();
			if (client.destroyed) return;
			server.write(chunk.subarray(bytes));
			client.resume();
		});
	}

	/** What happens to one side happens to the other: a pause, an orderly end, a reset. */
	private couple(one: Socket, other: Socket): void {
		this.open.add(one);
		one.on('data', (chunk: Buffer) => this.overhear(chunk));
		one.setNoDelay(true);
		one.on('drain', () => other.resume());
		one.on('end', () => other.end());
		one.on('error', () => breakOff(other));
		one.on('close', () => {
			this.open.delete(one);
			other.destroy();
		});
	}
}
