import { accessOf } from '../../../nodes/PartnerFileServer/access';

test.each([
	[{ protocol: 'ftp', host: ' ftp.partner.example ' }, 'ftp.partner.example', 21],
	[
		{ protocol: 'sftp', host: 'sftp://sftp.partner.example/in', port: 0 },
		'sftp.partner.example',
		22,
	],
	[{ protocol: 'sftp', host: 'h', port: '' }, 'h', 22],
	[{ protocol: 'sftp', host: 'h', port: 2222 }, 'h', 2222],
	[{ protocol: 'sftp', host: 'sftp://h:2222/in', port: 0 }, 'h', 2222],
	[{ protocol: 'sftp', host: 'sftp://h:2222/in', port: 22 }, 'h', 22],
])('%j is read as it is meant', (credential, host, port) => {
	expect(accessOf(credential)).toMatchObject({ host, port });
});

test.each([
	['ftp', 21],
	['ftps', 21],
	['ftpsImplicit', 990],
	['sftp', 22],
])('The usual port of %s is taken when none is given', (protocol, port) => {
	expect(accessOf({ protocol, host: 'h', port: 0 })).toMatchObject({ protocol, port });
});

/** Every field filled, as a form keeps them when choices were changed back and forth. */
const everything = {
	host: 'h',
	port: 1,
	user: ' partner ',
	password: ' s3cret ',
	privateKey: 'KEY',
	passphrase: 'P',
	hostKeyFingerprint: 'SHA256:F',
	certificateAuthority: '\nPEM\n',
	certificateName: ' ftp.partner.example ',
	fileNameEncoding: 'latin-1',
	passiveAddress: 'announced',
};
const place = { host: 'h', port: 1, user: 'partner' };
const password = ' s3cret ';
const manners = { fileNameEncoding: 'latin-1', passiveAddress: 'announced' };
const certificates = { certificateAuthority: 'PEM', certificateName: 'ftp.partner.example' };
const key = { privateKey: 'KEY', passphrase: 'P' };
const hostKeyFingerprint = 'SHA256:F';

test.each([
	[
		{ protocol: 'ftp', authentication: 'privateKey' },
		{ password, ...manners },
	],
	[{ protocol: 'ftps' }, { password, ...manners, ...certificates }],
	[{ protocol: 'ftpsImplicit' }, { password, ...manners, ...certificates }],
	[{ protocol: 'sftp' }, { password, hostKeyFingerprint }],
	[
		{ protocol: 'sftp', authentication: 'password' },
		{ password, hostKeyFingerprint },
	],
	[
		{ protocol: 'sftp', authentication: 'privateKey' },
		{ ...key, hostKeyFingerprint },
	],
	[
		{ protocol: 'sftp', authentication: 'privateKeyAndPassword' },
		{ ...key, password, hostKeyFingerprint },
	],
	[
		{ protocol: 'sftp', hostKeyCheck: 'compareFingerprint' },
		{ password, hostKeyFingerprint },
	],
	[
		{ protocol: 'sftp', hostKeyCheck: 'trustOnFirstUse' },
		{ password, trustOnFirstUse: true },
	],
])('Of %j only what the form shows is used', ({ protocol, ...choices }, used) => {
	expect(accessOf({ ...everything, protocol, ...choices })).toEqual({
		protocol,
		...place,
		...used,
	});
});

test('What was saved before there were more fields works as it did', () => {
	const saved = { host: 'h', port: 0, user: 'u', password: 'p' };
	expect(accessOf({ protocol: 'ftp', ...saved })).toEqual({
		...saved,
		protocol: 'ftp',
		port: 21,
		fileNameEncoding: 'utf-8',
		passiveAddress: 'host',
	});
	expect(accessOf({ protocol: 'sftp', ...saved, hostKeyFingerprint })).toEqual({
		...saved,
		protocol: 'sftp',
		port: 22,
		hostKeyFingerprint,
	});
});

test('A blank authority or name of a certificate is none', () => {
	const access = accessOf({
		protocol: 'ftps',
		host: 'h',
		certificateAuthority: ' \n ',
		certificateName: '',
	});
	expect(access).not.toHaveProperty('certificateAuthority');
	expect(access).not.toHaveProperty('certificateName');
});
