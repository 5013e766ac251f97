import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { breakOff } from '../../../../lib/delivery/wire/break-off';

/** Two ends of a connection: the one to break off, and the other. */
async function connection(): Promise<[Socket, Socket, () => void]> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const other = connect((server.address() as AddressInfo).port, '127.0.0.1');
	const [own] = (await once(server, 'connection')) as [Socket];
	return [own, other, () => server.close()];
}

it('resets a connection that is open, so that the other side sees no orderly end', async () => {
	const [own, other, done] = await connection();
	const seen = once(other, 'error');
	breakOff(own);
	expect(await seen).toMatchObject([{ code: 'ECONNRESET' }]);
	done();
});

it('closes a connection whose end is under way, instead of leaving a handle nobody can close', async () => {
	const [own, other, done] = await connection();
	const failures: unknown[] = [];
	own.on('error', (failure) => failures.push(failure));
	const closed = new Promise((resolve) => own.on('close', resolve));
	// The other side ends, so Node begins to end this one: that is when a reset is refused.
	own.on('end', () => queueMicrotask(() => breakOff(own)));
	own.resume();
	other.end();
	await closed;
	expect(failures).toEqual([]);
	done();
	other.destroy();
});
