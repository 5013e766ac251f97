import { Client } from 'basic-ftp';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { startFtpServer, type FtpServer, type FtpServerOptions } from '../../../sandbox/servers';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();
let server: FtpServer;
let client: Client;

async function start(options: Partial<FtpServerOptions> = {}): Promise<void> {
	server = await startFtpServer({
		root: folder.path,
		user: 'partner',
		password: 's3cret',
		...options,
	});
	client = new Client(3000);
}

const login = async (password = 's3cret') =>
	await client.access({ host: server.host, port: server.port, user: 'partner', password });

afterEach(async () => {
	client.close();
	await server.close();
});

/** Says one line after another over a bare socket and returns everything the server answered. */
async function say(...lines: string[]): Promise<string> {
	const socket = connect(server.port, server.host).setEncoding('utf8');
	socket.write([...lines, 'QUIT', ''].join('\r\n'));
	let heard = '';
	for await (const chunk of socket) heard += chunk as string;
	return heard;
}

test('A file goes up, is listed, measured, renamed, comes back and is removed', async () => {
	await start();
	await login();
	const content = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n');

	await client.uploadFrom(Readable.from([content]), 'élèves.csv');
	expect(await client.size('élèves.csv')).toBe(content.length);
	writeFileSync(join(folder.path, 'old.csv'), 'old');
	await client.rename('élèves.csv', 'old.csv');
	const listed = await client.list();
	expect(listed.map(({ name, size }) => [name, size])).toEqual([['old.csv', content.length]]);
	const chunks: Buffer[] = [];
	await client.downloadTo(
		new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) }),
		'old.csv',
	);
	expect(Buffer.concat(chunks)).toEqual(content);
	await client.remove('old.csv');
	expect(await client.list()).toEqual([]);
});

test('Folders are made, entered, left and removed', async () => {
	await start();
	await login();

	await client.ensureDir('/incoming/daily');
	expect(await client.pwd()).toBe('/incoming/daily');
	await client.cdup();
	await client.send('RMD daily');
	expect(await client.list()).toEqual([]);
	await expect(client.cd('daily')).rejects.toThrow('550 No such file or directory');
});

test('PASV serves when EPSV is not there, and LIST when MLSD is not', async () => {
	await start({ without: ['EPSV', 'MLST', 'MLSD'] });
	await login();
	writeFileSync(join(folder.path, 'a b.csv'), '12345');

	const [entry] = await client.list();
	expect([entry?.name, entry?.size]).toEqual(['a b.csv', 5]);
});

test('Storing into a missing folder is refused and the session goes on', async () => {
	await start();
	await login();

	await expect(client.uploadFrom(Readable.from(['x']), 'nowhere/a.csv')).rejects.toThrow();
	await login();
	await client.uploadFrom(Readable.from(['x']), 'a.csv');
	expect(readFileSync(join(folder.path, 'a.csv'), 'utf8')).toBe('x');
});

test('No path and no link leads out of the root', async () => {
	mkdirSync(join(folder.path, 'served'));
	writeFileSync(join(folder.path, 'secret.txt'), 'outside');
	symlinkSync(folder.path, join(folder.path, 'served', 'link'));
	await start({ root: join(folder.path, 'served') });
	await login();

	await expect(client.size('../secret.txt')).rejects.toThrow('550');
	await expect(client.size('link/secret.txt')).rejects.toThrow('550');
	await expect(client.uploadFrom(Readable.from(['x']), 'link/new.txt')).rejects.toThrow();
});

test('Nothing but the right password opens it, and nothing works before', async () => {
	await start();
	await expect(login('wrong')).rejects.toThrow('530 Login incorrect');

	expect(await say('PWD', 'USER partner', 'PASS s3cret', 'RNTO a', 'STOR a', 'SITE x')).toBe(
		[
			'220 Sandbox FTP server',
			'530 Please login with USER and PASS',
			'331 Password, please',
			'230 Logged in',
			'503 RNFR first',
			'425 EPSV or PASV first',
			'502 SITE is not implemented',
			'221 Goodbye',
			'',
		].join('\r\n'),
	);
	expect(server.commands).toContain('PASS ***');
});
