// A line that takes its time, in a process of its own: node delay-line.js <line as JSON>. Every packet is
// held for half of the round trip, in both directions; how many are on their way is not limited.
import { connect, createServer, type Socket } from 'node:net';

/** Loopback as well, where all ports are free. The certificates of the test servers name it. */
export const DELAYED_HOST = '127.0.0.2';

export interface DelayedLine {
	readonly host: string;
	readonly ports: readonly number[];
	/** Of one direction, in milliseconds. */
	readonly delay: number;
}

function hold(from: Socket, to: Socket, delay: number): void {
	from.setNoDelay(true);
	const later = (act: () => void) => setTimeout(act, delay);
	from.on('data', (chunk: Buffer) => later(() => to.write(chunk)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => later(() => to.destroy()));
	from.on('close', () => later(() => to.destroy()));
}

async function open({ host, ports, delay }: DelayedLine): Promise<void> {
	await Promise.all(
		ports.map(async (port) => {
			const server = createServer({ allowHalfOpen: true }, (client) => {
				const further = connect({ host, port, allowHalfOpen: true });
				hold(client, further, delay);
				hold(further, client, delay);
			});
			await new Promise<void>((resolve, reject) => {
				server.once('error', reject).listen(port, DELAYED_HOST, resolve);
			});
		}),
	);
	process.send?.('open');
	process.on('disconnect', () => process.exit());
}

const [, , line] = process.argv;
if (process.send && line !== undefined) void open(JSON.parse(line) as DelayedLine);
