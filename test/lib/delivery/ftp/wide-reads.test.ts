import '../../../support/core-errors';
import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WideReads } from '../../../../lib/delivery/ftp/wide-reads';

let server: Server;
let serve: (socket: Socket) => void;
let port: number;

beforeEach(async () => {
	server = createServer((socket) => {
		socket.on('error', () => undefined);
		serve(socket);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
	await new Promise((resolve) => server.close(resolve));
});

function open(): { reads: WideReads; socket: Socket } {
	const reads = new WideReads();
	const socket = connect({ host: '127.0.0.1', port, onread: reads.onread });
	reads.attach(socket);
	return { reads, socket };
}

test('every byte arrives in order, however slowly it is taken, and the line waits meanwhile', async () => {
	const content = randomBytes(24 * 1024 * 1024 + 7);
	serve = (socket) => socket.end(content);
	const { reads, socket } = open();
	const pieces: Buffer[] = [];
	for await (const piece of reads) {
		pieces.push(piece);
		const ahead = socket.bytesRead - pieces.reduce((sum, { length }) => sum + length, 0);
		expect(ahead).toBeLessThan(4 * 1024 * 1024);
		await pause(1);
	}
	expect(Buffer.concat(pieces).equals(content)).toBe(true);
	socket.destroy();
});

test('pieces stay as they are while further ones arrive', async () => {
	serve = (socket) => {
		socket.write(Buffer.alloc(900_000, 'a'));
		setTimeout(() => socket.end(Buffer.alloc(900_000, 'b')), 30);
	};
	const { reads, socket } = open();
	const pieces: Buffer[] = [];
	for await (const piece of reads) pieces.push(piece);
	expect(Buffer.concat(pieces).toString()).toBe('a'.repeat(900_000) + 'b'.repeat(900_000));
	socket.destroy();
});

test('an empty content ends, and a reset is told after what had arrived', async () => {
	serve = (socket) => socket.end();
	const empty = open();
	expect(await empty.reads.next()).toEqual({ done: true, value: undefined });
	empty.socket.destroy();

	serve = (socket) => {
		socket.write('begun');
		setTimeout(() => socket.resetAndDestroy(), 30);
	};
	const { reads } = open();
	expect((await reads.next()).value?.toString()).toBe('begun');
	await expect(reads.next()).rejects.toMatchObject({ code: 'ECONNRESET' });
});
