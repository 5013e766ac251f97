import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and an FTP server on 127.0.0.1, and answers some commands itself. */
export class FtpBetween {
	private readonly sockets = new Set<Socket>();
	private readonly server = createServer((client) => this.join(client));

	private constructor(
		private readonly behind: number,
		private readonly answer: (command: string) => string | undefined,
	) {}

	/** `answer` gets each command line; what it returns is sent instead of asking the server. */
	static async open(
		behind: number,
		answer: (command: string) => string | undefined,
	): Promise<FtpBetween> {
		const between = new FtpBetween(behind, answer);
		await new Promise<void>((resolve) => between.server.listen(0, '127.0.0.1', resolve));
		return between;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	private join(client: Socket): void {
		const server = connect(this.behind, '127.0.0.1');
		for (const [socket, other] of [
			[client, server],
			[server, client],
		] as const) {
			this.sockets.add(socket);
			// Whatever ends one side ends the other.
			socket.on('error', () => other.destroy());
			socket.once('close', () => other.destroy());
		}
		server.pipe(client);
		client.on('data', (bytes: Buffer) => {
			// An FTP client waits for each answer, so that a packet here is a whole command.
			const reply = this.answer(bytes.toString('utf8').trimEnd());
			if (reply === undefined) server.write(bytes);
			else client.write(`${reply}\r\n`);
		});
	}
}
