import { createHash } from 'node:crypto';
import { mkdirSync, unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import {
	collect,
	DeliveryError,
	type Claim,
	type Collection,
	type FilesToCollect,
	type PartnerServer,
	type Take,
} from '../../../../lib/delivery';
import { Harness, NO_WAITS } from '../harness';
import { meddling } from '../meddling';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 22, minute));
const DONE: Claim = { how: 'rename', suffix: '.done' };

/** Keeps what was taken whole, by name. */
function keeping(): { take: Take; kept: Array<[name: string, content: string]> } {
	const kept: Array<[string, string]> = [];
	const take: Take = async (content, { fileName }) => {
		const chunks: Buffer[] = [];
		for await (const chunk of content) chunks.push(chunk);
		kept.push([fileName, Buffer.concat(chunks).toString('utf8')]);
	};
	return { take, kept };
}

describe.each(['ftp', 'sftp'] as const)('Collecting over %s', (protocol) => {
	const harness = new Harness(protocol);
	const put = (name: string, content: string, minute: number) => {
		harness.put(name, content);
		utimesSync(join(harness.root, 'incoming', name), at(minute), at(minute));
	};
	const collecting = async (
		take: Take,
		change: Partial<FilesToCollect> = {},
		partner: PartnerServer = harness.partner(),
	): Promise<Collection> => {
		const usual = { folder: 'incoming', pattern: '*.csv', stableSeconds: 0, largestBytes: 1000 };
		return await collect(partner, { ...usual, claim: DONE, ...change }, take, NO_WAITS);
	};
	const failing = async (...parameters: Parameters<typeof collecting>) => {
		const failure: unknown = await collecting(...parameters).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(DeliveryError);
		return failure as DeliveryError;
	};
	const names = (collection: Collection) => collection.collected.map(({ fileName }) => fileName);
	const inFolder = (folder = 'incoming') => Object.keys(harness.files(folder)).sort();

	test('Files that match come oldest first, each once, over one login', async () => {
		await harness.start();
		put('b.csv', 'second', 2);
		put('c.csv', 'first', 1);
		put('a.csv', 'second too', 2);
		put('d.txt', 'another kind', 0);
		mkdirSync(join(harness.root, 'incoming', 'folder.csv'));
		const { take, kept } = keeping();
		const collection = await collecting(take);

		expect(collection).toEqual({
			collected: [
				['c.csv', 'first', 1] as const,
				['a.csv', 'second too', 2] as const,
				['b.csv', 'second', 2] as const,
			].map(([fileName, content, minute]) => ({
				folder: '/incoming',
				fileName,
				bytes: content.length,
				sha256: sha256(content),
				modifiedAt: at(minute).toISOString(),
				claimedAs: `/incoming/${fileName}.done`,
			})),
			passedOver: [],
		});
		expect(kept).toEqual([
			['c.csv', 'first'],
			['a.csv', 'second too'],
			['b.csv', 'second'],
		]);
		const logins = harness.server.commands?.filter((command) => command === 'PASS ***').length;
		expect(logins ?? harness.server.loginAttempts).toBe(1);
		expect(await collecting(take, { pattern: '*' })).toMatchObject({
			collected: [{ fileName: 'd.txt' }],
		});
		expect(kept).toHaveLength(4);
	});

	test('What is unfinished, too large or no file is passed over with the reason', async () => {
		await harness.start();
		put('a.csv', 'a', 1);
		put('b.csv.1a2b3c4d.part', 'b', 1);
		put('c.tmp', 'c', 1);
		put('d.csv', 'd'.repeat(1001), 1);
		put('.e.csv', 'e', 1);
		const { take, kept } = keeping();
		const collection = await collecting(take, { pattern: '*' });
		expect(kept).toEqual([['a.csv', 'a']]);
		const reasons = Object.fromEntries(
			collection.passedOver.map(({ fileName, reason }) => [fileName, reason]),
		);
		expect(reasons).toEqual({
			'b.csv.1a2b3c4d.part': 'Its name is that of an unfinished upload',
			'c.tmp': 'Its name is that of an unfinished upload',
			'd.csv': 'It has 1001 bytes, and 1000 are the most allowed',
		});
		expect(inFolder()).toEqual(['.e.csv', 'a.csv.done', 'b.csv.1a2b3c4d.part', 'c.tmp', 'd.csv']);
	});

	test('Only files changed later, and only so many, when so asked', async () => {
		await harness.start();
		for (const minute of [1, 2, 3, 4]) put(`${minute}.csv`, 'x', minute);
		const { take } = keeping();
		const claim = { how: 'leave' } as const;
		const later = await collecting(take, { claim, modifiedAfter: at(2) });
		expect(names(later)).toEqual(['3.csv', '4.csv']);
		expect(later.collected[0]).not.toHaveProperty('claimedAs');
		expect(names(await collecting(take, { claim, most: 3 }))).toEqual(['1.csv', '2.csv', '3.csv']);
		expect(inFolder()).toEqual(['1.csv', '2.csv', '3.csv', '4.csv']);
	});

	test('A file is only taken once two looks show the same', async () => {
		await harness.start();
		for (const name of ['same.csv', 'grows.csv', 'touched.csv', 'goes.csv']) put(name, 'x', 1);
		let looks = 0;
		const partner = harness.partner(
			{},
			meddling((folder) => ({
				list: async () => {
					if (++looks === 2) {
						put('grows.csv', 'xx', 1);
						put('touched.csv', 'x', 2);
						put('new.csv', 'x', 1);
						unlinkSync(join(harness.root, 'incoming', 'goes.csv'));
					}
					return await folder.list();
				},
			})),
		);
		const { take } = keeping();
		const collection = await collecting(take, { stableSeconds: 0.02 }, partner);
		expect(names(collection)).toEqual(['same.csv']);
		const changed = 'It changed within 0.02 s, so it is still being written';
		expect(collection.passedOver.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))).toEqual([
			{ fileName: 'goes.csv', reason: 'It was gone at the second look' },
			{ fileName: 'grows.csv', reason: changed },
			{ fileName: 'touched.csv', reason: changed },
		]);
		expect(looks).toBe(2);
	});

	test('An empty folder is looked at once', async () => {
		await harness.start();
		const started = performance.now();
		const nothing = await collecting(keeping().take, { stableSeconds: 60 });
		expect(nothing).toEqual({ collected: [], passedOver: [] });
		expect(performance.now() - started).toBeLessThan(5_000);
	});

	describe('claiming', () => {
		test('moves files to another folder, and never over one that is there', async () => {
			mkdirSync(join(harness.root, 'done'));
			await harness.start();
			const { take, kept } = keeping();
			const claim = { how: 'move', folder: 'done' } as const;
			for (const content of ['one', 'two']) {
				put('a.csv', content, 1);
				await collecting(take, { claim });
			}
			expect(kept.map(([, content]) => content)).toEqual(['one', 'two']);
			expect(inFolder()).toEqual([]);
			const [first, second] = inFolder('done');
			expect([first, second]).toEqual(['a.csv', expect.stringMatching(/^a_[0-9a-f]{8}\.csv$/)]);
			expect(Object.values(harness.files('done'))).toEqual(['one', 'two']);
		});

		test('renames past a name that is taken', async () => {
			await harness.start();
			put('a.csv.done', 'before', 0);
			put('a.csv', 'now', 1);
			const { take } = keeping();
			const { collected } = await collecting(take, { pattern: '*' });
			expect(collected).toHaveLength(1);
			expect(collected[0]?.claimedAs).toMatch(/^\/incoming\/a_[0-9a-f]{8}\.csv\.done$/);
			expect(harness.files()['a.csv.done']).toBe('before');
			expect(names(await collecting(take, { pattern: '*' }))).toEqual([]);
		});

		test('keeps a suffix whole that holds an extension, so that nothing is collected twice', async () => {
			await harness.start();
			const claim = { how: 'rename', suffix: '.done.csv' } as const;
			const { take, kept } = keeping();
			for (const content of ['one', 'two']) {
				put('a.csv', content, 1);
				await collecting(take, { claim, pattern: '*' });
			}
			expect(names(await collecting(take, { claim, pattern: '*' }))).toEqual([]);
			expect(kept.map(([, content]) => content)).toEqual(['one', 'two']);
		});

		test.each([DONE, { how: 'move', folder: 'done' } as const])(
			'lets of two runs at once each file go to one: %j',
			async (claim) => {
				mkdirSync(join(harness.root, 'done'));
				await harness.start();
				const all = Array.from({ length: 20 }, (_, index) => `${10 + index}.csv`);
				for (const name of all) put(name, `content of ${name}`, 1);
				const runs = [keeping(), keeping(), keeping()];
				const collections = await Promise.all(
					runs.map(async ({ take }) => await collecting(take, { claim })),
				);
				const taken = runs.flatMap(({ kept }) => kept.map(([name]) => name));
				expect(taken.sort()).toEqual(all);
				expect(collections.flatMap(names).sort()).toEqual(all);
				for (const { kept } of runs) {
					for (const [name, content] of kept) expect(content).toBe(`content of ${name}`);
				}
				const reasons = collections.flatMap(({ passedOver }) => passedOver);
				expect(new Set(reasons.map(({ reason }) => reason))).toEqual(
					new Set(['It is gone: another run has it, or it was taken away']),
				);
			},
		);

		test('that is refused leaves the file alone, and says so', async () => {
			await harness.start({ faults: { refuseRename: 'always' } });
			put('a.csv', 'a', 1);
			const { take, kept } = keeping();
			const { collected, passedOver } = await collecting(take);
			expect([collected, kept]).toEqual([[], []]);
			expect(passedOver).toEqual([
				{ fileName: 'a.csv', reason: expect.stringMatching(/renamed to 'a.csv.done'/) as string },
			]);
			expect(inFolder()).toEqual(['a.csv']);
		});

		test('whose answer is lost is made again when it was not done', async () => {
			await harness.start({ faults: { loseRename: 'notDone', times: 1 } });
			put('a.csv', 'a', 1);
			expect(names(await collecting(keeping().take))).toEqual(['a.csv']);
			expect(inFolder()).toEqual(['a.csv.done']);
		});

		test('whose answer is lost when it was done is told, since it may be of another run', async () => {
			await harness.start({ faults: { loseRename: 'done', times: 1 } });
			put('a.csv', 'a', 1);
			put('b.csv', 'b', 2);
			const { take, kept } = keeping();
			const { collected, passedOver } = await collecting(take);
			expect(collected.map(({ fileName }) => fileName)).toEqual(['b.csv']);
			expect(kept).toEqual([['b.csv', 'b']]);
			expect(passedOver).toEqual([
				{
					fileName: 'a.csv',
					reason: expect.stringMatching(
						/broke while 'a.csv' was being claimed, and it may be in '\/incoming\/a.csv.done' now/,
					) as string,
				},
			]);
		});

		test.each([
			[{ how: 'rename', suffix: '' } as const, 'suffixUnusable'],
			[{ how: 'rename', suffix: '/x' } as const, 'suffixUnusable'],
			[{ how: 'move', folder: '/incoming' } as const, 'claimInPlace'],
			[{ how: 'move', folder: 'nowhere' } as const, 'folderMissing'],
		])('by %j is refused before anything is touched', async (claim, fault) => {
			await harness.start();
			put('a.csv', 'a', 1);
			expect((await failing(keeping().take, { claim })).fault).toBe(fault);
			expect(inFolder()).toEqual(['a.csv']);
		});
	});

	describe('when a file cannot be fetched', () => {
		const downloading = (fails: (name: string) => DeliveryError | undefined) =>
			harness.partner(
				{},
				meddling((folder) => ({
					async *download(name) {
						const failure = fails(name);
						if (failure) throw failure;
						yield* folder.download(name);
					},
				})),
			);

		test('it gets its old name back, and the next one comes', async () => {
			await harness.start();
			put('a.csv', 'a', 1);
			put('b.csv', 'b', 2);
			const { take, kept } = keeping();
			const partner = downloading((name) =>
				name.startsWith('a')
					? DeliveryError.of('readForbidden', { fileName: name, folder: '/', server: 'it' })
					: undefined,
			);
			const { collected, passedOver, stoppedBy } = await collecting(take, { most: 1 }, partner);
			expect(collected.map(({ fileName }) => fileName)).toEqual(['b.csv']);
			expect(passedOver).toMatchObject([
				{ fileName: 'a.csv', reason: expect.stringContaining("may not read 'a.csv'") as string },
			]);
			expect(stoppedBy).toBeUndefined();
			expect(kept).toEqual([['b.csv', 'b']]);
			expect(inFolder()).toEqual(['a.csv', 'b.csv.done']);
		});

		test('a part is never taken for the whole, and the file gets its old name back', async () => {
			await harness.start({ faults: { download: { endAfter: 1 } } });
			put('a.csv', 'abc', 1);
			const { take, kept } = keeping();
			const { collected, passedOver } = await collecting(take);
			expect([collected, kept]).toEqual([[], []]);
			expect(passedOver).toEqual([
				{
					fileName: 'a.csv',
					reason: expect.stringMatching(/gave 1 bytes of 'a.csv' although it shows 3/) as string,
				},
			]);
			expect(inFolder()).toEqual(['a.csv']);
		});

		test('a broken connection is tried again with a fresh stream', async () => {
			await harness.start();
			put('a.csv', 'a', 1);
			let tries = 0;
			const partner = downloading(() =>
				++tries < 3 ? DeliveryError.of('lost', { during: 'reading' }) : undefined,
			);
			const { take, kept } = keeping();
			expect(names(await collecting(take, {}, partner))).toEqual(['a.csv']);
			expect([tries, kept]).toEqual([3, [['a.csv', 'a']]]);
		});

		test('a network that stays broken is the end, and the file has its old name', async () => {
			await harness.start();
			put('a.csv', 'a', 1);
			const partner = downloading(() => DeliveryError.of('lost', { server: 'it', during: 'it' }));
			const failure = await failing(keeping().take, {}, partner);
			expect(failure.fault).toBe('lost');
			expect(inFolder()).toEqual(['a.csv']);
		});

		test('what was collected before stays collected', async () => {
			await harness.start();
			for (const name of ['a', 'b', 'c']) put(`${name}.csv`, name, 1);
			const partner = downloading((name) =>
				name.startsWith('b') ? DeliveryError.of('lost', { server: 'it', during: 'it' }) : undefined,
			);
			const { take, kept } = keeping();
			const collection = await collecting(take, {}, partner);
			expect(names(collection)).toEqual(['a.csv']);
			expect(kept).toEqual([['a.csv', 'a']]);
			expect(collection.stoppedBy).toMatchObject({ fault: 'lost' });
			expect(collection.passedOver.map(({ fileName }) => fileName)).toEqual(['b.csv']);
			expect(inFolder()).toEqual(['a.csv.done', 'b.csv', 'c.csv']);
		});

		test('and not be given back either, the failure says where it is', async () => {
			await harness.start();
			put('a.csv', 'a', 1);
			let stopped = false;
			const partner = downloading(() => {
				stopped = true;
				partner.stop();
				return DeliveryError.of('lost', {});
			});
			const failure = await failing(keeping().take, {}, partner);
			expect(stopped).toBe(true);
			expect(failure.message).toContain("The file may be in '/incoming/a.csv.done' now");
			expect(inFolder()).toEqual(['a.csv.done']);
		});

		test('what cannot be kept here gets its name back as well', async () => {
			await harness.start();
			put('a.csv', 'a', 1);
			const failure = await failing(async () => {
				throw new Error('no room here');
			});
			expect(failure).toMatchObject({ fault: 'takeFailed' });
			expect(inFolder()).toEqual(['a.csv']);
		});
	});

	test('A link into nothing is no plain file', async () => {
		await harness.start();
		put('a.csv', 'a', 1);
		const partner = harness.partner(
			{},
			meddling((folder) => ({
				list: async () => [...(await folder.list()), { name: 'link.csv', kind: 'other' as const }],
			})),
		);
		const { passedOver } = await collecting(keeping().take, {}, partner);
		expect(passedOver).toEqual([{ fileName: 'link.csv', reason: 'It is no plain file' }]);
	});
});
