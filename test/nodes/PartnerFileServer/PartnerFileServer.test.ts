import '../../support/core-errors';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';
import {
	startFtpServer,
	startSftpServer,
	type FtpServer,
	type SftpServer,
} from '../../../sandbox/servers';
import { fakeExecution, inMemory, type ExecutionInput } from '../../support/execute-functions';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

const CONTENT = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n');

const disk = temporaryFolder();
let ftp: FtpServer;
let sftp: SftpServer;
let overFtp: ICredentialDataDecryptedObject;
let overSftp: ICredentialDataDecryptedObject;

beforeEach(async () => {
	for (const name of ['ftp', 'sftp'])
		mkdirSync(join(disk.path, name, 'incoming'), { recursive: true });
	const account = { user: 'partner', password: 's3cret' };
	ftp = await startFtpServer({ root: join(disk.path, 'ftp'), ...account });
	sftp = await startSftpServer({ root: join(disk.path, 'sftp'), ...account });
	overFtp = { protocol: 'ftp', host: ftp.host, port: ftp.port, ...account };
	const { host, port, hostKeyFingerprint } = sftp;
	overSftp = { protocol: 'sftp', host, port, ...account, hostKeyFingerprint };
});

afterEach(async () => {
	try {
		await until(() => ftp.connections + sftp.connections === 0);
	} finally {
		await Promise.all([ftp.close(), sftp.close()]);
	}
});

const filesOf = (protocol: 'ftp' | 'sftp', folder = '') => {
	const place = join(disk.path, protocol, folder);
	return Object.fromEntries(
		readdirSync(place, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => [name, readFileSync(join(place, name), 'utf8')]),
	);
};

function run(input: Partial<ExecutionInput> & { credential?: ICredentialDataDecryptedObject }) {
	const fake = fakeExecution({
		items: [{ json: { rows: 1 }, binary: { data: inMemory(CONTENT, 'people.csv') } }],
		credentials: { partnerFileServerApi: input.credential ?? overSftp },
		...input,
		parameters: {
			resource: 'file',
			operation: 'deliver',
			inputDataFieldName: 'data',
			folder: '',
			fileName: '',
			options: {},
			...input.parameters,
		},
	});
	const output = new PartnerFileServer().execute.call(fake.context);
	return { ...fake, output };
}

test.each(['ftp', 'sftp'] as const)(
	'A file is delivered over %s: the receipt comes out, and the file goes on',
	async (protocol) => {
		const binary = { data: inMemory(CONTENT, 'people.csv') };
		const credential = protocol === 'ftp' ? overFtp : overSftp;
		const [items] = await run({ items: [{ json: { rows: 1 }, binary }], credential }).output;

		expect(items).toEqual([
			{
				json: {
					folder: '/',
					fileName: 'people.csv',
					bytes: CONTENT.length,
					sha256: createHash('sha256').update(CONTENT).digest('hex'),
					replaced: false,
					seenInFolder: true,
					leftBehind: [],
					attempts: 1,
					seconds: expect.any(Number) as number,
					server: `127.0.0.1:${credential.port as number}`,
					deliveredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
				},
				binary,
				pairedItem: { item: 0 },
			},
		]);
		expect(filesOf(protocol)).toEqual({ 'people.csv': CONTENT.toString('utf8') });
	},
);

test('A file that n8n keeps outside the item is streamed', async () => {
	const file = {
		...inMemory(Buffer.alloc(0), 'people.csv'),
		data: 'filesystem-v2',
		id: 'stored:1',
	};
	await run({
		items: [{ json: {}, binary: { data: file } }],
		stored: { 'stored:1': CONTENT },
	}).output;
	expect(filesOf('sftp')).toEqual({ 'people.csv': CONTENT.toString('utf8') });
});

test('Field, folder and file name are those of each item, over one login', async () => {
	const [items] = await run({
		items: ['a', 'b', 'c'].map((name) => ({
			json: { name },
			binary: { file: inMemory(Buffer.from(name), 'x.csv') },
		})),
		parameters: {
			inputDataFieldName: 'file',
			folder: (index: number) => (index === 1 ? ' /incoming ' : ''),
			fileName: (index: number) => `${'abc'[index]}.csv`,
		},
	}).output;

	expect(items?.map(({ json, pairedItem }) => [json.folder, json.fileName, pairedItem])).toEqual([
		['/', 'a.csv', { item: 0 }],
		['/incoming', 'b.csv', { item: 1 }],
		['/', 'c.csv', { item: 2 }],
	]);
	expect(filesOf('sftp')).toEqual({ 'a.csv': 'a', 'c.csv': 'c' });
	expect(filesOf('sftp', 'incoming')).toEqual({ 'b.csv': 'b' });
	expect(sftp.loginAttempts).toBe(1);
});

test('A credential of its own takes an item to another server', async () => {
	await run({
		items: ['a', 'b'].map((name) => ({
			json: {},
			binary: { data: inMemory(Buffer.from(name), `${name}.csv`) },
		})),
		credentials: { partnerFileServerApi: (index) => (index === 0 ? overFtp : overSftp) },
	}).output;
	expect([filesOf('ftp'), filesOf('sftp')]).toEqual([{ 'a.csv': 'a' }, { 'b.csv': 'b' }]);
});

test('A failure ends the node with what happened, what to do and the item', async () => {
	const failing = run({
		items: ['a', 'b'].map((name) => ({
			json: {},
			binary: { data: inMemory(Buffer.from(name), `${name}.csv`) },
		})),
		parameters: { folder: (index: number) => (index === 1 ? 'nowhere' : '') },
	}).output;

	await expect(failing).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringContaining("There is no folder 'nowhere' on 127.0.0.1:") as string,
		description: expect.stringContaining("Check 'Folder'") as string,
		context: { itemIndex: 1 },
	});
	expect(filesOf('sftp')).toEqual({ 'a.csv': 'a' });
});

test('Told to continue, it delivers the other items and explains the one that failed', async () => {
	const [items] = await run({
		items: [
			{ json: {}, binary: { data: inMemory(Buffer.from('a'), 'a.csv') } },
			{ json: {} },
			{ json: {}, binary: { data: inMemory(Buffer.from('c')) } },
			{ json: {}, binary: { data: inMemory(Buffer.from('d'), 'd.csv') } },
		],
		continueOnFail: true,
	}).output;

	expect(items?.map(({ json, pairedItem }) => [json.fileName ?? json.error, pairedItem])).toEqual([
		['a.csv', { item: 0 }],
		["This item holds no file in the field 'data'", { item: 1 }],
		["The file name '' cannot be used: it is empty", { item: 2 }],
		['d.csv', { item: 3 }],
	]);
	expect(Object.keys(filesOf('sftp'))).toEqual(['a.csv', 'd.csv']);
});

test('The receipt names the server alone when a whole address was pasted', async () => {
	const credential = { ...overFtp, host: 'ftp://bob:hunter2@127.0.0.1/in' };
	const [items] = await run({ credential }).output;
	expect(items?.[0]?.json.server).toBe(`127.0.0.1:${ftp.port}`);
});

test('A workflow that is stopped stops the delivery', async () => {
	sftp.setFaults({ stallAfter: 0 });
	const controller = new AbortController();
	const { output } = run({ signal: controller.signal });
	const stopped = expect(output).rejects.toThrow();
	await until(() => sftp.requests.some((request) => request.startsWith('OPEN ')));
	controller.abort();
	await stopped;
	await expect(output).rejects.toMatchObject({
		message: expect.stringContaining('was stopped with the workflow') as string,
	});
});

test('What could not be cleared away is hinted at in the editor', async () => {
	await ftp.close();
	const faults = { dropAfter: 1, times: 1 };
	const root = join(disk.path, 'ftp');
	ftp = await startFtpServer({
		root,
		user: 'partner',
		password: 's3cret',
		faults,
		without: ['DELE'],
	});
	const { output, hints } = run({ credential: { ...overFtp, port: ftp.port } });
	const [items] = await output;

	const left = Object.keys(filesOf('ftp')).filter((name) => name.endsWith('.part'));
	expect(left).toHaveLength(1);
	expect(items?.[0]?.json).toMatchObject({ attempts: 2, leftBehind: left });
	expect(hints).toEqual([
		expect.objectContaining({ type: 'warning', message: expect.stringContaining('leftBehind') }),
	]);
});

test('The output schema names what comes out', async () => {
	const schema = JSON.parse(
		readFileSync('nodes/PartnerFileServer/__schema__/v1.0.0/file/deliver.json', 'utf8'),
	) as { properties: object };
	const [items] = await run({}).output;
	expect(Object.keys(schema.properties)).toEqual(Object.keys(items?.[0]?.json ?? {}));
});
