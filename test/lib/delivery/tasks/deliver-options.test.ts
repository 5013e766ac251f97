import { createHash } from 'node:crypto';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { deliver, DeliveryError, type DeliveryOptions } from '../../../../lib/delivery';
import { Harness, inPieces } from '../harness';
import { meddling } from '../meddling';

const CONTENT = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n'.repeat(4000));
const TEXT = CONTENT.toString('utf8');
/** As long, and not the same. */
const OTHER = Buffer.from(TEXT.replace('Zoë', 'Noé'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const DAY = 24 * 3_600_000;

describe.each(['ftp', 'sftp'] as const)('Over %s', (protocol) => {
	const harness = new Harness(protocol);
	const uploads = () => {
		const { commands, requests = [] } = harness.server;
		return [...(commands ?? []), ...requests].filter((line) => /^(STOR|OPEN .*part)/.test(line));
	};

	describe('a content whose measure is known', () => {
		const known = async (measure: { sha256: string; bytes: number }) => {
			await harness.start();
			const open = jest.fn(() => inPieces(CONTENT));
			const file = { folder: 'incoming', fileName: 'people.csv', open, measure };
			const delivered = await deliver(harness.partner(), file, { waits: [] }).catch(
				(error: unknown) => error,
			);
			return { delivered, open };
		};

		test('is opened to be sent and not to be worked out', async () => {
			harness.put('people.csv', OTHER.toString());
			const { delivered, open } = await known({ sha256: sha256(CONTENT), bytes: CONTENT.length });
			expect(delivered).toMatchObject({ sha256: sha256(CONTENT), bytes: CONTENT.length });
			expect(open).toHaveBeenCalledTimes(1);
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});

		test.each([
			['longer', { sha256: sha256(CONTENT), bytes: CONTENT.length + 1 }, 'sizeDiffers'],
			['other', { sha256: sha256(OTHER), bytes: CONTENT.length }, 'contentDiffers'],
		])('and is a(n) %s one arrives nowhere', async (_, measure, fault) => {
			expect((await known(measure)).delivered).toMatchObject({ fault });
			expect(harness.files()).toEqual({});
		});
	});

	describe('what arrived is compared by content', () => {
		/** The server gives another byte back, as often as told. */
		const damaging = (times: number) => {
			let left = times;
			return harness.partner(
				{},
				meddling((folder) => ({
					checksumOf: async () => undefined,
					async *download(name) {
						const damaged = left-- > 0;
						for await (const chunk of folder.download(name)) {
							if (damaged) chunk[0] = (chunk[0] ?? 0) ^ 1;
							yield chunk;
						}
					},
				})),
			);
		};

		test('A file that arrived with another byte is sent again', async () => {
			await harness.start();
			const receipt = await harness.deliver(CONTENT, { partner: damaging(1) });
			expect(receipt).toMatchObject({ attempts: 2, verified: 'content', sha256: sha256(CONTENT) });
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});

		test('One that never arrives right is not delivered', async () => {
			await harness.start();
			harness.put('people.csv', 'old');
			const failure = await harness.failure(CONTENT, { partner: damaging(3) });
			expect(failure).toMatchObject({ fault: 'contentDiffers', retryable: true });
			expect(failure.message).toMatch(/gives 'people.csv' back with another content/);
			expect(harness.files()).toEqual({ 'people.csv': 'old' });
		});

		test.each([
			[sha256(CONTENT), 'checksum'],
			[undefined, 'content'],
		] as const)('A server that works out %j is believed as far', async (checksum, verified) => {
			await harness.start();
			const partner = harness.partner(
				{},
				meddling(() => ({ checksumOf: async () => checksum })),
			);
			expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ verified });
		});

		test("A server's checksum of other bytes is not", async () => {
			await harness.start();
			const partner = harness.partner(
				{},
				meddling(() => ({ checksumOf: async () => sha256(OTHER) })),
			);
			const failure = await harness.failure(CONTENT, { partner });
			expect(failure.fault).toBe('contentDiffers');
			expect(harness.files()).toEqual({});
		});

		const mayNotRead = () =>
			harness.partner(
				{},
				meddling(() => ({
					checksumOf: async () => undefined,
					// eslint-disable-next-line require-yield -- that is the point
					async *download(fileName) {
						throw DeliveryError.of('readForbidden', { fileName, folder: '/', server: 'it' });
					},
				})),
			);

		test('An account that may not read is told what to do, and nothing stays', async () => {
			await harness.start();
			const failure = await harness.failure(CONTENT, { partner: mayNotRead() });
			expect(failure).toMatchObject({ fault: 'unverifiable', retryable: false });
			expect(failure.message).toMatch(/does not let 'people.csv' be read back/);
			expect(failure.remedy).toContain("Set 'Verify' to the size alone");
			expect(harness.files()).toEqual({});
		});

		test('It delivers all the same when the size is enough, even over another file', async () => {
			await harness.start();
			harness.put('people.csv', OTHER.toString());
			const receipt = await harness.deliver(CONTENT, { partner: mayNotRead() }, { verify: 'size' });
			expect(receipt).toMatchObject({ verified: 'size', outcome: 'delivered', replaced: true });
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});
	});

	describe('an identical file', () => {
		test('is left alone, and nothing is sent', async () => {
			await harness.start();
			harness.put('people.csv', TEXT);
			const place = join(harness.root, 'incoming', 'people.csv');
			const { ino } = statSync(place);
			const open = jest.fn(() => inPieces(CONTENT));
			const receipt = await harness.deliver(open, {}, { whenExists: 'refuse' });

			expect(receipt).toEqual({
				outcome: 'identical',
				folder: '/incoming',
				fileName: 'people.csv',
				bytes: CONTENT.length,
				sha256: sha256(CONTENT),
				verified: 'content',
				replaced: false,
				seenInFolder: true,
				leftBehind: [],
				attempts: 1,
				seconds: expect.any(Number) as number,
			});
			expect(statSync(place).ino).toBe(ino);
			expect(uploads()).toEqual([]);
			expect(open).toHaveBeenCalledTimes(1);
		});

		test('is one of the same bytes, not of the same size', async () => {
			await harness.start();
			harness.put('people.csv', OTHER.toString());
			expect(await harness.deliver(CONTENT)).toMatchObject({ outcome: 'delivered' });
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});

		test('is sent again where that is wanted', async () => {
			await harness.start();
			harness.put('people.csv', TEXT);
			const open = jest.fn(() => inPieces(CONTENT));
			const receipt = await harness.deliver(open, {}, { skipIdentical: false });
			expect(receipt).toMatchObject({ outcome: 'delivered', replaced: true });
			expect(open).toHaveBeenCalledTimes(1);
		});

		test('that cannot be read to its end is replaced', async () => {
			await harness.start();
			harness.put('people.csv', TEXT);
			let reads = 0;
			const partner = harness.partner(
				{},
				meddling((folder) => ({
					async *download(name) {
						const first = reads++ === 0;
						for await (const chunk of folder.download(name)) {
							if (first) throw DeliveryError.of('lost', {});
							yield chunk;
						}
					},
				})),
			);
			const receipt = await harness.deliver(CONTENT, { partner });
			expect(receipt).toMatchObject({ outcome: 'delivered', attempts: 1 });
		});

		test('cannot be told when our own file cannot be read', async () => {
			await harness.start();
			harness.put('people.csv', TEXT);
			const failure = await harness.failure(async function* () {
				yield CONTENT;
				throw new Error('the disk of n8n broke');
			});
			expect(failure.fault).toBe('sourceFailed');
			expect(uploads()).toEqual([]);
		});
	});

	describe('a name that is taken', () => {
		const refuse: Partial<DeliveryOptions> = { whenExists: 'refuse' };
		const dated: Partial<DeliveryOptions> = { whenExists: 'datedName', day: '2026-11-22' };

		test('can be refused before anything is sent', async () => {
			await harness.start();
			harness.put('people.csv', 'old');
			const failure = await harness.failure(CONTENT, {}, refuse);
			expect(failure).toMatchObject({ fault: 'nameTaken', retryable: false });
			expect(failure.message).toMatch(/There is a 'people.csv' in the folder '\/incoming' on /);
			expect(uploads()).toEqual([]);
			expect(harness.files()).toEqual({ 'people.csv': 'old' });
		});

		test('is no matter when it is free', async () => {
			await harness.start();
			const receipt = await harness.deliver(CONTENT, {}, refuse);
			expect(receipt).toMatchObject({ outcome: 'delivered', replaced: false });
		});

		test.each([refuse, dated])(
			'is left alone also when it was taken meanwhile: %j',
			async (how) => {
				await harness.start();
				const partner = harness.partner(
					{},
					meddling((folder) => ({
						upload: async (name, source) => {
							harness.put('people.csv', 'of somebody else');
							return await folder.upload(name, source);
						},
					})),
				);
				if (how === dated) {
					const receipt = await harness.deliver(CONTENT, { partner }, how);
					expect(receipt).toMatchObject({ fileName: 'people_2026-11-22.csv', replaced: false });
					expect(harness.files()).toEqual({
						'people.csv': 'of somebody else',
						'people_2026-11-22.csv': TEXT,
					});
				} else {
					const failure = await harness.failure(CONTENT, { partner }, how);
					expect(failure.fault).toBe('nameTaken');
					expect(harness.files()).toEqual({ 'people.csv': 'of somebody else' });
				}
			},
		);

		test('gives way to a name with the date, and that to one with a counter', async () => {
			await harness.start();
			const send = async (text: string, fileName: string) =>
				(await harness.deliver(Buffer.from(text), { fileName }, dated)).fileName;
			const names = [];
			for (const text of ['1', '2', '3', '4']) names.push(await send(text, 'people.csv'));
			for (const text of ['a', 'b']) names.push(await send(text, 'people.csv.pgp'));
			for (const text of ['x', 'y']) names.push(await send(text, 'people'));
			expect(names).toEqual([
				'people.csv',
				'people_2026-11-22.csv',
				'people_2026-11-22_2.csv',
				'people_2026-11-22_3.csv',
				'people.csv.pgp',
				'people_2026-11-22.csv.pgp',
				'people',
				'people_2026-11-22',
			]);
			expect(harness.files()['people_2026-11-22_2.csv']).toBe('3');
			// Each of them is found again.
			const again = await harness.deliver(Buffer.from('3'), {}, dated);
			expect(again).toMatchObject({ outcome: 'identical', fileName: 'people_2026-11-22_2.csv' });
		});

		test.each(['done', 'notDone'] as const)(
			'and an answer to the rename that is lost with it %s',
			async (loseRename) => {
				await harness.start({ faults: { loseRename, times: 1 } });
				const receipt = await harness.deliver(CONTENT, {}, refuse);
				expect(receipt).toMatchObject({ attempts: 2, replaced: false, seenInFolder: true });
				expect(harness.files()).toEqual({ 'people.csv': TEXT });
			},
		);
	});

	test('What our own deliveries left behind is swept after a day, and nothing else', async () => {
		await harness.start();
		const ages: Record<string, number> = {
			'people.csv.00000001.part': 25 / 24,
			'people.csv.00000002.part': 23 / 24,
			'people.csv.0000000g.part': 9,
			'people.csv.part': 9,
			'people.csv.00000003.old': 9,
			'staff.csv.00000004.part': 9,
			'xpeople.csv.00000005.part': 9,
			'people-csv.00000006.part': 9,
		};
		for (const [name, days] of Object.entries(ages)) {
			harness.put(name, 'unfinished');
			const time = new Date(Date.now() - days * DAY);
			utimesSync(join(harness.root, 'incoming', name), time, time);
		}
		await harness.deliver(CONTENT);
		const { ['people.csv.00000001.part']: swept, ...others } = ages;
		expect(swept).toBeDefined();
		expect(Object.keys(harness.files()).sort()).toEqual(
			['people.csv', ...Object.keys(others)].sort(),
		);
	});

	test('A server that shows no list is delivered to over one login', async () => {
		await harness.start();
		const connects = jest.fn();
		const partner = harness.partner({}, async (access, patience) => {
			connects();
			return await meddling(() => ({
				list: async () => {
					throw DeliveryError.of('listingForbidden', {});
				},
			}))(access, patience);
		});
		await harness.deliver(CONTENT, { partner });
		expect(connects).toHaveBeenCalledTimes(1);
	});
});
