import '../../support/core-errors';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';
import {
	newKeyPair,
	startFtpServer,
	startSftpServer,
	type FtpServer,
	type SftpServer,
} from '../../../sandbox/servers';
import { makeCertificates, type TestCertificates } from '../../../sandbox/servers/certificates';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

const disk = temporaryFolder();
const account = { user: 'partner', password: 's3cret' };
let ftp: FtpServer;
let sftp: SftpServer;

beforeEach(async () => {
	ftp = await startFtpServer({ root: disk.path, ...account });
	sftp = await startSftpServer({ root: disk.path, home: '/depot', ...account });
});

afterEach(async () => {
	try {
		await until(() => ftp.connections + sftp.connections === 0);
	} finally {
		await Promise.all([ftp.close(), sftp.close()]);
	}
});

const tested = async (data: ICredentialDataDecryptedObject) =>
	await new PartnerFileServer().methods.credentialTest.partnerFileServerTest.call(
		{} as ICredentialTestFunctions,
		{ id: '1', name: 'Partner', type: 'partnerFileServerApi', data },
	);

test('A right FTP account is confirmed with the folder it opens in', async () => {
	const { host, port } = ftp;
	expect(await tested({ protocol: 'ftp', host, port, ...account })).toEqual({
		status: 'OK',
		message: "Logged in. The account opens in the folder '/'",
	});
});

test('A right SFTP account whose folder is missing is told so', async () => {
	const { host, port, hostKeyFingerprint } = sftp;
	const result = await tested({ protocol: 'sftp', host, port, hostKeyFingerprint, ...account });
	expect(result.status).toBe('Error');
	expect(result.message).toContain('There is no folder');
});

test('Without a fingerprint the one the server shows is told, and no password is sent', async () => {
	const { host, port, hostKeyFingerprint } = sftp;
	const result = await tested({ protocol: 'sftp', host, port, hostKeyFingerprint: '', ...account });
	expect(result).toEqual({
		status: 'Error',
		message: `The credential has no 'Host Key Fingerprint' to know ${host}:${port} by. It shows ${hostKeyFingerprint} (ssh-ed25519). Compare this with the fingerprint the partner published or confirms by phone; if they are the same, paste it into 'Host Key Fingerprint'`,
	});
	expect(sftp.loginAttempts).toBe(0);
});

test('A right SFTP account is confirmed with the host key it was known by', async () => {
	mkdirSync(join(disk.path, 'depot'));
	const { host, port, hostKeyFingerprint } = sftp;
	expect(await tested({ protocol: 'sftp', host, port, hostKeyFingerprint, ...account })).toEqual({
		status: 'OK',
		message: `Logged in. The account opens in the folder '/depot'. The host key is ${hostKeyFingerprint}`,
	});
});

test('A host key trusted on first use is shown, to be pinned', async () => {
	mkdirSync(join(disk.path, 'depot'));
	const { host, port, hostKeyFingerprint } = sftp;
	const hostKeyCheck = 'trustOnFirstUse';
	expect(await tested({ protocol: 'sftp', host, port, hostKeyCheck, ...account })).toEqual({
		status: 'OK',
		message: `Logged in. The account opens in the folder '/depot'. The host key is ${hostKeyFingerprint}. Paste it into 'Host Key Fingerprint' to pin it`,
	});
});

test('A key and a password are both given where both are chosen', async () => {
	mkdirSync(join(disk.path, 'depot'));
	const key = newKeyPair();
	const { host, port, hostKeyFingerprint } = sftp;
	const access = { protocol: 'sftp', host, port, hostKeyFingerprint, ...account };
	const result = await tested({
		...access,
		authentication: 'privateKeyAndPassword',
		privateKey: key.private,
	});
	expect(result.status).toBe('OK');
	expect(
		await tested({ ...access, authentication: 'privateKey', privateKey: key.private }),
	).toEqual({
		status: 'Error',
		message: expect.stringContaining('refused the user or the private key') as string,
	});
});

test('A wrong password is told, and what it was is not', async () => {
	const { host, port } = ftp;
	const result = await tested({
		protocol: 'ftp',
		host,
		port,
		user: 'partner',
		password: 'hunter2',
	});
	expect(result).toEqual({
		status: 'Error',
		message: `${host}:${port} refused the user or the password. The server said: 530 Login incorrect. Check 'User' and 'Password' in the credential; a further try may lock the account`,
	});
});

test('An empty credential is told what it lacks', async () => {
	expect((await tested({ protocol: 'sftp', host: '', port: 0, user: '' })).message).toContain(
		"The credential has no 'Host'",
	);
});

test('User and password in a pasted address are dropped', async () => {
	const { port } = ftp;
	const host = 'ftp://bob:hunter2@127.0.0.1/in';
	expect(await tested({ protocol: 'ftp', host, port, ...account, password: 'wrong' })).toEqual({
		status: 'Error',
		message: `127.0.0.1:${port} refused the user or the password. The server said: 530 Login incorrect. Check 'User' and 'Password' in the credential; a further try may lock the account`,
	});
});

test('A pasted address that cannot be taken apart is refused, and not repeated', async () => {
	const host = 'ftp://bob:12/ter2@127.0.0.1/in';
	expect(await tested({ protocol: 'ftp', host, port: 0, ...account })).toEqual({
		status: 'Error',
		message:
			"'Host' in the credential is not the name of a server. Enter the name only, such as sftp.partner.example, without user, password or folder",
	});
});

test.each([70_000, -1, 21.5, 'twenty-one'])('The port %j is refused', async (port) => {
	for (const protocol of ['ftp', 'sftp']) {
		expect(await tested({ protocol, host: ftp.host, port, ...account })).toEqual({
			status: 'Error',
			message:
				"'Port' in the credential is not a whole number from 0 to 65535. Correct 'Port', or leave it at 0 for the usual one: 21 for FTP and FTPS with explicit TLS, 990 with implicit TLS, 22 for SFTP",
		});
	}
});

describe('Over TLS', () => {
	let certificates: TestCertificates;
	beforeAll(async () => {
		certificates = await makeCertificates();
	});

	test.each([
		['ftps', 'explicit'],
		['ftpsImplicit', 'implicit'],
	] as const)(
		'%s takes the authority of the credential, and the name it gives',
		async (protocol, mode) => {
			await ftp.close();
			const tls = { ...certificates.wrongHost, mode };
			ftp = await startFtpServer({ root: disk.path, ...account, tls });
			const { host, port } = ftp;
			const access = { protocol, host, port, ...account };
			const certificateAuthority = `\n${certificates.authority}\n`;

			const unknown = await tested(access);
			const misnamed = await tested({ ...access, certificateAuthority });
			expect([unknown.status, misnamed.status]).toEqual(['Error', 'Error']);
			expect(unknown.message).toContain("'Certificate Authority'");
			expect(misnamed.message).toContain("'Certificate Name'");
			const certificateName = 'elsewhere.example';
			expect(await tested({ ...access, certificateAuthority, certificateName })).toEqual({
				status: 'OK',
				message: "Logged in. The account opens in the folder '/'",
			});
		},
	);
});
