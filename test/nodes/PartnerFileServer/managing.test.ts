import '../../support/core-errors';
import { run, twoServers, type Protocol } from './two-servers';

const servers = twoServers();

const over = (protocol: Protocol) => ({
	credentials: { partnerFileServerApi: servers.credential(protocol) },
});
const items = (...json: object[]) => [
	json.map((each) => ({ json: each, pairedItem: { item: 0 } })),
];

describe.each(['ftp', 'sftp'] as const)('Over %s', (protocol) => {
	test('a file is deleted, and one that is missing is no matter where it need not be there', async () => {
		servers.put(protocol, { 'out/a.csv': 'a', 'out/b.csv': 'b' });
		const parameters = { operation: 'delete', folder: 'out', fileName: 'a.csv' };
		const first = await run({ ...parameters, whenMissing: 'fail' }, over(protocol));
		expect(first.outputs).toEqual(items({ deleted: true, path: '/out/a.csv' }));
		expect(servers.filesOf(protocol)).toEqual({ 'out/b.csv': 'b' });

		const again = await run({ ...parameters, whenMissing: 'ignore' }, over(protocol));
		expect(again.outputs).toEqual(items({ deleted: false, path: '/out/a.csv' }));
		const strict = run({ ...parameters, whenMissing: 'fail' }, over(protocol));
		await expect(strict).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining("There is no file 'a.csv' in the folder '/out'") as string,
			description: expect.stringContaining("'File Name'") as string,
			context: { itemIndex: 0 },
		});
	});

	test('a file is moved to another folder, or another name, and replaces only when told to', async () => {
		servers.put(protocol, { 'out/a.csv': 'new', 'done/a.csv': 'old' });
		const move = async (parameters: object) =>
			await run(
				{ operation: 'move', folder: '/out', fileName: 'a.csv', ...parameters },
				over(protocol),
			);

		await expect(move({ toFolder: '/done', whenExists: 'refuse' })).rejects.toMatchObject({
			message: expect.stringContaining("There is a 'a.csv' in the folder '/done'") as string,
			description: expect.stringContaining("'When the File Exists'") as string,
		});
		await expect(move({ whenExists: 'replace' })).rejects.toMatchObject({
			message: expect.stringContaining("Neither 'Move to Folder' nor 'New File Name'") as string,
		});
		expect(servers.filesOf(protocol)).toEqual({ 'out/a.csv': 'new', 'done/a.csv': 'old' });

		const replaced = await move({ toFolder: ' /done ', whenExists: 'replace' });
		expect(replaced.outputs).toEqual(
			items({ from: '/out/a.csv', to: '/done/a.csv', replaced: true, leftBehind: [] }),
		);
		const renamed = await move({ folder: 'done', toFileName: 'b.csv', whenExists: 'refuse' });
		expect(renamed.outputs).toEqual(
			items({ from: '/done/a.csv', to: '/done/b.csv', replaced: false, leftBehind: [] }),
		);
		expect(servers.filesOf(protocol)).toEqual({ 'done/b.csv': 'new' });
	});

	test('a folder is created with those above it, and is as welcome when it is there', async () => {
		const create = async () =>
			await run(
				{ resource: 'folder', operation: 'create', folder: ' /out/2026/done ' },
				over(protocol),
			);
		expect((await create()).outputs).toEqual(items({ folder: '/out/2026/done', created: true }));
		expect((await create()).outputs).toEqual(items({ folder: '/out/2026/done', created: false }));
	});
});

test('All items share one connection, and each failure is told on its own item', async () => {
	servers.put('sftp', { 'a.csv': 'a', 'c.csv': 'c', 'd.csv': 'd' });
	const { outputs } = await run(
		{ operation: 'delete', fileName: (index: number) => `${'abc'[index]}.csv` },
		{ ...over('sftp'), items: [{ json: {} }, { json: {} }, { json: {} }], continueOnFail: true },
	);
	expect(outputs[0]?.map(({ json, pairedItem }) => [json.path ?? json.error, pairedItem])).toEqual([
		['/a.csv', { item: 0 }],
		[expect.stringContaining("There is no file 'b.csv'"), { item: 1 }],
		['/c.csv', { item: 2 }],
	]);
	expect(servers.filesOf('sftp')).toEqual({ 'd.csv': 'd' });
	expect(servers.running.sftp.loginAttempts).toBe(1);
});

test('A server trusted on first use is told with what to pin, once for a run', async () => {
	const trusting = {
		...servers.credential('sftp'),
		hostKeyFingerprint: '',
		hostKeyCheck: 'trustOnFirstUse',
	};
	const { hints } = await run(
		{ resource: 'folder', operation: 'create', folder: (index: number) => `folder${index}` },
		{ items: [{ json: {} }, { json: {} }], credentials: { partnerFileServerApi: trusting } },
	);
	const { port, hostKeyFingerprint } = servers.running.sftp;
	expect(hints).toEqual([
		{
			message: `127.0.0.1:${port} was trusted on first use. It showed the host key ${hostKeyFingerprint}: paste this into 'Host Key Fingerprint' of the credential to pin it, once whoever runs the server confirms it`,
			type: 'info',
			location: 'outputPane',
		},
	]);
});

test('An operation there is none of is told with what to choose', async () => {
	const odd = run({ operation: 'explode' }, over('sftp'));
	await expect(odd).rejects.toMatchObject({
		message: "This node has no operation 'explode' of the resource 'file'",
		context: { itemIndex: 0 },
	});
	const { outputs } = await run(
		{ operation: 'explode' },
		{ ...over('sftp'), continueOnFail: true },
	);
	expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
});

test.each([
	['timeout', 'Timeout'],
	['connectionTimeout', 'Connection Timeout'],
])('An option %s that is no number is told', async (name, displayName) => {
	const odd = run(
		{ operation: 'delete', fileName: 'a.csv', options: { [name]: 'soon' } },
		over('sftp'),
	);
	await expect(odd).rejects.toMatchObject({
		message: `'${displayName}' must be a number of at least 0`,
	});
});
