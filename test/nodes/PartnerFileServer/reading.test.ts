import '../../support/core-errors';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { IBinaryData } from 'n8n-workflow';
import { Intake } from '../../../nodes/PartnerFileServer/operations/intake';
import { fakeExecution, inMemory } from '../../support/execute-functions';
import { until } from '../../support/until';
import { run, twoServers, type Done, type Protocol } from './two-servers';

const servers = twoServers();

const RESULTS = Buffer.from('Prénom;Réussi\r\nZoë;oui\r\n');
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

const over = (protocol: Protocol) => ({
	credentials: { partnerFileServerApi: servers.credential(protocol) },
});

/** Where n8n keeps the content of an item's file, whatever the mode. */
function contentOf({ input }: Done, file: IBinaryData | undefined): Buffer | undefined {
	return file?.id ? input.stored?.[file.id] : Buffer.from(file?.data ?? '', 'base64');
}

const collecting = {
	operation: 'collect',
	folder: '/out',
	pattern: '*.csv',
	afterCollecting: 'leave',
	outputField: 'data',
};
const atOnce = { stableSeconds: 0 };

describe.each(['ftp', 'sftp'] as const)('Over %s', (protocol) => {
	test.each(['default', 'filesystem'] as const)(
		'a file is read with its facts, files being kept in mode %s',
		async (binaryMode) => {
			servers.put(protocol, { 'out/results.csv': RESULTS });
			const done = await run(
				{ operation: 'get', folder: ' /out ', fileName: 'results.csv', outputField: 'file' },
				{ ...over(protocol), binaryMode },
			);
			const kept = inMemory(RESULTS, 'results.csv', '');
			expect(done.outputs).toEqual([
				[
					{
						json: {
							folder: '/out',
							fileName: 'results.csv',
							bytes: RESULTS.length,
							sha256: sha256(RESULTS),
							modifiedAt: '2026-09-01T06:30:00.000Z',
						},
						binary: {
							file:
								binaryMode === 'default'
									? kept
									: { ...kept, data: 'filesystem-v2', id: 'filesystem-v2:0' },
						},
						pairedItem: { item: 0 },
					},
				],
			]);
			expect(contentOf(done, done.outputs[0]?.[0]?.binary?.file)).toEqual(RESULTS);
			expect(servers.filesOf(protocol)).toEqual({ 'out/results.csv': RESULTS.toString() });
		},
	);

	test('files that match are collected, oldest first, and stay where they are', async () => {
		servers.put(protocol, { 'out/b.csv': 'older', 'out/a.csv': 'newer', 'out/c.txt': 'other' });
		const done = await run({ ...collecting, options: atOnce }, over(protocol));
		const item = (fileName: string, content: string, modifiedAt: string) => ({
			json: {
				folder: '/out',
				fileName,
				bytes: 5,
				sha256: sha256(content),
				modifiedAt,
			},
			binary: { data: inMemory(Buffer.from(content), fileName, '') },
			pairedItem: { item: 0 },
		});
		expect(done.outputs).toEqual([
			[
				item('b.csv', 'older', '2026-09-01T06:30:00.000Z'),
				item('a.csv', 'newer', '2026-09-02T06:30:00.000Z'),
			],
		]);
		expect(done.hints).toEqual([]);
		expect(Object.keys(servers.filesOf(protocol)).sort()).toEqual([
			'out/a.csv',
			'out/b.csv',
			'out/c.txt',
		]);
	});

	test('of several files only the newest is collected, when so asked', async () => {
		servers.put(protocol, { 'out/b.csv': 'older', 'out/a.csv': 'newer', 'out/c.txt': 'other' });
		const parameters = { ...collecting, options: { ...atOnce, newestOnly: true } };
		const done = await run(parameters, over(protocol));
		expect(done.outputs[0]?.map(({ json }) => json.fileName)).toEqual(['a.csv']);
		expect(done.hints.map(({ type, message }) => [type, message])).toEqual([
			['warning', "Passed over: 'b.csv' (A newer file matches)"],
		]);
	});

	test('where a file must be there, none is told as a failure, with why it was passed over', async () => {
		const parameters = { ...collecting, options: { ...atOnce, whenNone: 'fail' } };
		servers.put(protocol, { 'out/c.txt': 'other' });
		await expect(run(parameters, over(protocol))).rejects.toMatchObject({
			message: "No file in '/out' matches '*.csv'",
			description: expect.stringContaining("'Folder'") as string,
		});
		servers.put(protocol, { 'out/a.csv.part': 'half' });
		await expect(run({ ...parameters, pattern: '*.part' }, over(protocol))).rejects.toMatchObject({
			message: expect.stringMatching(
				/^No file is ready in '\/out'\. Passed over: 'a\.csv\.part' \(/,
			) as string,
		});
	});

	test.each([
		[{ afterCollecting: 'rename', claimSuffix: '.done' }, 'out/a.csv.done', '/out/a.csv.done'],
		[{ afterCollecting: 'move', claimFolder: 'done' }, 'done/a.csv', '/done/a.csv'],
	])('a file collected with %j is collected once', async (claim, path, claimedAs) => {
		servers.put(protocol, { 'out/a.csv': 'new', 'done/before.csv': 'older' });
		const parameters = { ...collecting, pattern: '*', ...claim, options: atOnce };
		const first = await run(parameters, over(protocol));
		expect(first.outputs[0]?.map(({ json }) => [json.fileName, json.claimedAs])).toEqual([
			['a.csv', claimedAs],
		]);
		expect(contentOf(first, first.outputs[0]?.[0]?.binary?.data)).toEqual(Buffer.from('new'));
		expect(servers.filesOf(protocol)).toEqual({ [path]: 'new', 'done/before.csv': 'older' });

		const second = await run(parameters, over(protocol));
		expect(second.outputs).toEqual([[]]);
		expect(second.hints.map(({ type, message }) => [type, message])).toEqual([
			['info', "No file in '/out' matches '*', so there is nothing to collect"],
		]);
	});

	test('what is in a folder is listed', async () => {
		servers.put(protocol, { 'out/a.csv': 'older', 'out/b.csv': 'newest', 'out/in/c.csv': '' });
		const list = async (parameters: object) => {
			const { outputs } = await run(
				{
					operation: 'list',
					folder: '/out',
					pattern: '*',
					show: 'files',
					limit: 50,
					...parameters,
				},
				over(protocol),
			);
			return outputs;
		};
		const entry = (name: string, bytes: number, modifiedAt: string) => ({
			name,
			kind: 'file',
			bytes,
			modifiedAt,
			path: `/out/${name}`,
		});
		const a = entry('a.csv', 5, '2026-09-01T06:30:00.000Z');
		const b = entry('b.csv', 6, '2026-09-02T06:30:00.000Z');
		const listed = (...found: object[]) => [
			found.map((json) => ({ json, pairedItem: { item: 0 } })),
		];
		expect(await list({})).toEqual(listed(a, b));
		expect(await list({ pattern: 'b*' })).toEqual(listed(b));
		expect(await list({ options: { newestFirst: true } })).toEqual(listed(b, a));
		expect(await list({ limit: 1, returnAll: true })).toEqual(listed(a, b));
		const first = await run(
			{ resource: 'file', operation: 'list', folder: '/out', pattern: '*', limit: 1 },
			over(protocol),
		);
		expect(first.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^'\/out' has \d that fit: these are the first 1$/),
		]);
		expect((await list({ show: 'folders' }))[0]?.map(({ json }) => json)).toEqual([
			expect.objectContaining({ name: 'in', kind: 'folder', path: '/out/in' }),
		]);
		expect((await list({ show: 'everything' }))[0]?.map(({ json }) => json.name)).toEqual([
			'a.csv',
			'b.csv',
			'in',
		]);
		expect((await list({ folder: '' }))[0]).toEqual([]);
	});
});

test('What is not collected is told with the reason, and given as an item on demand', async () => {
	servers.put('sftp', {
		'out/<b>big.csv': 'x'.repeat(1001),
		'out/small.csv': 'x',
		'out/growing.csv.part': 'x',
	});
	const options = { maxFileSize: 0.001, includePassedOver: true, stableSeconds: 0 };
	const { outputs, hints } = await run({ ...collecting, pattern: '*', options }, over('sftp'));
	const tooLarge = 'It has 1001 bytes, and 1000 are the most allowed';
	const unfinished = 'Its name is that of an unfinished upload';
	expect(outputs[0]?.map(({ json }) => json)).toEqual([
		expect.objectContaining({ fileName: 'small.csv', bytes: 1 }),
		{ folder: '/out', fileName: '<b>big.csv', passedOver: tooLarge },
		{ folder: '/out', fileName: 'growing.csv.part', passedOver: unfinished },
	]);
	expect(
		outputs[0]?.map(({ binary, pairedItem }) => [Object.keys(binary ?? {}), pairedItem]),
	).toEqual([
		[['data'], { item: 0 }],
		[[], { item: 0 }],
		[[], { item: 0 }],
	]);
	expect(hints).toEqual([
		{
			message: `Passed over: '&lt;b&gt;big.csv' (${tooLarge}), 'growing.csv.part' (${unfinished})`,
			type: 'warning',
			location: 'outputPane',
		},
	]);
});

test('A file that still grows is left for the next run', async () => {
	servers.put('sftp', { 'out/a.csv': 'half' });
	const { requests } = servers.running.sftp;
	const running = run({ ...collecting, options: { stableSeconds: 0.6 } }, over('sftp'));
	await until(() => requests.some((request) => request.startsWith('OPENDIR')));
	// The first look takes some milliseconds, and the second one comes after this.
	await new Promise((resolve) => setTimeout(resolve, 200));
	servers.put('sftp', { 'out/a.csv': 'half and the rest' });
	const { outputs, hints } = await running;
	expect(outputs).toEqual([[]]);
	expect(hints[0]?.message).toBe(
		"Passed over: 'a.csv' (It changed within 0.6 s, so it is still being written)",
	);
});

test('As many files are collected as wanted, of those changed since', async () => {
	servers.put('sftp', { 'out/1.csv': '1', 'out/2.csv': '2', 'out/3.csv': '3' });
	const names = async (options: object) => {
		const parameters = { ...collecting, options: { ...atOnce, ...options } };
		return (await run(parameters, over('sftp'))).outputs[0]?.map(({ json }) => json.fileName);
	};
	expect(await names({ maxFiles: 2 })).toEqual(['1.csv', '2.csv']);
	expect(await names({ modifiedAfter: '2026-09-02T08:29:59' })).toEqual(['2.csv', '3.csv']);
	expect(await names({ modifiedAfter: '2026-09-02T08:30:00' })).toEqual(['3.csv']);
	await expect(names({ maxFiles: 1.5 })).rejects.toMatchObject({
		message: "'Max Files' must be a whole number of at least 1",
	});
});

test('What was collected before n8n could keep no more goes on, and the rest is told', async () => {
	const full = (calls: { count: number }) => ({
		prepareBinaryData: async (content: AsyncIterable<Buffer>, fileName: string) => {
			if (calls.count++ > 0) throw new Error('no space left on device');
			let whole = '';
			for await (const chunk of content) whole += chunk.toString();
			return inMemory(Buffer.from(whole), fileName, '');
		},
	});
	const parameters = {
		...collecting,
		afterCollecting: 'rename',
		claimSuffix: '.done',
		options: atOnce,
	};
	for (const continueOnFail of [false, true]) {
		servers.put('sftp', { 'out/1.csv': '1', 'out/2.csv': '2' });
		const { outputs, hints } = await run(parameters, {
			...over('sftp'),
			helpers: full({ count: 0 }),
			continueOnFail,
		});
		const failure = "'2.csv' from 127.0.0.1:";
		expect(outputs[0]?.map(({ json }) => json.fileName ?? json.error)).toEqual([
			'1.csv',
			...(continueOnFail ? [expect.stringContaining(failure)] : []),
		]);
		expect(hints.at(-1)?.message).toContain('Not all files were collected');
		expect(hints.at(-1)?.message).toContain('no space left on device');
		expect(Object.keys(servers.filesOf('sftp')).sort()).toEqual(
			continueOnFail
				? ['out/1.csv.done', expect.stringMatching(/^out\/1_[0-9a-f]{8}\.csv\.done$/), 'out/2.csv']
				: ['out/1.csv.done', 'out/2.csv'],
		);
	}
});

test('A server that breaks off is told, also where n8n does not notice', async () => {
	const prepareBinaryData = async (stream: Readable) =>
		await new Promise<IBinaryData>(() => stream.resume());
	const { context } = fakeExecution({ items: [], helpers: { prepareBinaryData } });
	async function* content() {
		yield Buffer.from('half');
		throw new RangeError('the line is dead');
	}
	const taking = new Intake(context).take(content(), { fileName: 'a.csv', bytes: 8 });
	await expect(taking).rejects.toThrow(RangeError);
});

test('A larger file than allowed is not read', async () => {
	servers.put('ftp', { 'results.csv': RESULTS });
	const parameters = { operation: 'get', fileName: 'results.csv', outputField: 'data' };
	const reading = run({ ...parameters, options: { maxFileSize: 0.00001 } }, over('ftp'));
	await expect(reading).rejects.toMatchObject({
		message: expect.stringContaining(`has ${RESULTS.length} bytes, and 10 are the most allowed`),
		description: expect.stringContaining("'Max File Size (MB)'"),
		context: { itemIndex: 0 },
	});
});
