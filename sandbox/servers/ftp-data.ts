import { breakOff } from '../../lib/delivery/wire/break-off';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How long a client may take to open the data connection it asked for, in milliseconds. */
const PATIENCE = 10_000;

/** One passive data connection: a port of its own, for one transfer. */
export class PassiveConnection {
	private socket?: Socket;
	private readonly arrived: Promise<Socket | undefined>;

	private constructor(private readonly server: Server) {
		this.arrived = new Promise((resolve) => {
			server.once('close', () => resolve(this.socket));
			server.once('connection', (socket) => {
				this.socket = socket;
				// The reader sees the end of the stream; a reset before that must not end the process.
				socket.on('error', () => undefined);
				resolve(socket);
			});
		});
	}

	static async open(): Promise<PassiveConnection> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new PassiveConnection(server);
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** The client's data socket, or undefined when it never came. */
	async accepted(): Promise<Socket | undefined> {
		const timer = setTimeout(() => this.server.close(), PATIENCE);
		const socket = await this.arrived;
		clearTimeout(timer);
		this.server.close();
		return socket;
	}

	/** Breaks the transfer off as a crash would. */
	breakOff(): void {
		if (this.socket) breakOff(this.socket);
	}

	/** Gives the port back and cuts the transfer short if one is running. */
	close(): void {
		this.server.close();
		this.socket?.destroy();
	}
}
