import { FTPError } from 'basic-ftp';
import { readdirSync } from 'node:fs';
import { ftpFailure, type FtpStep } from '../../../../lib/delivery/ftp/failures';
import { startSftpServer } from '../../../../sandbox/servers';
import { FtpBetween } from './ftp-between';
import { Harness } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));

describe('FTP', () => {
	const harness = new Harness('ftp');

	test('A wrong address in the answer to PASV is not followed', async () => {
		await harness.start({ without: ['EPSV'], announcedAddress: '10.11.12.13' });
		expect(await harness.deliver(CONTENT)).toMatchObject({ attempts: 1 });
	});

	test('A server without SIZE is checked by its list', async () => {
		await harness.start({ without: ['SIZE', 'MLST', 'MLSD'] });
		harness.put('people.csv', 'old');
		expect(await harness.deliver(CONTENT)).toMatchObject({ replaced: true, seenInFolder: true });
	});

	test('A server without SIZE that keeps a part is still found out', async () => {
		await harness.start({ without: ['SIZE'], faults: { keepOnly: 100 } });
		expect(await harness.failure(CONTENT)).toMatchObject({ fault: 'sizeDiffers' });
	});

	test('The reason for a data connection that broke is waited for', async () => {
		await harness.start({ faults: { diskFullAfter: 30_000, replyLateBy: 150 } });
		const failure = await harness.failure(Buffer.alloc(8 * 1024 * 1024));
		expect(failure).toMatchObject({ fault: 'diskFull', retryable: false });
	});

	test('A server with too many connections is tried again, then told as busy', async () => {
		await harness.start({ greeting: '421 Too many connections' });
		const failure = await harness.failure(CONTENT);
		expect(failure).toMatchObject({ fault: 'busy', retryable: true });
		expect(failure.message).toContain('The server said: 421 Too many connections');
	});

	test('An SSH server on the port is told at once', async () => {
		await harness.start();
		const ssh = await startSftpServer({ root: harness.root, user: 'u', password: 'p' });
		try {
			const started = performance.now();
			const failure = await harness.failure(CONTENT, {
				partner: harness.partner({ port: ssh.port }),
			});
			expect(failure.message).toBe(`127.0.0.1:${ssh.port} does not speak FTP`);
			expect(performance.now() - started).toBeLessThan(350);
		} finally {
			await ssh.close();
		}
	});

	test.each(['user', 'password'] as const)(
		'A line break in the %s sends nothing',
		async (field) => {
			await harness.start();
			const partner = harness.partner({ [field]: 'x\r\nDELE people.csv' });
			expect(await harness.failure(CONTENT, { partner })).toMatchObject({
				fault: 'credentialUnusable',
			});
			expect(harness.server.commands).toEqual([]);
		},
	);

	test.each(['user', 'password'] as const)(
		'A %s that Latin-1 cannot spell is not sent as another one',
		async (field) => {
			await harness.start({ fileNameEncoding: 'latin-1' });
			const partner = harness.partner({ fileNameEncoding: 'latin-1', [field]: 'Łódź' });
			expect(await harness.failure(CONTENT, { partner })).toMatchObject({
				fault: 'credentialNotLatin1',
				retryable: false,
			});
			expect(harness.server.commands).toEqual([]);
		},
	);

	test('An announced address is followed where the credential says so', async () => {
		await harness.start({ announcedAddress: '127.0.0.1' });
		const partner = harness.partner({ passiveAddress: 'announced' });
		await harness.deliver(CONTENT, { partner });
		expect(harness.server.commands).toContain('PASV');
		expect(harness.server.commands).not.toContain('EPSV');
	});

	test('An announced address where nobody listens ends in a data connection that never came', async () => {
		await harness.start({ announcedAddress: '127.0.0.3' });
		const partner = harness.partner({ passiveAddress: 'announced' });
		expect(await harness.failure(CONTENT, { partner })).toMatchObject({
			fault: 'dataConnection',
			retryable: true,
		});
	});

	describe('when a server answers in its own way', () => {
		let between: FtpBetween | undefined;
		afterEach(async () => await between?.close());

		const partnerBehind = async (answer: (command: string) => string | undefined) => {
			await harness.start();
			between = await FtpBetween.open(harness.server.port, answer);
			return harness.partner({ port: between.port });
		};

		test('A password it repeats is in no message', async () => {
			const partner = await partnerBehind((command) =>
				command.startsWith('PASS') ? `500 '${command}': command not understood` : undefined,
			);
			const failure = await harness.failure(CONTENT, { partner });
			expect(failure.message).toBe(
				`127.0.0.1:${between!.port} refused a request while logging in. The server said: (words left out, because they repeat the password)`,
			);
			expect(JSON.stringify(failure)).not.toContain('s3cret');
		});

		test('A folder it entered without telling where it is does not get the next file', async () => {
			let asked = 0;
			const partner = await partnerBehind((command) =>
				command === 'PWD' && ++asked === 2 ? '550 Not now' : undefined,
			);
			expect(await harness.failure(CONTENT, { partner })).toMatchObject({ retryable: false });
			await harness.deliver(CONTENT, { partner, folder: '', fileName: 'next.csv' });
			expect(harness.files()).toEqual({});
			expect(readdirSync(harness.root).sort()).toEqual(['incoming', 'next.csv']);
		});
	});
});

test.each<[FtpStep, string, string]>([
	['login', '530 Login incorrect.', 'loginRefused'],
	['login', '430 Invalid username or password', 'loginRefused'],
	['login', '530 Non-anonymous sessions must use encryption.', 'encryptionRequired'],
	['login', '550 SSL/TLS required on the control channel', 'encryptionRequired'],
	['login', '421 Sorry, cleartext sessions are not accepted on this server.', 'encryptionRequired'],
	['login', '421 Too many users', 'busy'],
	['login', '421 There are too many connected users, please try later.', 'busy'],
	['login', '530 Sorry, the maximum number of clients (5) from your host are connected.', 'busy'],
	['login', '421 Too many login attempts. Goodbye.', 'loginRefused'],
	['login', '421 Login incorrect, closing the connection', 'loginRefused'],
	['login', '530 Too many failed logins, account locked', 'loginRefused'],
	['open', '550 Failed to change directory.', 'folderMissing'],
	['open', '550 incoming: Permission denied', 'folderForbidden'],
	['open', '550 The system cannot find the path specified.', 'folderMissing'],
	['open', '550 Access is denied.', 'folderForbidden'],
	['open', '550 Accès refusé.', 'folderForbidden'],
	['upload', '452 Requested action not taken', 'diskFull'],
	['upload', '552 Quota exceeded', 'diskFull'],
	['upload', '451 a.csv: No space left on device', 'diskFull'],
	['upload', '451 Transfer aborted. Input/output error', 'storageFailed'],
	['upload', '553 Could not create file.', 'notPermitted'],
	['upload', '550 a.csv: Permission denied', 'notPermitted'],
	['upload', '425 Unable to build data connection', 'dataConnection'],
	['upload', '426 Failure reading network stream.', 'lost'],
	['upload', '450 Try later', 'uploadRefused'],
	['upload', '550 There is not enough space on the disk.', 'diskFull'],
	['upload', '550 Espace insuffisant sur le disque.', 'diskFull'],
	['upload', '550 espace_rh/people.csv: Permission denied', 'notPermitted'],
	[
		'rename',
		'550 The process cannot access the file because it is being used by another process.',
		'fileInUse',
	],
	['rename', '450 File busy', 'fileInUse'],
	['rename', '450 a.csv: No such file or directory', 'renameRefused'],
	['rename', '550 Cannot create a file when that file already exists.', 'renameRefused'],
	[
		'remove',
		'550 Le processus ne peut pas accéder au fichier car ce fichier est utilisé par un autre processus.',
		'fileInUse',
	],
	['rename', '550 Rename/move failure: Operation not permitted', 'renameRefused'],
	['rename', '553 Rename failed', 'renameRefused'],
	['look', '500 What?', 'requestRefused'],
	['download', '550 a.csv: No such file or directory', 'fileMissing'],
	['download', '550 a.csv: Permission denied', 'readForbidden'],
	['download', '450 a.csv: file busy', 'fileBusy'],
	['download', '550 The system cannot find the file specified.', 'fileMissing'],
	['download', '550 Access is denied.', 'readForbidden'],
	[
		'download',
		'550 The process cannot access the file because it is being used by another process.',
		'fileBusy',
	],
	['download', '425 Unable to build data connection', 'dataConnection'],
	['download', '426 Failure writing network stream.', 'lost'],
	['download', '451 Local error in processing', 'downloadRefused'],
	['download', '421 Timeout', 'busy'],
	['list', '550 Permission denied', 'listingForbidden'],
	['list', '451 Local error in processing', 'requestRefused'],
	['createFolder', '550 Permission denied', 'notPermitted'],
	['createFolder', '521 No more folders', 'folderRefused'],
])('While it says %s, "%s" means %s', (step, message, fault) => {
	const error = new FTPError({ code: Number(message.slice(0, 3)), message });
	expect(ftpFailure(error, step, { server: 'h:21' }, {})).toMatchObject({ fault });
});
