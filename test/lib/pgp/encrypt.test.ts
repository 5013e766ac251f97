import '../../support/core-errors';
import { randomBytes } from 'node:crypto';
import { encrypt, readPgpKeys, type ReadyKeys } from '../../../lib/pgp';
import { needs } from '../../support/needs';
import { until } from '../../support/until';
import { Gpg } from './gpg';

async function* inChunks(content: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function allOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const all: Uint8Array[] = [];
	for await (const chunk of chunks) all.push(chunk);
	return Buffer.concat(all);
}

needs('gpg')('Encryption, as gpg sees it', () => {
	let gpg: Gpg;
	let signer: string;
	let plain: ReadyKeys;
	let signed: ReadyKeys;

	beforeAll(async () => {
		gpg = new Gpg();
		const rsa = gpg.newKey('Rsa', [
			['rsa2048', 'sign'],
			['rsa2048', 'encr'],
		]);
		const curve = gpg.newKey('Curve', [
			['ed25519', 'sign'],
			['cv25519', 'encr'],
		]);
		signer = gpg.newKey('Signer', [['ed25519', 'sign']], { passphrase: 'Corr3ct Horse ' });
		const recipients = gpg.publicKey(rsa) + gpg.publicKey(curve);
		plain = await readPgpKeys({ recipients });
		signed = await readPgpKeys({
			recipients,
			signingKey: gpg.privateKey(signer, 'Corr3ct Horse '),
			signingPassphrase: 'Corr3ct Horse ',
		});
	});
	afterAll(() => gpg.close());

	it.each([0, 1, 5_000_000])('gives %i bytes back as they were', async (size) => {
		const clear = randomBytes(size);
		for (const armor of [true, false]) {
			const message = await allOf(encrypt(inChunks(clear), plain, { armor, fileName: 'é;1.csv' }));
			const decrypted = gpg.decrypt(message);
			expect(decrypted.clear.equals(clear)).toBe(true);
			expect(decrypted.status).toContain(' é;1.csv');
			expect(decrypted.status).toContain('DECRYPTION_OKAY');
			expect(decrypted.status).not.toContain('GOODSIG');
			expect(message.toString('latin1').startsWith('-----BEGIN PGP MESSAGE-----\n')).toBe(armor);
		}
	});

	it.each([0, 1, 5_000_000])('bears a good signature over %i bytes', async (size) => {
		const clear = randomBytes(size);
		for (const armor of [true, false]) {
			const decrypted = gpg.decrypt(await allOf(encrypt(inChunks(clear), signed, { armor })));
			expect(decrypted.clear.equals(clear)).toBe(true);
			expect(decrypted.status).toContain(`VALIDSIG ${signer}`);
		}
	});

	it('is for every recipient, whether alone or with others', async () => {
		const message = await allOf(encrypt(inChunks(Buffer.from('x')), plain, { armor: true }));
		const { status } = gpg.decrypt(message);
		expect(status.match(/ENC_TO/g)).toHaveLength(2);
	});

	it('takes one large chunk as it takes small ones, and leaves out a name that is too long', async () => {
		const clear = randomBytes(3_000_000);
		const whole = inChunks(clear, clear.length);
		const message = encrypt(whole, signed, { armor: false, fileName: 'é'.repeat(128) });
		const sizes: number[] = [];
		const chunks: Uint8Array[] = [];
		for await (const chunk of message) {
			sizes.push(chunk.length);
			chunks.push(chunk);
		}
		expect(Math.max(...sizes)).toBeLessThan(200_000);
		const decrypted = gpg.decrypt(Buffer.concat(chunks));
		expect(decrypted.clear.equals(clear)).toBe(true);
		expect(decrypted.status).toMatch(/PLAINTEXT 62 \d+ ?$/m);
	});

	it.each([0, 1, 30])(
		'throws what its source throws at chunk %i, with nothing in clear',
		async (at) => {
			const broken = new Error('the disk is gone');
			const secret = Buffer.from('Zoë Núñez;1 rue du Port\r\n'.repeat(2_000));
			for (const keys of [plain, signed]) {
				for (const armor of [true, false]) {
					async function* source() {
						for (let i = 0; i < at; i++) yield secret;
						throw broken;
					}
					const seen: Uint8Array[] = [];
					const run = (async () => {
						for await (const chunk of encrypt(source(), keys, { armor })) seen.push(chunk);
					})();
					await expect(run).rejects.toBe(broken);
					const out = Buffer.concat(seen);
					expect(out.includes('rue du Port')).toBe(false);
					expect(out.includes('-----END PGP MESSAGE-----')).toBe(false);
					expect(() => gpg.decrypt(out)).toThrow('gpg ended with');
				}
			}
		},
	);

	it('lets go of its source when nobody wants the rest', async () => {
		let closed = false;
		async function* source() {
			try {
				for (;;) yield Buffer.alloc(65_536);
			} finally {
				closed = true;
			}
		}
		for await (const chunk of encrypt(source(), signed, { armor: true })) {
			expect(chunk.length).toBeGreaterThan(0);
			break;
		}
		await until(() => closed);
	});

	it('throws rather than encrypt for nobody', async () => {
		const nobody = allOf(encrypt(inChunks(Buffer.from('x')), { recipients: [] }, { armor: true }));
		await expect(nobody).rejects.toMatchObject({
			message: 'The file could not be encrypted, and was not sent',
		});
	});
});
