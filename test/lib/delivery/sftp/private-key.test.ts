import { generateKeyPairSync, verify } from 'node:crypto';
import ssh2 from 'ssh2';
import { readPrivateKey } from '../../../../lib/delivery/sftp/private-key';
import { newKeyPair, type KeyPair } from '../../../../sandbox/servers';
import { Harness } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));

const harness = new Harness('sftp');

const locked = (passphrase: string) =>
	ssh2.utils.generateKeyPairSync('rsa', { bits: 2048, passphrase, cipher: 'aes256-ctr' });

const opens = async ({ private: privateKey, public: publicKey }: KeyPair, passphrase?: string) => {
	await harness.start({ password: undefined, authorizedKeys: [publicKey] });
	const partner = harness.partner({ password: undefined, privateKey, passphrase });
	expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ attempts: 1 });
};

test('An OpenSSH key opens the account', async () => await opens(newKeyPair()));

test('So does one with a passphrase', async () => await opens(locked('sésame'), 'sésame'));

test.each([
	['spaces for line breaks', (key: string) => key.replace(/\n/g, ' ')],
	['\\n for line breaks', (key: string) => key.replace(/\n/g, '\\n')],
	['Windows line ends', (key: string) => key.replace(/\n/g, '\r\n')],
	['no line break at the end', (key: string) => key.trimEnd()],
])('So does one pasted with %s', async (_, mangle) => {
	const { private: privateKey, public: publicKey } = newKeyPair();
	await opens({ private: mangle(privateKey), public: publicKey });
});

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicOf = (pem: string) => {
	const key = ssh2.utils.parseKey(pem);
	if (key instanceof Error) throw key;
	const [one] = [key].flat() as ssh2.ParsedKey[];
	return `${one!.type} ${one!.getPublicSSH().toString('base64')}`;
};

test.each(['PEM', 'encrypted PEM on one line', 'PKCS#8', 'encrypted PKCS#8'])(
	'So does an RSA key as %s',
	async (form) => {
		const { privateKey } = rsa();
		const secret = { cipher: 'aes-128-cbc', passphrase: 'sésame' } as const;
		const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
		const written = {
			PEM: () => pkcs1,
			'encrypted PEM on one line': () =>
				String(privateKey.export({ type: 'pkcs1', format: 'pem', ...secret })).replace(/\n+/g, ' '),
			'PKCS#8': () => privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
			'encrypted PKCS#8': () =>
				privateKey.export({ type: 'pkcs8', format: 'pem', ...secret }) as string,
		}[form]!();
		await opens(
			{ private: written, public: publicOf(pkcs1) },
			form.includes('enc') ? 'sésame' : '',
		);
	},
);

test.each([
	['an ed25519 key', generateKeyPairSync('ed25519').privateKey, undefined],
	['a locked ed25519 key', generateKeyPairSync('ed25519').privateKey, 'sésame'],
	['an EC key', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, undefined],
	['a locked EC key', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, 'sésame'],
])('So does %s as PKCS#8', async (_, key, passphrase) => {
	const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
	const written = String(key.export({ type: 'pkcs8', format: 'pem', ...lock }));
	const plain = readPrivateKey(written, passphrase);
	await opens(
		{ private: written, public: `${plain.type} ${plain.getPublicSSH().toString('base64')}` },
		passphrase,
	);
});

test('A key made of PKCS#8 signs as the one it was', () => {
	for (let time = 0; time < 100; time++) {
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		const read = readPrivateKey(String(privateKey.export({ type: 'pkcs8', format: 'pem' })), '');
		const signature = read.sign(CONTENT);
		expect(verify(null, CONTENT, publicKey, signature as Buffer)).toBe(true);
	}
});

test('The parameters OpenSSL puts before an EC key do no harm', async () => {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const pem = String(privateKey.export({ type: 'sec1', format: 'pem' }));
	const parameters =
		'-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
	await opens({ private: parameters + pem, public: publicOf(pem) });
});

const PUTTYS = [
	'PuTTY-User-Key-File-3: ssh-ed25519',
	'Encryption: none',
	'Comment: eddsa-key-20260101',
	'Public-Lines: 2',
	'AAAAC3NzaC1lZDI1NTE5AAAAIGVkMjU1MTk',
	'AAAA',
	'Private-Lines: 1',
	'AAAAIGVkMjU1MTk',
	'Private-MAC: 00',
].join('\r\n');
const publicPem = () =>
	rsa().publicKey.export({ type: 'spki', format: 'pem' }).toString().replace(/\n/g, ' ');

test.each([
	['a text that is no key', () => 'hello', '', 'keyUnusable'],
	['nothing', () => ' \n', '', 'credentialIncomplete'],
	['a public key', () => newKeyPair().public, '', 'keyPublic'],
	['a public key as PEM', publicPem, '', 'keyPublic'],
	['a key of PuTTY', () => PUTTYS, '', 'keyPuttys'],
	['half a key', () => newKeyPair().private.slice(0, 120), '', 'keyUnusable'],
	['a key with a hole', () => newKeyPair().private.replace(/AAAA/g, ''), '', 'keyUnusable'],
	['a wrong passphrase', () => locked('right').private, 'wrong', 'passphraseWrong'],
	['no passphrase', () => locked('right').private, '', 'credentialIncomplete'],
	[
		'a kind of PKCS#8 SSH does not know',
		() => generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }),
		'',
		'keyUnusable',
	],
])('With %s nothing is sent, and no part of it is told', async (_, make, passphrase, fault) => {
	await harness.start();
	const privateKey = String(make());
	const failure = await harness.failure(CONTENT, {
		partner: harness.partner({ password: undefined, privateKey, passphrase }),
	});
	expect(failure).toMatchObject({ fault, retryable: false });
	const told = `${failure.message} ${failure.remedy}`;
	for (const line of privateKey.split(/\s+/).filter((part) => part.length > 12)) {
		expect(told).not.toContain(line);
	}
	expect(harness.server.loginAttempts).toBe(0);
});
