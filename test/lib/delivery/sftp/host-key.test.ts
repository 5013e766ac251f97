import ssh2 from 'ssh2';
import { DeliveryError, type ServerAccess } from '../../../../lib/delivery';
import { trustOf } from '../../../../lib/delivery/sftp/host-key-trust';
import { newKeyPair } from '../../../../sandbox/servers';
import { Harness } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));
const OTHER = 'SHA256:uNiVztksCsDhcc0u9e8BrB4hvRGtLxqFxXyTrI6dyOs';

const harness = new Harness('sftp');

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

test('The key that was shown and trusted can be asked for', async () => {
	await harness.start();
	const connection = await harness.partner().connection();
	expect(connection.hostKeyFingerprint).toBe(harness.server.hostKeyFingerprint);
});

describe('Trust on first use', () => {
	const FIRST: Partial<ServerAccess> = { hostKeyFingerprint: '', trustOnFirstUse: true };
	const rsaKey = () => ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private;

	/** Ends the server and starts another one at the same place. */
	const startAgain = async (hostKeys: string[], password = 's3cret') => {
		const { port } = harness.server;
		await harness.server.close();
		await harness.start({ hostKeys, port, password });
	};
	const logIn = async (change: Partial<ServerAccess> = {}) => {
		const partner = harness.partner({ ...FIRST, ...change });
		try {
			return (await partner.connection()).hostKeyFingerprint;
		} finally {
			await partner.close();
		}
	};
	const refusal = async (change: Partial<ServerAccess> = {}): Promise<DeliveryError> => {
		try {
			await logIn(change);
		} catch (error) {
			if (error instanceof DeliveryError) return error;
			throw error;
		}
		throw new Error('The login succeeded');
	};

	test('The first key is taken, and told', async () => {
		await harness.start();
		expect(await logIn()).toBe(harness.server.hostKeyFingerprint);
		expect(await logIn()).toBe(harness.server.hostKeyFingerprint);
	});

	test('It is a choice: without it, nothing is taken', async () => {
		await harness.start();
		expect(await refusal({ trustOnFirstUse: false })).toMatchObject({ fault: 'hostKeyUnknown' });
	});

	test('A later key of the same kind is refused with both, and hears no password', async () => {
		await harness.start();
		const first = await logIn();
		await startAgain([newKeyPair().private]);
		const failure = await refusal();
		expect(failure).toMatchObject({ fault: 'hostKeyChanged', retryable: false });
		expect(failure.message).toContain(`${first} (ssh-ed25519)`);
		expect(failure.message).toContain(`${harness.server.hostKeyFingerprint} (ssh-ed25519)`);
		expect(harness.server.loginAttempts).toBe(0);
	});

	test('So is a key of another kind, which anybody in between could show', async () => {
		await harness.start();
		await logIn();
		await startAgain([rsaKey()]);
		expect(await refusal()).toMatchObject({ fault: 'hostKeyChanged' });
		expect(harness.server.loginAttempts).toBe(0);
	});

	test('A server that gets a further key is still known by its first', async () => {
		const rsa = rsaKey();
		await harness.start({ hostKeys: [rsa] });
		const first = await logIn();
		await startAgain([newKeyPair().private, rsa]);
		expect(await logIn()).toBe(first);
	});

	test('The key of a server that refused the login is not remembered', async () => {
		await harness.start({ password: 'another' });
		expect(await refusal()).toMatchObject({ fault: 'loginRefused' });
		await startAgain([newKeyPair().private]);
		expect(await logIn()).toBe(harness.server.hostKeyFingerprint);
	});

	test('With a fingerprint, what was seen before plays no part', async () => {
		await harness.start();
		await logIn();
		await startAgain([newKeyPair().private]);
		const hostKeyFingerprint = harness.server.hostKeyFingerprint!;
		expect(await logIn({ hostKeyFingerprint })).toBe(hostKeyFingerprint);
		expect(await refusal({ hostKeyFingerprint: OTHER })).toMatchObject({
			fault: 'hostKeyDifferent',
		});
	});

	test('Of two first logins at once that see different keys, the second is refused', () => {
		const access: ServerAccess = {
			...{ protocol: 'sftp', host: 'sftp.partner.example', port: 22, user: 'partner' },
			...FIRST,
		};
		const key = (fingerprint: string) => ({ kind: 'ssh-ed25519', fingerprint });
		const [one, two] = [trustOf(access), trustOf({ ...access, host: 'SFTP.Partner.Example' })];
		expect([one.accepts(key('SHA256:a')), two.accepts(key('SHA256:b'))]).toEqual([true, true]);
		one.confirm(key('SHA256:a'));
		expect(() => two.confirm(key('SHA256:b'))).toThrow(
			'SFTP.Partner.Example:22 is not the server this n8n first logged in to',
		);
		expect(trustOf(access).accepts(key('SHA256:b'))).toBe(false);
		expect(trustOf({ ...access, port: 23 }).accepts(key('SHA256:b'))).toBe(true);
	});

	test('Copies of the code in one process share what they saw', async () => {
		await harness.start();
		await logIn();
		await startAgain([newKeyPair().private]);
		await jest.isolateModulesAsync(async () => {
			const { connect, DEFAULT_PATIENCE } = await import('../../../../lib/delivery');
			await expect(
				connect({ ...harness.access, ...FIRST }, DEFAULT_PATIENCE),
			).rejects.toMatchObject({ fault: 'hostKeyChanged' });
		});
	});
});
