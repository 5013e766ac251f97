import { createServer } from 'node:net';

/** Below the ports Linux hands out by itself (ip_local_port_range begins at 32768). */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/** The first of `count` ports in a row that nobody listens on. */
export async function freePorts(count: number): Promise<number> {
	for (;;) {
		const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - count));
		const ports = Array.from({ length: count }, (_, index) => first + index);
		const free = await Promise.all(ports.map(isFree));
		if (free.every(Boolean)) return first;
	}
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, () => server.close(() => resolve(true)));
	});
}
