import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RemoteFolder } from '../../../../lib/delivery';
import { Harness, inPieces } from '../harness';
import { contentOf, noise } from './reading';

const CONTENT = noise(3_000_017);
const MOMENT = new Date('2026-11-20T08:09:10Z');

describe.each(['ftp', 'ftps', 'ftpsImplicit'] as const)('A folder over %s', (protocol) => {
	const harness = new Harness(protocol);
	const connection = async () => await harness.partner().connection();
	const incoming = async () => await (await connection()).open('incoming');
	const onDisk = (name: string) => join(harness.root, 'incoming', name);

	test('A file comes back byte for byte, one after the other on one connection', async () => {
		await harness.start();
		const folder = await incoming();
		for (const name of ['Zoë à l’été.csv', ' spaced out.csv', 'empty.csv']) {
			const content = name === 'empty.csv' ? Buffer.alloc(0) : CONTENT;
			expect(await folder.upload(name, inPieces(content))).toBe(content.length);
			expect(readFileSync(onDisk(name)).equals(content)).toBe(true);
			expect((await contentOf(folder, name)).equals(content)).toBe(true);
		}
		expect(harness.server.commands.filter((command) => command === 'TYPE I')).toHaveLength(1);
	});

	test('Everything in it is listed, with sizes and times of files', async () => {
		await harness.start();
		mkdirSync(onDisk('sub'));
		for (const name of ['b;=1.csv', '.é']) writeFileSync(onDisk(name), name);
		for (const name of ['sub', 'b;=1.csv', '.é']) utimesSync(onDisk(name), MOMENT, MOMENT);
		expect(await (await incoming()).list()).toEqual([
			{ name: '.é', kind: 'file', bytes: 3, modifiedAt: MOMENT },
			{ name: 'b;=1.csv', kind: 'file', bytes: 8, modifiedAt: MOMENT },
			{ name: 'sub', kind: 'folder', modifiedAt: MOMENT },
		]);
	});

	test('A file moves into another folder', async () => {
		await harness.start();
		harness.put('a.csv', 'new');
		mkdirSync(join(harness.root, 'done'));
		writeFileSync(join(harness.root, 'done', ' a.csv'), 'old');
		const from = await connection();
		const folder = await from.open('incoming');
		await folder.rename('a.csv', ' a.csv', await from.open('done'));
		expect([harness.files(), harness.files('done')]).toEqual([{}, { ' a.csv': 'new' }]);
	});

	test('Whoever stops reading early leaves a closed connection and nothing else', async () => {
		await harness.start();
		harness.put('a.csv', 'x'.repeat(5_000_000));
		const partner = harness.partner();
		const folder = await (await partner.connection()).open('incoming');
		for await (const piece of folder.download('a.csv')) {
			expect(piece.length).toBeGreaterThan(0);
			break;
		}
		await expect(folder.sizeOf('a.csv')).rejects.toMatchObject({ fault: 'lost' });
		partner.drop();
		expect(await (await (await partner.connection()).open('incoming')).sizeOf('a.csv')).toBe(
			5_000_000,
		);
	});

	test('A connection that is cut ends a download that waits to be read on', async () => {
		await harness.start();
		harness.put('a.csv', 'x'.repeat(5_000_000));
		const partner = harness.partner();
		const pieces = (await (await partner.connection()).open('incoming')).download('a.csv');
		const reading = pieces[Symbol.asyncIterator]();
		await reading.next();
		partner.drop();
		await expect(drain(reading)).rejects.toMatchObject({ fault: 'lost' });
	});

	test.each([
		['drops', { dropAfter: 100_000 }, 'lost'],
		['falls silent in the middle of', { stallAfter: 100_000 }, 'stalled'],
		['forbids', { forbidden: true }, 'readForbidden'],
	])('A server that %s a download', async (_, download, fault) => {
		await harness.start({ faults: { download } });
		harness.put('a.csv', 'x'.repeat(1_000_000));
		await expect(contentOf(await incoming(), 'a.csv')).rejects.toMatchObject({ fault });
	});

	test('A download that is short and confirmed is given as it is', async () => {
		await harness.start({ faults: { download: { endAfter: 1_000 } } });
		harness.put('a.csv', 'x'.repeat(5_000));
		const folder = await incoming();
		expect([(await contentOf(folder, 'a.csv')).length, await folder.sizeOf('a.csv')]).toEqual([
			1_000, 5_000,
		]);
	});

	test('Whoever takes the pieces may take longer than a server may be silent', async () => {
		await harness.start();
		harness.put('a.csv', 'x'.repeat(2_000_000));
		let bytes = 0;
		let slow = true;
		for await (const piece of (await incoming()).download('a.csv')) {
			bytes += piece.length;
			if (slow) await new Promise((resolve) => setTimeout(resolve, 1_400));
			slow = false;
		}
		expect(bytes).toBe(2_000_000);
	});
});

const drain = async (reading: AsyncIterator<Buffer>) => {
	while (!(await reading.next()).done);
};

describe('A folder', () => {
	const harness = new Harness('ftp');
	const connection = async () => await harness.partner().connection();
	const incoming = async () => await (await connection()).open('incoming');

	test('Its list without MLSD has the times that MDTM tells', async () => {
		await harness.start({ without: ['MLST', 'MLSD'] });
		harness.put('a  b.csv', '12345');
		utimesSync(join(harness.root, 'incoming', 'a  b.csv'), MOMENT, MOMENT);
		mkdirSync(join(harness.root, 'incoming', 'sub'));
		const folder = await incoming();
		expect(await folder.list()).toEqual([
			{ name: 'a  b.csv', kind: 'file', bytes: 5, modifiedAt: MOMENT },
			{ name: 'sub', kind: 'folder' },
		]);
	});

	test('Its list is told without times where nothing tells them', async () => {
		await harness.start({ without: ['MLST', 'MLSD', 'MDTM'] });
		harness.put('a.csv', '12345');
		expect(await (await incoming()).list()).toEqual([{ name: 'a.csv', kind: 'file', bytes: 5 }]);
	});

	test('An empty one has an empty list', async () => {
		await harness.start({ without: ['MLST', 'MLSD'] });
		expect(await (await incoming()).list()).toEqual([]);
	});

	test('A missing file is told, and the connection serves on', async () => {
		await harness.start();
		harness.put('a.csv', 'here');
		const folder = await incoming();
		const missing = contentOf(folder, 'b.csv');
		await expect(missing).rejects.toMatchObject({
			fault: 'fileMissing',
			message: `There is no file 'b.csv' in the folder '/incoming' on ${harness.partner().name}. The server said: 550 No such file or directory`,
		});
		expect(String(await contentOf(folder, 'a.csv'))).toBe('here');
	});

	test.each([['HASH'], ['XSHA256'], ['HASH', 'XSHA256']] as const)(
		'Its server works out a checksum by %s',
		async (...checksums) => {
			await harness.start({ checksums });
			harness.put('a b.csv', 'content');
			expect(await (await incoming()).checksumOf('a b.csv')).toBe(
				createHash('sha256').update('content').digest('hex'),
			);
			expect(harness.server.commands.filter((command) => command.endsWith(' a b.csv'))).toEqual([
				'SIZE a b.csv',
				`${checksums[0]} a b.csv`,
			]);
		},
	);

	test('No checksum is asked of a server that lists none, and a refused one is none', async () => {
		await harness.start();
		harness.put('a.csv', 'content');
		expect(await (await incoming()).checksumOf('a.csv')).toBeUndefined();
		expect(harness.server.commands.filter((command) => /HASH|SHA/.test(command))).toEqual([]);
		await harness.server.close();
		await harness.start({ checksums: ['XSHA256'] });
		expect(await (await incoming()).checksumOf('b.csv')).toBeUndefined();
	});

	test('A long file may take its server long to reckon', async () => {
		await harness.start({ checksums: ['HASH'], checksumLateBy: 1_500 });
		writeFileSync(join(harness.root, 'incoming', 'a.csv'), Buffer.alloc(4_000_000));
		expect(await (await incoming()).checksumOf('a.csv')).toHaveLength(64);
	});

	test('A server that never says the checksum of a short one has fallen silent', async () => {
		await harness.start({ checksums: ['HASH'], checksumLateBy: 2_000 });
		harness.put('a.csv', 'x');
		await expect((await incoming()).checksumOf('a.csv')).rejects.toMatchObject({
			fault: 'stalled',
		});
	});

	test('Folders are created with those above them, once', async () => {
		await harness.start();
		const at = await connection();
		const created = [];
		for (const name of ['a/b/é', 'a/b/é', '/a/c', '/', '', 'a/'])
			created.push(await at.createFolder(name));
		expect(created).toEqual([true, false, true, false, false, false]);
		expect((await at.open('a/b/é')).path).toBe('/a/b/é');
	});

	test('A folder is not created where a file has its name, nor where nothing may be', async () => {
		await harness.start();
		harness.put('a.csv', 'file');
		const at = await connection();
		await expect(at.createFolder('incoming/a.csv/b')).rejects.toMatchObject({
			fault: 'folderTaken',
		});
		harness.server.setFaults({ readOnly: true });
		await expect(at.createFolder('incoming/b')).rejects.toMatchObject({ fault: 'notPermitted' });
		expect(harness.files()).toEqual({ 'a.csv': 'file' });
	});

	test('A folder with quotes in its name is the same on the way back', async () => {
		await harness.start();
		mkdirSync(join(harness.root, 'so "called"'));
		const folder: RemoteFolder = await (await connection()).open('so "called"');
		await folder.upload('a.csv', inPieces(Buffer.from('x')));
		expect([folder.path, harness.files('so "called"')]).toEqual(['/so "called"', { 'a.csv': 'x' }]);
	});

	test('Latin-1 names go both ways, and letters it lacks are refused', async () => {
		await harness.start({ fileNameEncoding: 'latin-1' });
		mkdirSync(join(harness.root, 'été'));
		const partner = harness.partner({ fileNameEncoding: 'latin-1' });
		const folder = await (await partner.connection()).open('été');
		await folder.upload('Zoë.csv', inPieces(CONTENT));
		expect((await folder.list()).map(({ name }) => name)).toEqual(['Zoë.csv']);
		expect((await contentOf(folder, 'Zoë.csv')).equals(CONTENT)).toBe(true);
		expect(readFileSync(join(harness.root, 'été', 'Zoë.csv')).equals(CONTENT)).toBe(true);
		await expect(folder.upload('Łukasz.csv', inPieces(CONTENT))).rejects.toMatchObject({
			fault: 'nameNotLatin1',
			message:
				"'Łukasz.csv' has a letter that Latin-1 does not have, and so cannot be sent to the server",
		});
		expect(harness.server.commands).not.toContain('OPTS UTF8 ON');
	});

	test('A link that leads nowhere is neither file nor folder', async () => {
		await harness.start();
		symlinkSync('nowhere', join(harness.root, 'incoming', 'link'));
		expect(await (await incoming()).list()).toMatchObject([{ name: 'link', kind: 'other' }]);
	});
});
