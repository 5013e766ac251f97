import { generateKeyPairSync } from 'node:crypto';
import ssh2 from 'ssh2';
import { connect } from '../../../../lib/delivery';
import { newKeyPair, startFtpServer, type KeyPair } from '../../../../sandbox/servers';
import { Harness, IMPATIENT } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));
const OTHER = 'SHA256:uNiVztksCsDhcc0u9e8BrB4hvRGtLxqFxXyTrI6dyOs';

describe('SFTP', () => {
	const harness = new Harness('sftp');

	describe('host key', () => {
		test.each([
			['as ssh-keygen prints it', (print: string) => print],
			['without SHA256:', (print: string) => print.slice('SHA256:'.length)],
			['with = at its end', (print: string) => `${print}=`],
			['inside a whole line', (print: string) => `256 ${print} partner (ED25519)\n`],
			['beside another one', (print: string) => `${OTHER}, ${print}`],
		])('The fingerprint is taken %s', async (_, written) => {
			await harness.start();
			const hostKeyFingerprint = written(harness.server.hostKeyFingerprint!);
			const partner = harness.partner({ hostKeyFingerprint });
			expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ attempts: 1 });
		});

		test.each([
			['', 'hostKeyUnknown'],
			[undefined, 'hostKeyUnknown'],
			['   ', 'hostKeyUnknown'],
			[OTHER, 'hostKeyDifferent'],
			['true', 'hostKeyDifferent'],
			['SHA256:', 'hostKeyDifferent'],
			['MD5:43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1:0f:66:73:a8', 'hostKeyDifferent'],
		])('With %j nothing is sent, not even the password', async (hostKeyFingerprint, fault) => {
			await harness.start();
			const partner = harness.partner({ hostKeyFingerprint });
			const failure = await harness.failure(CONTENT, { partner });

			expect(failure).toMatchObject({ fault, retryable: false });
			expect(failure.message).toContain(`${harness.server.hostKeyFingerprint} (ssh-ed25519)`);
			expect(harness.server.loginAttempts).toBe(0);
		});

		test('A part of the right fingerprint is not the right one', async () => {
			await harness.start();
			const right = harness.server.hostKeyFingerprint!;
			for (const hostKeyFingerprint of [right.slice(0, -1), `${right}A`, right.toLowerCase()]) {
				const partner = harness.partner({ hostKeyFingerprint });
				expect(await harness.failure(CONTENT, { partner })).toMatchObject({
					fault: 'hostKeyDifferent',
				});
			}
		});

		test('A partner who published another of their keys is recognised by it', async () => {
			const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private;
			await harness.start({ hostKeys: [rsa, newKeyPair().private] });
			expect(await harness.deliver(CONTENT)).toMatchObject({ attempts: 1 });
		});

		test('Every key of the server is shown', async () => {
			const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private;
			const ecdsa = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
			await harness.start({ hostKeys: [rsa, newKeyPair().private, ecdsa] });
			const failure = await harness.failure(CONTENT, {
				partner: harness.partner({ hostKeyFingerprint: '' }),
			});
			for (const kind of ['ssh-rsa', 'ssh-ed25519', 'ecdsa-sha2-nistp256']) {
				expect(failure.message).toContain(`(${kind})`);
			}
		});
	});

	describe('login', () => {
		const locked = (passphrase: string) =>
			ssh2.utils.generateKeyPairSync('rsa', { bits: 2048, passphrase, cipher: 'aes256-ctr' });

		const opens = async (
			{ private: privateKey, public: publicKey }: KeyPair,
			passphrase?: string,
		) => {
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
						String(privateKey.export({ type: 'pkcs1', format: 'pem', ...secret })).replace(
							/\n+/g,
							' ',
						),
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
			['a text that is no key', () => 'hello', '', 'keyUnusable'],
			['a public key', () => newKeyPair().public, '', 'keyUnusable'],
			['half a key', () => newKeyPair().private.slice(0, 120), '', 'keyUnusable'],
			['a wrong passphrase', () => locked('right').private, 'wrong', 'passphraseWrong'],
			['no passphrase', () => locked('right').private, '', 'credentialIncomplete'],
			[
				'a kind of PKCS#8 it cannot read',
				() => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
				'',
				'keyUnusable',
			],
		])('With %s nothing is sent', async (_, privateKey, passphrase, fault) => {
			await harness.start();
			const partner = harness.partner({ privateKey: String(privateKey()), passphrase });
			expect(await harness.failure(CONTENT, { partner })).toMatchObject({ fault });
			expect(harness.server.loginAttempts).toBe(0);
		});

		test('A key the server does not know is refused, and what it takes is told', async () => {
			await harness.start();
			const partner = harness.partner({
				password: undefined,
				privateKey: newKeyPair().private,
			});
			const failure = await harness.failure(CONTENT, { partner });
			expect(failure.fault).toBe('keyRefused');
			expect(failure.message).toContain('It accepts no such login, only: password');
		});

		test('A password asked for in a dialogue is given', async () => {
			await harness.start({ passwordBy: ['keyboard-interactive'] });
			expect(await harness.deliver(CONTENT)).toMatchObject({ attempts: 1 });
			expect(harness.server.loginAttempts).toBe(1);
		});

		test.each([
			[['keyboard-interactive'] as const],
			[['password', 'keyboard-interactive'] as const],
		])('A wrong one is given once to a server that takes %j', async (passwordBy) => {
			await harness.start({ passwordBy });
			const partner = harness.partner({ password: 'wrong' });
			expect(await harness.failure(CONTENT, { partner })).toMatchObject({
				fault: 'loginRefused',
			});
			expect(harness.server.loginAttempts).toBe(1);
		});
	});

	test('A server without any extension is served by moving the previous file aside', async () => {
		await harness.start({ extensions: [] });
		harness.put('people.csv', 'old');
		expect(await harness.deliver(CONTENT)).toMatchObject({ replaced: true, leftBehind: [] });
		expect(harness.files()).toEqual({ 'people.csv': CONTENT.toString('utf8') });
		const renames = harness.server.requests!.filter((request) => request.startsWith('RENAME'));
		expect(renames.map((request) => request.replace(/[0-9a-f]{8}/g, '#'))).toEqual([
			'RENAME /incoming/people.csv.#.part /incoming/people.csv',
			'RENAME /incoming/people.csv /incoming/people.csv.#.old',
			'RENAME /incoming/people.csv.#.part /incoming/people.csv',
		]);
	});

	test('The file is on the disk before it gets its name', async () => {
		await harness.start();
		await harness.deliver(CONTENT);
		const steps = harness.server.requests!.map((request) => request.split(' ')[0]);
		expect(steps.filter((step) => step === 'FSYNC' || step === 'POSIX-RENAME')).toEqual([
			'FSYNC',
			'POSIX-RENAME',
		]);
	});

	test('A full disk on a server that does not tell its space is in the words it has', async () => {
		await harness.start({ extensions: [], faults: { diskFullAfter: 100 } });
		const failure = await harness.failure(CONTENT);
		expect(failure).toMatchObject({ fault: 'uploadRefused', retryable: false });
		expect(failure.message).toContain('The server said: Failure');
	});

	test('A server that never starts the file transfer is given up in time', async () => {
		await harness.start({ silentSubsystem: true });
		const started = performance.now();
		await expect(connect(harness.access, { ...IMPATIENT, connect: 400 })).rejects.toMatchObject({
			fault: 'noAnswer',
		});
		expect(performance.now() - started).toBeLessThan(1_500);
	});

	test('An FTP server on the port is given up with a word about ports', async () => {
		await harness.start();
		const ftp = await startFtpServer({ root: harness.root, user: 'u', password: 'p' });
		try {
			const access = { ...harness.access, port: ftp.port };
			await expect(connect(access, { ...IMPATIENT, connect: 400 })).rejects.toMatchObject({
				retryable: true,
				remedy: expect.stringContaining('SFTP on 22') as string,
			});
		} finally {
			await ftp.close();
		}
	});
});
