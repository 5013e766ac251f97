import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2, { type ConnectConfig, type SFTPWrapper } from 'ssh2';
import {
	newKeyPair,
	startSftpServer,
	type SftpServer,
	type SftpServerOptions,
} from '../../../sandbox/servers';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();
let server: SftpServer;
let clients: ssh2.Client[] = [];

async function start(options: Partial<SftpServerOptions> = {}): Promise<void> {
	server = await startSftpServer({
		root: folder.path,
		user: 'partner',
		password: 's3cret',
		...options,
	});
}

async function login(config: ConnectConfig = { password: 's3cret' }): Promise<SFTPWrapper> {
	const { host, port } = server;
	const client = new ssh2.Client();
	clients.push(client);
	await new Promise<void>((resolve, reject) => {
		client.once('ready', resolve).on('error', reject);
		client.connect({ host, port, username: 'partner', ...config });
	});
	return await call<SFTPWrapper>((done) => client.sftp(done));
}

const call = async <T = void>(
	act: (done: (error: Error | null | undefined, value: T) => void) => void,
): Promise<T> =>
	await new Promise<T>((resolve, reject) =>
		act((error, value) => (error ? reject(error) : resolve(value))),
	);

afterEach(async () => {
	for (const client of clients) client.end();
	clients = [];
	await server.close();
});

test('A file goes up, is listed, measured, renamed, comes back and is removed', async () => {
	await start();
	const sftp = await login();
	const content = Buffer.alloc(200_000, 'Zoë;Núñez\r\n');

	await call((done) => sftp.writeFile('élèves.csv', content, done));
	expect((await call<ssh2.Stats>((done) => sftp.stat('/élèves.csv', done))).size).toBe(200_000);
	writeFileSync(join(folder.path, 'old.csv'), 'old');
	await expect(call((done) => sftp.rename('élèves.csv', 'old.csv', done))).rejects.toMatchObject({
		code: 4,
	});
	await call((done) => sftp.ext_openssh_rename('élèves.csv', 'old.csv', done));
	const listed = await call<ssh2.FileEntryWithStats[]>((done) => sftp.readdir('.', done));
	expect(listed.map(({ filename, attrs }) => [filename, attrs.size])).toEqual([
		['old.csv', 200_000],
	]);
	expect(await call<Buffer>((done) => sftp.readFile('old.csv', done))).toEqual(content);
	await call((done) => sftp.unlink('old.csv', done));
	expect(await call<ssh2.FileEntryWithStats[]>((done) => sftp.readdir('.', done))).toEqual([]);
});

test('The extensions are those it was given', async () => {
	await start({ extensions: ['statvfs@openssh.com'] });
	const sftp = await login();

	expect(() => sftp.ext_openssh_rename('a', 'b', () => undefined)).toThrow('not support');
	const space = await call<{ f_bavail: number }>((done) =>
		sftp.ext_openssh_statvfs('/', done as never),
	);
	expect(Number(space.f_bavail)).toBe(500);
});

test('No path and no link leads out of the root', async () => {
	mkdirSync(join(folder.path, 'served'));
	writeFileSync(join(folder.path, 'secret.txt'), 'outside');
	symlinkSync(folder.path, join(folder.path, 'served', 'link'));
	await start({ root: join(folder.path, 'served') });
	const sftp = await login();

	await expect(call<ssh2.Stats>((done) => sftp.stat('../secret.txt', done))).rejects.toThrow(
		'No such file',
	);
	await expect(call<Buffer>((done) => sftp.readFile('link/secret.txt', done))).rejects.toThrow();
	await expect(call((done) => sftp.writeFile('link/new.txt', 'x', done))).rejects.toThrow();
});

test('Nothing but the right password opens it', async () => {
	await start();
	await expect(login({ password: 'wrong' })).rejects.toThrow('authentication methods failed');
	await expect(login({ password: '' })).rejects.toThrow('authentication methods failed');
});

test('A key opens an account that knows it, and no other key does', async () => {
	const [own, other] = [newKeyPair(), newKeyPair()];
	await start({ password: undefined, authorizedKeys: [own.public] });

	await expect(login({ privateKey: other.private })).rejects.toThrow();
	const sftp = await login({ privateKey: own.private });
	await call((done) => sftp.writeFile('a.csv', 'x', done));
	expect(readFileSync(join(folder.path, 'a.csv'), 'utf8')).toBe('x');
});
