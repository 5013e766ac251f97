import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	archivedContent,
	DeliveryError,
	newestMemory,
	remember,
	type Archive,
	type FileToDeliver,
	type Memory,
	type MemoryFacts,
} from '../../../../lib/delivery';
import { writeMemory } from '../../../../lib/delivery/archive/memory-file';
import { Harness, inPieces, NO_WAITS } from '../harness';
import { meddling } from '../meddling';

const SUBJECT = 'sftp.partner.example:22\npartner\n/incoming\n360learning_#.csv';
const OTHER_SUBJECT = SUBJECT.replace('360learning', 'skillup');
const mark = (subject: string) => createHash('sha256').update(subject).digest('hex').slice(0, 8);
const BODY = 'élèves\n{"salt":"x"}\n\0\r\nlast line without an end';

const factsOf = (day: string, change: Partial<MemoryFacts> = {}): MemoryFacts => ({
	fileName: '360learning.csv',
	day,
	deliveredAt: `${day}T03:00:00.123Z`,
	sha256: 'a'.repeat(64),
	bytes: 24,
	unattended: true,
	encrypted: false,
	...change,
});
interface Kept extends Partial<MemoryFacts> {
	body?: string;
	file?: string;
	retentionDays?: number;
	subject?: string;
}
const text =
	(content: string): FileToDeliver['open'] =>
	() =>
		inPieces(Buffer.from(content));
async function contentOf(open: FileToDeliver['open']): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of await open()) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}
async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
	const failure: unknown = await work.catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(DeliveryError);
	return failure as DeliveryError;
}

describe.each(['ftp', 'sftp'] as const)('An archive over %s', (protocol) => {
	const harness = new Harness(protocol);
	const archived = (): Archive => ({ server: harness.partner(), folder: 'kept/archive' });
	const keep = async (
		archive: Archive,
		day: string,
		{ body = day, file, retentionDays, subject = SUBJECT, ...change }: Kept = {},
	) =>
		await remember(
			archive,
			subject,
			{ facts: factsOf(day, change), body },
			file === undefined ? undefined : { open: text(file) },
			retentionDays,
			NO_WAITS,
		);
	const newest = async (archive: Archive, subject = SUBJECT) =>
		await newestMemory(archive, subject, NO_WAITS);
	const files = () => Object.keys(harness.files('kept/archive')).sort();
	const put = (name: string, content: string | Buffer) =>
		writeFileSync(join(harness.root, 'kept', 'archive', name), content);

	test('Its folder is created, and holds nothing at first', async () => {
		await harness.start();
		expect(await newest(archived())).toBeUndefined();
		expect(existsSync(join(harness.root, 'kept', 'archive'))).toBe(true);
	});

	test('What is remembered comes back as it was, over one login', async () => {
		await harness.start();
		const archive = archived();
		const facts = factsOf('2026-11-22', { overrideUsed: '2026-11-22T09:00:00.000Z' });
		const receipt = await remember(
			archive,
			SUBJECT,
			{ facts, body: BODY },
			{ open: text('the file') },
		);

		const archivedFile = `20261122T030000123Z_${mark(SUBJECT)}_360learning.csv`;
		const memoryFile = `${archivedFile}.memory`;
		expect(receipt).toEqual({ memoryFile, archivedFile, removed: [] });
		expect(files()).toEqual([archivedFile, memoryFile]);
		const memory = await newest(archive);
		expect(memory).toEqual({ facts: { ...facts, archivedFile }, body: BODY });
		const open = await archivedContent(archive, memory as Memory);
		expect(open && (await contentOf(open))).toBe('the file');
		const [, second] = readFileSync(join(harness.root, 'kept/archive', memoryFile), 'utf8').split(
			'\n',
		);
		expect(second).toMatch(/^sha256:[0-9a-f]{64}$/);
		const logins = harness.server.commands?.filter((command) => command === 'PASS ***').length;
		expect(logins ?? harness.server.loginAttempts).toBe(1);
	});

	test('The newest counts, and no two deliveries read each other', async () => {
		await harness.start();
		const archive = archived();
		await keep(archive, '2026-11-21', { body: 'yesterday' });
		await keep(archive, '2026-11-22', { body: 'today', fileName: 'aaa.csv' });
		await keep(archive, '2026-11-23', { body: 'another', subject: OTHER_SUBJECT });
		expect(await newest(archive)).toMatchObject({ body: 'today' });
		expect(await newest(archive, OTHER_SUBJECT)).toMatchObject({ body: 'another' });
		expect(await newest(archive, 'a third')).toBeUndefined();
	});

	test('Not even two whose short marks are the same', async () => {
		await harness.start();
		const archive = archived();
		await keep(archive, '2026-11-21', { body: 'mine' });
		const foreign = writeMemory('of somebody else', {
			facts: factsOf('2026-11-22'),
			body: 'theirs',
		});
		put(`20261122T030000123Z_${mark(SUBJECT)}_x.csv.memory`, foreign);
		expect(await newest(archive)).toMatchObject({ body: 'mine' });
	});

	test('A clock that went back does not bring an old memory back', async () => {
		await harness.start();
		const archive = archived();
		await keep(archive, '2026-11-22', { body: 'by a clock that is ahead' });
		const { memoryFile } = await keep(archive, '2026-11-21', { body: 'after it', file: 'x' });
		expect(memoryFile).toMatch(/^20261122T030000124Z_/);
		expect(await newest(archive)).toMatchObject({ body: 'after it' });
		const twice = await Promise.all([keep(archive, '2026-11-24'), keep(archived(), '2026-11-25')]);
		expect(twice).toHaveLength(2);
		expect(await newest(archive)).toMatchObject({ body: '2026-11-25' });
	});

	test('Foreign files are neither read nor touched', async () => {
		await harness.start();
		const archive = archived();
		await newest(archive);
		const foreign = [
			`20270101T000000000Z_${mark(SUBJECT)}_x.csv.memory.1a2b3c4d.part`,
			`20270101T000000000Z_${mark(SUBJECT)}_`,
			`20271301T000000000Z_${mark(SUBJECT)}_x.csv.memory`,
			`x20270101T000000000Z_${mark(SUBJECT)}_x.csv.memory`,
			`19990101T000000000Z_${mark(OTHER_SUBJECT)}_x.csv.memory`,
			'19990101T000000000Z_x.csv.memory',
			'notes.memory',
		];
		for (const name of foreign) put(name, 'not ours');
		const folder = join(
			harness.root,
			'kept/archive',
			`20270102T000000000Z_${mark(SUBJECT)}_d.memory`,
		);
		mkdirSync(folder);
		expect(await newest(archive)).toBeUndefined();
		rmdirSync(folder);
		await keep(archive, '2026-11-22', { retentionDays: 1 });
		const after = harness.files('kept/archive');
		for (const name of foreign) expect(after[name]).toBe('not ours');
	});

	test('A file whose own name is that of a memory is not taken for one', async () => {
		await harness.start();
		const archive = archived();
		const receipt = await keep(archive, '2026-11-22', { fileName: 'x.memory', file: 'the file' });
		expect(receipt.archivedFile).toMatch(/_x\.memory_$/);
		expect(await newest(archive)).toMatchObject({ facts: { fileName: 'x.memory' } });
	});

	test('The longest file name that can be delivered can be remembered', async () => {
		await harness.start();
		const archive = archived();
		const fileName = `${'é'.repeat(118)}.csv`;
		const receipt = await keep(archive, '2026-11-22', { fileName, file: 'x' });
		expect(receipt.archivedFile).toMatch(/é\.csv$/);
		expect(await newest(archive)).toMatchObject({ facts: { fileName } });
	});

	describe('a newest memory that cannot be used is never passed over', () => {
		const damaging = async (change: (bytes: Buffer) => Buffer | string) => {
			await harness.start();
			const archive = archived();
			await keep(archive, '2026-11-21', { body: 'before' });
			const { memoryFile } = await keep(archive, '2026-11-22', { body: BODY });
			const place = join(harness.root, 'kept/archive', memoryFile);
			writeFileSync(place, change(readFileSync(place)));
			const failure = await failureOf(newest(archive));
			expect(failure.message).toContain(
				`'${memoryFile}' in the folder '/kept/archive' on 127.0.0.1`,
			);
			return failure;
		};

		test.each<[string, (bytes: Buffer) => Buffer | string, string]>([
			['empty', () => '', 'it is empty'],
			['no memory at all', () => 'hello', 'does not begin as a memory does'],
			['cut after its first line', (bytes) => bytes.subarray(0, bytes.indexOf(10) + 1), 'begin'],
			['cut short', (bytes) => bytes.subarray(0, -1), 'cut short or changed'],
			['longer', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), 'cut short or changed'],
			['of other facts', (bytes) => bytes.toString().replace(':24,', ':25,'), 'changed'],
			['of another body', (bytes) => bytes.toString().replace('salt', 'malt'), 'changed'],
			['without its first line', (bytes) => bytes.subarray(bytes.indexOf(10) + 1), 'begin'],
		])('because it is %s', async (_, change, reason) => {
			const failure = await damaging(change);
			expect(failure).toMatchObject({ fault: 'memoryDamaged', retryable: false });
			expect(failure.message).toContain(reason);
			expect(failure.remedy).toContain('delete it');
		});

		test('because a later version wrote it', async () => {
			const failure = await damaging((bytes) =>
				bytes.toString().replace('"version":1', '"version":2'),
			);
			expect(failure.fault).toBe('memoryNewer');
		});

		test('because the account may not read it', async () => {
			await harness.start();
			await keep(archived(), '2026-11-22');
			const server = harness.partner(
				{},
				meddling(() => ({
					// eslint-disable-next-line require-yield -- that is the point
					async *download() {
						throw DeliveryError.of('downloadRefused', { fileName: 'x', server: 'it' });
					},
				})),
			);
			const failure = await failureOf(newest({ server, folder: 'kept/archive' }));
			expect(failure.fault).toBe('memoryUnreadable');
			expect(failure.message).toMatch(/cannot be read: it did not give '.*\.memory'/);
		});

		test('because it is larger than memories may be', async () => {
			await harness.start();
			await keep(archived(), '2026-11-22');
			const server = harness.partner(
				{},
				meddling(() => ({ sizeOf: async () => 256 * 1024 * 1024 + 1 })),
			);
			const failure = await failureOf(newest({ server, folder: 'kept/archive' }));
			expect(failure.fault).toBe('memoryTooLarge');
			expect(failure.message).toContain('has 268435457 bytes, and 268435456 are the most allowed');
		});

		test('because the server cannot be reached', async () => {
			await harness.start();
			const archive = archived();
			await harness.server.close();
			expect((await failureOf(newest(archive))).fault).toBe('refused');
		});
	});

	describe('when something fails while a delivery is remembered', () => {
		test('A full disk leaves the memory before in force, and no file without one', async () => {
			await harness.start();
			const archive = archived();
			await keep(archive, '2026-11-21', { body: 'before', file: 'x' });
			const before = files();
			// The file fits and its memory does not.
			harness.server.setFaults({ diskFullAfter: 100 });
			const failure = await failureOf(keep(archive, '2026-11-22', { file: 'y', body: BODY }));
			expect(failure.fault).toBe('diskFull');
			expect(files()).toEqual(before);
			harness.server.setFaults({});
			expect(await newest(archive)).toMatchObject({ body: 'before' });
		});

		test('A crash between file and memory does too, and retention removes what it left', async () => {
			await harness.start();
			const archive = archived();
			await keep(archive, '2026-11-21', { body: 'before', file: 'x' });
			let uploads = 0;
			const server = harness.partner(
				{},
				meddling((folder) => ({
					upload: async (name, source) => {
						if (uploads++ > 0) {
							// Nothing this process could still do would be done.
							server.stop();
							throw DeliveryError.of('stopped', {});
						}
						return await folder.upload(name, source);
					},
				})),
			);
			await failureOf(keep({ ...archive, server }, '2026-11-22', { file: 'y' }));
			expect(files()).toHaveLength(3);
			expect(await newest(archive)).toMatchObject({ body: 'before' });

			const { removed } = await keep(archive, '2026-12-24', { file: 'z', retentionDays: 31 });
			expect(removed).toHaveLength(3);
			expect(files()).toHaveLength(2);
		});

		test('A connection that breaks is tried again', async () => {
			await harness.start({ faults: { dropAfter: 10, times: 1 } });
			const archive = archived();
			await keep(archive, '2026-11-22', { file: 'y'.repeat(100) });
			expect(files()).toHaveLength(2);
			const memory = await newest(archive);
			const open = memory && (await archivedContent(archive, memory));
			expect(open && (await contentOf(open))).toBe('y'.repeat(100));
		});
	});

	test('Retention removes own old files, never the newest memory nor the file it names', async () => {
		await harness.start();
		const archive = archived();
		await keep(archive, '2026-10-01', { file: 'x', subject: OTHER_SUBJECT });
		const first = await keep(archive, '2026-10-01', { file: 'first' });
		const second = await keep(archive, '2026-10-02', { file: 'second' });
		// An identical file was not delivered again: the memory names the one from before.
		const third = await keep(archive, '2026-11-21', { archivedFile: second.archivedFile });
		const fourth = await keep(archive, '2026-11-22', {
			archivedFile: second.archivedFile,
			retentionDays: 30,
		});
		expect(fourth).toEqual({
			memoryFile: fourth.memoryFile,
			removed: [first.archivedFile, first.memoryFile, second.memoryFile],
		});
		expect(files()).toEqual(
			[
				...Object.keys(harness.files('kept/archive')).filter((name) =>
					name.includes(mark(OTHER_SUBJECT)),
				),
				second.archivedFile,
				third.memoryFile,
				fourth.memoryFile,
			].sort(),
		);
		const memory = await newest(archive);
		const open = memory && (await archivedContent(archive, memory));
		expect(open && (await contentOf(open))).toBe('second');
	});

	test('What cannot be removed is no failure of the delivery', async () => {
		await harness.start();
		const archive = archived();
		await keep(archive, '2026-10-01', { file: 'x' });
		const server = harness.partner(
			{},
			meddling((folder) => ({
				remove: async (name) => {
					if (name.startsWith('20261001')) throw DeliveryError.of('requestRefused', {});
					await folder.remove(name);
				},
			})),
		);
		const { removed } = await keep({ ...archive, server }, '2026-11-22', { retentionDays: 7 });
		expect(removed).toEqual([]);
		expect(files()).toHaveLength(3);
	});

	test('An archived file that is gone is not there, and one too large is not read', async () => {
		await harness.start();
		const archive = archived();
		const memory = { facts: factsOf('2026-11-22'), body: '' };
		expect(await archivedContent(archive, memory)).toBeUndefined();
		const gone = { ...memory, facts: { ...memory.facts, archivedFile: 'gone.csv' } };
		await newest(archive);
		expect(await archivedContent(archive, gone)).toBeUndefined();
		put('gone.csv', 'back');
		expect((await failureOf(archivedContent(archive, gone, 3))).fault).toBe('archivedTooLarge');
		expect(await archivedContent(archive, gone, 4)).toBeDefined();
	});
});
