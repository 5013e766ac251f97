import { readFileSync } from 'node:fs';
import {
	collect,
	createFolder,
	deleteFile,
	deliver,
	getFile,
	listFolder,
	moveFile,
} from '../../lib/delivery';
import { FILE, inPieces, NEW, OLD, sha256 } from './place';
import type { ProvingGround } from './proving-ground';

/** What every endpoint has to do when nothing goes wrong. */
export function ordinaryDays(ground: ProvingGround): void {
	const onDisk = (...names: string[]) => sha256(readFileSync(ground.place.path(...names)));

	ground.test('Delivers over an older file, and leaves an identical one alone', async () => {
		const partner = ground.place.partner();
		const give = async (content: Buffer) =>
			await deliver(partner, {
				folder: 'incoming',
				fileName: FILE,
				open: () => inPieces(content),
			});
		expect(await give(OLD)).toMatchObject({ outcome: 'delivered', replaced: false, attempts: 1 });
		expect(onDisk('incoming', FILE)).toBe(sha256(OLD));
		const second = await give(NEW);
		expect(second).toMatchObject({
			outcome: 'delivered',
			replaced: true,
			sha256: sha256(NEW),
			bytes: NEW.length,
			leftBehind: [],
			seenInFolder: true,
			attempts: 1,
		});
		expect(['content', 'checksum']).toContain(second.verified);
		expect(onDisk('incoming', FILE)).toBe(sha256(NEW));
		expect(await give(NEW)).toMatchObject({ outcome: 'identical', attempts: 1 });
	});

	ground.test('A file delivered by size alone, and an empty one', async () => {
		const partner = ground.place.partner();
		const give = async (fileName: string, content: Buffer, verify: 'size' | 'content') =>
			await deliver(
				partner,
				{ folder: 'incoming', fileName, open: () => inPieces(content) },
				{ verify },
			);
		expect(await give('size.csv', NEW, 'size')).toMatchObject({ verified: 'size' });
		expect(onDisk('incoming', 'size.csv')).toBe(sha256(NEW));
		expect(await give('empty.csv', Buffer.alloc(0), 'content')).toMatchObject({ bytes: 0 });
		expect(onDisk('incoming', 'empty.csv')).toBe(sha256(Buffer.alloc(0)));
	});

	ground.test(
		'Lists, fetches, moves and deletes, in folders it makes, with names of any letters',
		async () => {
			const partner = ground.place.partner();
			const home = 'home';
			const folder = `${home}/été n°1`;
			expect(await createFolder(partner, { folder })).toMatchObject({ created: true });
			expect(await createFolder(partner, { folder })).toMatchObject({ created: false });
			const fileName = 'élèves 2026.csv';
			await deliver(partner, { folder, fileName, open: () => inPieces(NEW) });

			const { entries } = await listFolder(partner, { folder });
			expect(entries).toEqual([
				expect.objectContaining({ name: fileName, kind: 'file', bytes: NEW.length }),
			]);
			// Servers tell minutes or seconds.
			const { modifiedAt } = entries[0] ?? {};
			if (modifiedAt) expect(Math.abs(modifiedAt.getTime() - Date.now())).toBeLessThan(120_000);

			const chunks: Buffer[] = [];
			const fetched = await getFile(partner, { folder, fileName }, async (content) => {
				for await (const chunk of content) chunks.push(chunk);
			});
			expect(fetched).toMatchObject({ fileName, bytes: NEW.length, sha256: sha256(NEW) });
			expect(sha256(Buffer.concat(chunks))).toBe(sha256(NEW));

			const moved = await moveFile(partner, {
				folder,
				fileName,
				toFolder: home,
				toFileName: 'moved.csv',
				whenExists: 'refuse',
			});
			expect(moved).toMatchObject({ replaced: false });
			expect(onDisk(home, 'moved.csv')).toBe(sha256(NEW));
			const gone = { folder: home, fileName: 'moved.csv', whenMissing: 'refuse' } as const;
			expect(await deleteFile(partner, gone)).toMatchObject({ deleted: true });
			expect((await listFolder(partner, { folder })).entries).toEqual([]);
		},
	);

	ground.test('Collects what matches, oldest first, and claims it', async () => {
		ground.place.put('incoming', 'b.csv', OLD);
		ground.place.put('incoming', 'a.csv', NEW);
		ground.place.put('incoming', 'a.csv.0badcafe.part', OLD);
		ground.place.put('incoming', 'notes.txt', OLD);
		const taken: string[] = [];
		const { collected } = await collect(
			ground.place.partner(),
			{
				folder: 'incoming',
				pattern: '*.csv',
				stableSeconds: 0,
				largestBytes: 1_000_000,
				claim: { how: 'rename', suffix: '.done' },
			},
			async (content, { fileName }) => {
				const chunks: Buffer[] = [];
				for await (const chunk of content) chunks.push(chunk);
				taken.push(`${fileName} ${sha256(Buffer.concat(chunks))}`);
			},
		);
		expect(taken.sort()).toEqual([`a.csv ${sha256(NEW)}`, `b.csv ${sha256(OLD)}`]);
		expect(collected.map(({ fileName }) => fileName).sort()).toEqual(['a.csv', 'b.csv']);
		expect(onDisk('incoming', 'a.csv.done')).toBe(sha256(NEW));
	});
}
