import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { DeliveryError, getFile, type PartnerServer, type Take } from '../../../../lib/delivery';
import { Harness, NO_WAITS } from '../harness';
import { meddling } from '../meddling';

const TEXT = 'Prénom;Nom\r\nZoë;Núñez\r\n'.repeat(4000);
const CONTENT = Buffer.from(TEXT);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Takes files as a program does that writes them to a disk, and remembers each try. */
class Taker {
	readonly tries: Array<{ fileName: string; bytes: number; content: Buffer; whole: boolean }> = [];

	readonly take: Take = async (content, file) => {
		const chunks: Buffer[] = [];
		const taken = { ...file, content: Buffer.alloc(0), whole: false };
		this.tries.push(taken);
		const disk = new Writable({
			write: (chunk: Buffer, _, done) => {
				chunks.push(chunk);
				taken.content = Buffer.concat(chunks);
				done();
			},
		});
		await pipeline(content, disk);
		taken.whole = true;
	};
}

describe.each(['ftp', 'sftp'] as const)('Getting a file over %s', (protocol) => {
	const harness = new Harness(protocol);
	const get = async (partner: PartnerServer, take: Take, largestBytes?: number) =>
		await getFile(
			partner,
			{ folder: 'incoming', fileName: 'people.csv', largestBytes },
			take,
			NO_WAITS,
		);
	const failing = async (partner: PartnerServer, take: Take, largestBytes?: number) => {
		const failure: unknown = await get(partner, take, largestBytes).catch(
			(error: unknown) => error,
		);
		expect(failure).toBeInstanceOf(DeliveryError);
		return failure as DeliveryError;
	};

	test('It comes byte for byte, and the receipt tells all about it', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		const time = new Date('2026-11-21T22:15:42Z');
		utimesSync(join(harness.root, 'incoming', 'people.csv'), time, time);
		const taker = new Taker();
		expect(await get(harness.partner(), taker.take)).toEqual({
			folder: '/incoming',
			fileName: 'people.csv',
			bytes: CONTENT.length,
			sha256: sha256(CONTENT),
			modifiedAt: '2026-11-21T22:15:42.000Z',
		});
		expect(taker.tries).toEqual([
			{ fileName: 'people.csv', bytes: CONTENT.length, content: CONTENT, whole: true },
		]);
	});

	test('Large and empty files come, one after the other over one login', async () => {
		await harness.start();
		const large = randomBytes(8 * 1024 * 1024 + 7);
		writeFileSync(join(harness.root, 'incoming', 'people.csv'), large);
		const partner = harness.partner();
		const hash = createHash('sha256');
		const hashing: Take = async (content) => {
			for await (const chunk of content) hash.update(chunk);
		};
		expect(await get(partner, hashing)).toMatchObject({ sha256: sha256(large) });
		expect(hash.digest('hex')).toBe(sha256(large));
		harness.put('people.csv', '');
		const taker = new Taker();
		expect(await get(partner, taker.take)).toMatchObject({ bytes: 0 });
		expect(taker.tries).toMatchObject([{ bytes: 0, whole: true }]);
		const logins = harness.server.commands?.filter((command) => command === 'PASS ***').length;
		expect(logins ?? harness.server.loginAttempts).toBe(1);
	});

	test('A missing file, and a folder of that name, are told as such', async () => {
		await harness.start();
		const taker = new Taker();
		const failure = await failing(harness.partner(), taker.take);
		expect(failure).toMatchObject({ fault: 'fileMissing', retryable: false });
		expect(failure.message).toMatch(
			/^There is no file 'people.csv' in the folder '\/incoming' on /,
		);
		mkdirSync(join(harness.root, 'incoming', 'people.csv'));
		expect((await failing(harness.partner(), taker.take)).retryable).toBe(false);
		expect(taker.tries.filter(({ whole }) => whole)).toEqual([]);
	});

	test('A file that is too large is not opened', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		const taker = new Taker();
		const failure = await failing(harness.partner(), taker.take, 1000);
		expect(failure.message).toContain(`has ${CONTENT.length} bytes, and 1000 are the most allowed`);
		expect(taker.tries).toEqual([]);
		expect(await get(harness.partner(), taker.take, CONTENT.length)).toBeDefined();
	});

	/** Downloads that give only so many bytes and then end, or break. */
	const giving = (bytes: number, then: 'end' | 'break', times = Infinity) => {
		let left = times;
		return harness.partner(
			{},
			meddling((folder) => ({
				async *download(name) {
					const fails = left-- > 0;
					let given = 0;
					for await (const chunk of folder.download(name)) {
						if (!fails) yield chunk;
						else if (given < bytes) yield chunk.subarray(0, bytes - given);
						given += chunk.length;
					}
					if (fails && then === 'break') throw DeliveryError.of('lost', { during: 'reading' });
				},
			})),
		);
	};

	test('A part is never taken for the whole', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		const taker = new Taker();
		const failure = await failing(giving(30_000, 'end'), taker.take);
		expect(failure).toMatchObject({ fault: 'fetchedDiffers' });
		expect(failure.message).toContain(
			`gave 30000 bytes of 'people.csv' although it shows ${CONTENT.length}`,
		);
		expect(taker.tries.map(({ whole }) => whole)).toEqual([false, false, false]);
	});

	test.each(['end', 'break'] as const)(
		'A try whose stream did %s early is made again',
		async (then) => {
			await harness.start();
			harness.put('people.csv', TEXT);
			const taker = new Taker();
			expect(await get(giving(30_000, then, 1), taker.take)).toMatchObject({
				sha256: sha256(CONTENT),
			});
			expect(taker.tries.map(({ whole }) => whole)).toEqual([false, true]);
			expect(taker.tries[1]?.content.equals(CONTENT)).toBe(true);
		},
	);

	test.each([
		[{ dropAfter: 30_000 }, 'lost', 3],
		[{ endAfter: 30_000 }, 'fetchedDiffers', 3],
		[{ forbidden: true }, 'readForbidden', 1],
	] as const)(
		'A server that does %j to downloads is told as %s',
		async (download, fault, tries) => {
			await harness.start({ faults: { download } });
			harness.put('people.csv', TEXT);
			const taker = new Taker();
			expect((await failing(harness.partner(), taker.take)).fault).toBe(fault);
			expect(taker.tries.map(({ whole }) => whole)).toEqual(Array(tries).fill(false));
			harness.server.setFaults({ download: { ...download }, times: 1 });
			if (tries === 3) expect(await get(harness.partner(), taker.take)).toBeDefined();
		},
	);

	test('A server that falls silent in the middle is given up, and then tried again', async () => {
		await harness.start({ faults: { download: { stallAfter: 30_000 }, times: 1 } });
		harness.put('people.csv', TEXT);
		const taker = new Taker();
		expect(await get(harness.partner(), taker.take)).toMatchObject({ sha256: sha256(CONTENT) });
		expect(taker.tries.map(({ whole }) => whole)).toEqual([false, true]);
	});

	test('A file that grows is not taken', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		let size = CONTENT.length;
		const partner = harness.partner(
			{},
			meddling((folder) => ({
				async *download(name) {
					yield* folder.download(name);
					harness.put('people.csv', TEXT + 'x'.repeat(++size - CONTENT.length));
				},
			})),
		);
		expect((await failing(partner, new Taker().take)).fault).toBe('changedWhileRead');
	});

	test('What cannot be kept here is told as such, once, and the next file comes', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		const partner = harness.partner();
		const take = jest.fn<Promise<void>, Parameters<Take>>(async (content) => {
			for await (const chunk of content) if (chunk.length > 0) throw new Error('ENOSPC here');
		});
		const failure = await failing(partner, take);
		expect(failure).toMatchObject({ fault: 'takeFailed', retryable: false });
		expect(failure.message).toContain("'people.csv' from 127.0.0.1:");
		expect(failure.message).toContain('could not be kept here: ENOSPC here');
		expect(take).toHaveBeenCalledTimes(1);
		expect(await get(partner, new Taker().take)).toMatchObject({ sha256: sha256(CONTENT) });
	});

	test('Who takes a file has to read it to its end', async () => {
		await harness.start();
		harness.put('people.csv', TEXT);
		await expect(get(harness.partner(), async () => undefined)).rejects.toThrow(TypeError);
	});
});
