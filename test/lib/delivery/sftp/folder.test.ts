import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Harness } from '../harness';

const CHANGED = new Date('2026-11-20T03:04:05Z');

const harness = new Harness('sftp');

const open = async (folder = 'incoming') =>
	await (await harness.partner().connection()).open(folder);
const place = (...names: string[]) => join(harness.root, ...names);
function put(name: string, content = 'x'): void {
	writeFileSync(place('incoming', name), content);
	utimesSync(place('incoming', name), CHANGED, CHANGED);
}

describe('A list', () => {
	test('tells files, folders and what is behind links, and neither . nor ..', async () => {
		await harness.start();
		put('élèves.csv', 'Zoé');
		put('empty.csv', '');
		mkdirSync(place('incoming', 'archive'));
		utimesSync(place('incoming', 'archive'), CHANGED, CHANGED);
		symlinkSync('élèves.csv', place('incoming', 'latest.csv'));
		symlinkSync('archive', place('incoming', 'old'));
		symlinkSync('nowhere.csv', place('incoming', 'broken.csv'));
		const file = { kind: 'file', modifiedAt: CHANGED };
		const folder = { kind: 'folder', modifiedAt: CHANGED };

		const entries = await (await open()).list();
		expect(entries.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
			{ name: 'archive', ...folder },
			{ name: 'broken.csv', kind: 'other' },
			{ name: 'empty.csv', ...file, bytes: 0 },
			{ name: 'latest.csv', ...file, bytes: 4 },
			{ name: 'old', ...folder },
			{ name: 'élèves.csv', ...file, bytes: 4 },
		]);
	});

	test('of an empty folder is empty', async () => {
		await harness.start();
		expect(await (await open()).list()).toEqual([]);
	});

	test('is whole, however many there are', async () => {
		await harness.start();
		const names = Array.from({ length: 1_234 }, (_, index) => `people-${index}.csv`);
		for (const name of names) put(name);
		const entries = await (await open()).list();
		expect(entries.map(({ name }) => name).sort()).toEqual(names.sort());
	});

	test('of a folder that is gone says so', async () => {
		await harness.start();
		mkdirSync(place('incoming', 'archive'));
		const archive = await open('incoming/archive');
		await (await open()).rename('archive', 'elsewhere');
		await expect(archive.list()).rejects.toMatchObject({ fault: 'folderMissing' });
	});
});

describe('A folder to create', () => {
	const create = async (folder: string) =>
		await (await harness.partner().connection()).createFolder(folder);

	test.each(['incoming/2026/11', '/incoming/2026/11/', 'incoming//2026/./11'])(
		'%s gets what is missing above it',
		async (folder) => {
			await harness.start();
			expect(await create(folder)).toBe(true);
			expect(statSync(place('incoming', '2026', '11')).isDirectory()).toBe(true);
			expect(await create(folder)).toBe(false);
		},
	);

	test.each(['', '/', '.', 'incoming'])('%j is there already', async (folder) => {
		await harness.start();
		expect(await create(folder)).toBe(false);
	});

	test.each(['incoming/people.csv', 'incoming/people.csv/archive'])(
		'%s is not created where a file has that name',
		async (folder) => {
			await harness.start();
			put('people.csv');
			await expect(create(folder)).rejects.toMatchObject({
				fault: 'folderTaken',
				retryable: false,
			});
		},
	);

	test('The right to do so may be missing', async () => {
		await harness.start({ faults: { readOnly: true } });
		await expect(create('incoming/archive')).rejects.toMatchObject({ fault: 'notPermitted' });
		expect(existsSync(place('incoming', 'archive'))).toBe(false);
	});

	test('Two who create it at once both find it there', async () => {
		await harness.start();
		const made = await Promise.all([create('incoming/archive'), create('incoming/archive')]);
		expect(made).toContain(true);
		expect(statSync(place('incoming', 'archive')).isDirectory()).toBe(true);
	});
});

describe.each([
	['that replaces', undefined],
	['without extensions', []],
])('On a server %s', (_, extensions) => {
	test('a file is moved into another folder', async () => {
		await harness.start({ extensions });
		put('people.csv', 'new');
		mkdirSync(place('archive'));
		const connection = await harness.partner().connection();
		const [from, into] = [await connection.open('incoming'), await connection.open('/archive')];
		await from.rename('people.csv', 'people-2026.csv', into);
		expect([harness.files(), harness.files('archive')]).toEqual([{}, { 'people-2026.csv': 'new' }]);
	});
});

test('What is not there cannot be removed', async () => {
	await harness.start();
	await expect((await open()).remove('people.csv')).rejects.toMatchObject({ fault: 'fileMissing' });
});

test('No checksum is known', async () => {
	await harness.start();
	expect(await (await open()).checksumOf('people.csv')).toBeUndefined();
});
