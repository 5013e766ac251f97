import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { connect, DeliveryError, type RemoteConnection } from '../../../../lib/delivery';
import type { ServerFaults, SftpServerOptions } from '../../../../sandbox/servers';
import { heldBytes } from '../../../support/held-bytes';
import { Harness, IMPATIENT } from '../harness';

const MB = 1024 * 1024;
const SHORT = { ...IMPATIENT, silence: 300 };
const PATIENT = { ...IMPATIENT, silence: 10_000 };
/** Servers with limits of their own are asked for large pieces, all others for small ones. */
const SMALL_PIECES: Partial<SftpServerOptions> = { extensions: ['posix-rename@openssh.com'] };

let connection: RemoteConnection;
const others: RemoteConnection[] = [];
// Before the harness, which waits for the last connection to end.
afterEach(() => [connection, ...others.splice(0)].forEach((each) => each.destroy()));
const harness = new Harness('sftp');

/** Where nothing is to go wrong, a machine that is busy must not look like a silent server. */
async function start(
	faults: ServerFaults = {},
	options: Partial<SftpServerOptions> = {},
	patience = Object.keys(faults).length > 0 ? SHORT : PATIENT,
) {
	await harness.start({ faults, ...options });
	connection = await connect(harness.access, patience);
	return await connection.open('incoming');
}

async function another(): Promise<RemoteConnection> {
	const made = await connect(harness.access, PATIENT);
	others.push(made);
	return made;
}

function put(content: Buffer): void {
	writeFileSync(join(harness.root, 'incoming', 'people.csv'), content);
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of source) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** What came before the failure, and the failure. */
async function untilItFails(
	source: AsyncIterable<Buffer>,
): Promise<{ bytes: number; failure: DeliveryError }> {
	let bytes = 0;
	try {
		for await (const piece of source) bytes += piece.length;
	} catch (error) {
		if (error instanceof DeliveryError) return { bytes, failure: error };
		throw error;
	}
	throw new Error(`The download ended after ${bytes} bytes`);
}

const same = (got: Buffer, wanted: Buffer) =>
	expect([got.length, got.equals(wanted)]).toEqual([wanted.length, true]);

describe.each([
	['large pieces', {}, 254 * 1024],
	['small pieces', SMALL_PIECES, 31 * 1024],
])('In %s', (_, options, piece) => {
	test.each([0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, piece - 1, piece, piece + 1, 3 * MB])(
		'%d bytes come as they are',
		async (bytes) => {
			const content = randomBytes(bytes);
			put(content);
			const folder = await start({}, options);
			same(await all(folder.download('people.csv')), content);
		},
	);

	test('24 MB come as they are, and go up as they are', async () => {
		const content = randomBytes(24 * MB + 7);
		put(content);
		const folder = await start({}, options);
		const parts = async function* () {
			yield* folder.download('people.csv');
		};
		const other = await connect(harness.access, IMPATIENT);
		try {
			const copy = await other.open('incoming');
			expect(await copy.upload('copy.csv', parts())).toBe(content.length);
			same(await all(copy.download('copy.csv')), content);
		} finally {
			await other.close();
		}
	});

	test('A server that gives less than it was asked for is asked again', async () => {
		const content = randomBytes(MB + 1);
		put(content);
		const folder = await start({ download: { atMost: 9_999 } }, options);
		same(await all(folder.download('people.csv')), content);
	});

	test('A file said to end early ends there, for the caller to compare', async () => {
		put(randomBytes(MB));
		const folder = await start({ download: { endAfter: 500_000 } }, options);
		expect((await all(folder.download('people.csv'))).length).toBe(500_000);
		expect(await folder.sizeOf('people.csv')).toBe(MB);
	});

	test.each([
		['breaks', { dropAfter: 2 * MB }, 'lost'],
		['falls silent', { stallAfter: 2 * MB }, 'stalled'],
		['cannot read on', { damagedAfter: 2 * MB }, 'downloadRefused'],
	])('A server that %s midway is given up, and told', async (_what, download, fault) => {
		put(randomBytes(8 * MB));
		const folder = await start({ download }, options);
		const started = performance.now();
		const { bytes, failure } = await untilItFails(folder.download('people.csv'));
		expect(failure.fault).toBe(fault);
		expect(failure.message).not.toContain('s3cret');
		expect(bytes).toBeLessThanOrEqual(2 * MB);
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

test.each([
	['missing', 'nothing.csv', {}, 'fileMissing', 'There is no file'],
	['closed to the account', 'people.csv', { forbidden: true }, 'readForbidden', 'may not read'],
])('A file that is %s is told', async (_, name, download, fault, words) => {
	put(Buffer.from('x'));
	const folder = await start({ download });
	const { failure } = await untilItFails(folder.download(name));
	expect(failure).toMatchObject({ fault, retryable: false });
	expect(failure.message).toContain(words);
	// The connection is as good as before.
	expect(await folder.sizeOf('people.csv')).toBe(1);
});

test('A folder is no file', async () => {
	await start();
	const { failure } = await untilItFails((await connection.open('')).download('incoming'));
	expect(failure.fault).toBe('downloadRefused');
});

test('A slow taker is waited for, however long, and little is held meanwhile', async () => {
	put(randomBytes(24 * MB));
	const folder = await start({}, {}, SHORT);
	const hash = createHash('sha256');
	let pieces = 0;
	for await (const piece of folder.download('people.csv')) {
		hash.update(piece);
		// Longer than the server may be silent, with all that was asked for long since there.
		if (pieces++ === 3) await new Promise((resolve) => setTimeout(resolve, 500));
	}
	expect(pieces).toBeGreaterThan(90);
});

test('A taker that stops leaves nothing behind once the connection is cut', async () => {
	put(randomBytes(8 * MB));
	const folder = await start();
	for await (const piece of folder.download('people.csv')) {
		expect(piece.length).toBeGreaterThan(0);
		break;
	}
	connection.destroy();
	await expect(folder.sizeOf('people.csv')).rejects.toMatchObject({ fault: 'lost' });
});

test('A connection cut between two pieces ends the wait', async () => {
	put(randomBytes(8 * MB));
	const folder = await start();
	const pieces = folder.download('people.csv')[Symbol.asyncIterator]();
	await pieces.next();
	connection.destroy();
	const rest = async () => {
		while (!(await pieces.next()).done);
	};
	await expect(rest()).rejects.toMatchObject({ fault: 'lost' });
});

test('What has passed is let go of, on the way down and up', async () => {
	const bytes = 96 * MB;
	const place = join(harness.root, 'incoming', 'people.csv');
	writeFileSync(place, '');
	truncateSync(place, bytes);
	const file = openSync(place, 'r+');
	writeSync(file, 'end', bytes - 3);
	closeSync(file);
	await start();
	// Collecting garbage takes a moment, in which nobody listens.
	const folder = await (await another()).open('incoming');
	let taken = 0;
	let pieces = 0;
	let most = 0;
	const watched = async function* () {
		for await (const piece of folder.download('people.csv')) {
			taken += piece.length;
			if (pieces++ % 96 === 95) most = Math.max(most, heldBytes());
			yield piece;
		}
	};
	const before = heldBytes();
	await (await (await another()).open('incoming')).upload('copy.csv', watched());
	expect(taken).toBe(bytes);
	expect(most - before).toBeLessThan(48 * MB);
});
