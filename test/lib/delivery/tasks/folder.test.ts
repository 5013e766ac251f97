import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import {
	createFolder,
	deleteFile,
	DeliveryError,
	listFolder,
	moveFile,
	type FileToMove,
	type PartnerServer,
} from '../../../../lib/delivery';
import { Harness, NO_WAITS } from '../harness';
import { meddling } from '../meddling';

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
	const failure: unknown = await work.catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(DeliveryError);
	return failure as DeliveryError;
}

describe.each(['ftp', 'sftp'] as const)('Over %s', (protocol) => {
	const harness = new Harness(protocol);

	test('A list tells names, kinds, sizes and times, by name', async () => {
		await harness.start();
		const time = new Date('2026-11-21T22:15:42Z');
		for (const name of ['b.csv', 'a.csv', 'É.txt', '.hidden']) {
			harness.put(name, name);
			utimesSync(join(harness.root, 'incoming', name), time, time);
		}
		mkdirSync(join(harness.root, 'incoming', 'done'));
		const list = async (change: object) =>
			await listFolder(harness.partner(), { folder: 'incoming', ...change }, NO_WAITS);

		const { folder, entries } = await list({});
		expect(folder).toBe('/incoming');
		expect(entries.map(({ name }) => name)).toEqual(['.hidden', 'a.csv', 'b.csv', 'done', 'É.txt']);
		expect(entries[1]).toEqual({ name: 'a.csv', kind: 'file', bytes: 5, modifiedAt: time });
		expect(entries[3]).toMatchObject({ name: 'done', kind: 'folder' });
		const csv = await list({ pattern: '*.csv' });
		expect(csv.entries.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
		const folders = await list({ kinds: ['folder'] });
		expect(folders.entries.map(({ name }) => name)).toEqual(['done']);
		expect((await failureOf(list({ folder: 'nowhere' }))).fault).toBe('folderMissing');
		expect((await failureOf(list({ pattern: '[' }))).fault).toBe('patternUnusable');
	});

	test('Folders are created where they are missing', async () => {
		await harness.start();
		const create = async (folder: string) =>
			await createFolder(harness.partner(), { folder }, NO_WAITS);
		expect(await create('incoming/a/b')).toEqual({ folder: '/incoming/a/b', created: true });
		expect(await create('/incoming/a/b')).toEqual({ folder: '/incoming/a/b', created: false });
		harness.put('thing', 'x');
		expect((await failureOf(create('incoming/thing'))).retryable).toBe(false);
		expect((await failureOf(create('a\r\nDELE b'))).fault).toBe('folderUnusable');
		expect(harness.files('incoming/a/b')).toEqual({});
	});

	describe('deleting', () => {
		const remove = async (change: object = {}, partner: PartnerServer = harness.partner()) =>
			await deleteFile(
				partner,
				{ folder: 'incoming', fileName: 'people.csv', whenMissing: 'refuse', ...change },
				NO_WAITS,
			);

		test('takes one file away, and tells when there is none', async () => {
			await harness.start();
			harness.put('people.csv', 'x');
			harness.put('staff.csv', 'y');
			expect(await remove()).toEqual({ path: '/incoming/people.csv', deleted: true });
			expect(harness.files()).toEqual({ 'staff.csv': 'y' });
			expect(await remove({ whenMissing: 'ignore' })).toMatchObject({ deleted: false });
			const failure = await failureOf(remove());
			expect(failure.message).toMatch(/^There is no file 'people.csv' in the folder '\/incoming'/);
			expect((await failureOf(remove({ fileName: '../x' }))).fault).toBe('fileNameUnusable');
		});

		test('that is refused is told, and so is one that was not done', async () => {
			await harness.start({ faults: { readOnly: true } });
			harness.put('people.csv', 'x');
			const failure = await failureOf(remove());
			expect(failure).toMatchObject({ fault: 'deleteRefused', retryable: false });
			expect(failure.message).toMatch(/did not delete 'people.csv'. The server said: .*denied/i);
			const idle = harness.partner(
				{},
				meddling(() => ({ remove: async () => undefined })),
			);
			expect((await failureOf(remove({}, idle))).fault).toBe('deleteRefused');
			expect(harness.files()).toEqual({ 'people.csv': 'x' });
		});

		test('whose answer was lost is found to be done', async () => {
			await harness.start();
			harness.put('people.csv', 'x');
			const lost = harness.partner(
				{},
				meddling((folder) => ({
					remove: async (name) => {
						await folder.remove(name);
						throw DeliveryError.of('lost', {});
					},
				})),
			);
			expect(await remove({}, lost)).toEqual({ path: '/incoming/people.csv', deleted: true });
		});
	});

	describe('moving', () => {
		const move = async (
			change: Partial<FileToMove> = {},
			partner: PartnerServer = harness.partner(),
		) => {
			const file = { folder: 'incoming', fileName: 'a.csv', whenExists: 'refuse' as const };
			return await moveFile(partner, { ...file, ...change }, NO_WAITS);
		};
		const started = async (options: object = {}) => {
			mkdirSync(join(harness.root, 'done'));
			await harness.start(options);
			harness.put('a.csv', 'a');
		};

		test('goes across folders and changes names', async () => {
			await started();
			expect(await move({ toFolder: 'done' })).toEqual({
				from: '/incoming/a.csv',
				to: '/done/a.csv',
				replaced: false,
				leftBehind: [],
			});
			expect([harness.files(), harness.files('done')]).toEqual([{}, { 'a.csv': 'a' }]);
			expect(await move({ folder: '/done', toFolder: '', toFileName: 'b n°1.csv' })).toMatchObject({
				to: '/b n°1.csv',
			});
			const back = { folder: '', fileName: 'b n°1.csv', toFolder: 'incoming' };
			await move({ ...back, toFileName: 'é.csv' });
			expect(harness.files()).toEqual({ 'é.csv': 'a' });
		});

		test('leaves a file of that name alone unless told to replace it', async () => {
			await started();
			harness.put('b.csv', 'b');
			const failure = await failureOf(move({ toFileName: 'b.csv' }));
			expect(failure.fault).toBe('nameTaken');
			expect(failure.message).toMatch(/^There is a 'b.csv' in the folder '\/incoming' on /);
			expect(harness.files()).toEqual({ 'a.csv': 'a', 'b.csv': 'b' });
			expect(await move({ toFileName: 'b.csv', whenExists: 'replace' })).toMatchObject({
				replaced: true,
				leftBehind: [],
			});
			expect(harness.files()).toEqual({ 'b.csv': 'a' });
		});

		test('replaces across folders also where the server refuses to', async () => {
			await started({ faults: { refuseRename: 'overExisting' } });
			await move({ toFolder: 'done' });
			harness.put('a.csv', 'newer');
			expect(await move({ toFolder: 'done', whenExists: 'replace' })).toMatchObject({
				replaced: true,
				leftBehind: [],
			});
			expect([harness.files(), harness.files('done')]).toEqual([{}, { 'a.csv': 'newer' }]);
		});

		test.each([
			[{ fileName: 'nothing.csv', toFileName: 'x.csv' }, 'fileMissing'],
			[{}, 'movedOntoItself'],
			[{ toFolder: '/incoming', toFileName: 'a.csv' }, 'movedOntoItself'],
			[{ toFolder: 'nowhere' }, 'folderMissing'],
			[{ toFileName: '../b.csv' }, 'fileNameUnusable'],
		])('with %j is refused', async (change, fault) => {
			await started();
			expect((await failureOf(move(change))).fault).toBe(fault);
			expect(harness.files()).toEqual({ 'a.csv': 'a' });
		});

		test('that the server refuses leaves everything as it was', async () => {
			await started({ faults: { refuseRename: 'always' } });
			const failure = await failureOf(move({ toFolder: 'done' }));
			expect(failure.fault).toBe('moveRefused');
			expect(failure.message).toMatch(/did not let the file become 'a.csv' in the folder '\/done'/);
			expect([harness.files(), harness.files('done')]).toEqual([{ 'a.csv': 'a' }, {}]);
		});

		test.each(['done', 'notDone'] as const)(
			'whose answer is lost, %s, is done',
			async (loseRename) => {
				await started({ faults: { loseRename, times: 1 } });
				expect(await move({ toFolder: 'done' })).toMatchObject({ to: '/done/a.csv' });
				expect([harness.files(), harness.files('done')]).toEqual([{}, { 'a.csv': 'a' }]);
			},
		);
	});
});
