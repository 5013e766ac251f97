import '../../support/core-errors';
import { keysInWords, readPgpKeys, type PgpKeys } from '../../../lib/pgp';
import { needs } from '../../support/needs';
import { Gpg } from './gpg';

const LONG_AGO = ['--faked-system-time', '20240105T120000'];
const PASSPHRASE = 'Corr3ct Horse ';
const ENCRYPTS = [
	['ed25519', 'sign'],
	['cv25519', 'encr'],
] as const;

const idOf = (fingerprint: string) => fingerprint.slice(-16);

/** What a person is told of keys that will not do. */
async function refusalOf(keys: PgpKeys): Promise<{ message: string; remedy: string }> {
	try {
		await readPgpKeys(keys);
	} catch (error) {
		return error as { message: string; remedy: string };
	}
	throw new Error('The keys were taken');
}

needs('gpg')('Reading keys that gpg exported', () => {
	let gpg: Gpg;
	let good: string;
	let other: string;
	let expired: string;
	let limited: string;
	let revoked: string;
	let signOnly: string;
	let signer: string;
	const text = (...fingerprints: string[]) => gpg.publicKey(...fingerprints);

	beforeAll(() => {
		gpg = new Gpg();
		good = gpg.newKey('Good', ENCRYPTS);
		other = gpg.newKey('Other', [
			['rsa2048', 'sign'],
			['rsa2048', 'encr'],
		]);
		expired = gpg.newKey('Expired', ENCRYPTS, { expires: '1d', faked: LONG_AGO });
		limited = gpg.newKey('Limited', ENCRYPTS, { expires: '2099-03-04' });
		revoked = gpg.newKey('Revoked', ENCRYPTS);
		signOnly = gpg.newKey('Signonly', [['ed25519', 'sign']]);
		signer = gpg.newKey('Signer', [['ed25519', 'sign']], { passphrase: PASSPHRASE });
		gpg.revoke(revoked);
	});
	afterAll(() => gpg.close());

	const idsOf = async (recipients: string) =>
		(await readPgpKeys({ recipients })).recipients.map(({ id }) => id);

	it('takes keys one after the other, in one block or several, each once', async () => {
		const both = [idOf(good), idOf(other)];
		expect(await idsOf(text(good) + text(other))).toEqual(both);
		expect(await idsOf(text(good, other))).toEqual(both);
		expect(await idsOf(`${text(good)}And again:\n${text(good)}`)).toEqual([idOf(good)]);
	});

	it('takes what pasting made of a key', async () => {
		const key = text(good);
		const withHeaders = key.replace('\n\n', '\nVersion: GnuPG v2\nComment: of Acme\n\n');
		const pasted = [
			key.replace(/\n/g, '\r\n'),
			key.replace(/^/gm, '\t '),
			key.replace('\n\n', '\n'),
			key.replace(/\n/g, ' '),
			key.replace(/\n/g, '\\n'),
			key.replace(/\n/g, ''),
			withHeaders,
			withHeaders.replace(/\n/g, ' '),
			`\uFEFFHere is our key, \n\n${key}\nBest regards`,
		];
		for (const recipients of pasted) expect(await idsOf(recipients)).toEqual([idOf(good)]);
	});

	it('takes the newest of what a key says that is there twice', async () => {
		const renewed = gpg.newKey('Renewed', ENCRYPTS, { expires: '1d', faked: LONG_AGO });
		const before = text(renewed);
		gpg.run(['--quick-set-expire', renewed, '2099-01-01']);
		gpg.run(['--quick-set-expire', renewed, '2099-01-01', ...gpg.subkeys(renewed)]);
		const after = text(renewed);
		for (const recipients of [before + after, after + before]) {
			const { recipients: read } = await readPgpKeys({ recipients });
			expect(read.map(({ id, expires }) => ({ id, expires }))).toEqual([
				{ id: idOf(renewed), expires: '2099-01-01' },
			]);
		}
	});

	it('tells what files are encrypted for and signed with, and not whose keys these are', async () => {
		const keys = await readPgpKeys({
			recipients: text(good, limited),
			signingKey: gpg.privateKey(signer, PASSPHRASE).replace(/\n/g, ' '),
			signingPassphrase: PASSPHRASE,
		});
		expect(keysInWords(keys)).toBe(
			`Files are encrypted for 2 keys: ${idOf(good)} (does not expire) and ${idOf(limited)} (until 2099-03-04). ` +
				`They are signed with ${idOf(signer)} (does not expire)`,
		);
	});

	it('says which key will not do, why, and what to do', async () => {
		const second = (fingerprint: string) =>
			`Key 2 in 'Recipient Public Keys' (ID ${idOf(fingerprint)})`;
		const refused = async (fingerprint: string) => {
			const { message, remedy } = await refusalOf({ recipients: text(good) + text(fingerprint) });
			expect(message + remedy).not.toMatch(/acme/);
			expect(remedy).toMatch(/^Ask the recipient for .{10}/);
			return message;
		};
		expect(await refused(expired)).toBe(`${second(expired)} expired on 2024-01-06`);
		expect(await refused(revoked)).toBe(`${second(revoked)} was revoked by its owner`);
		expect(await refused(signOnly)).toBe(
			`${second(signOnly)} is for signing only: nothing can be encrypted for it`,
		);
	});

	it('tells a key that is valid from its part for encryption that is not', async () => {
		const half = gpg.newKey('Half', [['ed25519', 'sign']]);
		gpg.run(['--passphrase', '', '--quick-add-key', half, 'cv25519', 'encr', 'seconds=1']);
		await new Promise((resolve) => setTimeout(resolve, 2_100));
		const { message } = await refusalOf({ recipients: text(half) });
		expect(message).toMatch(
			/^Key 1 in 'Recipient Public Keys' \(ID .{16}\) is valid, but its part for the task expired on 20/,
		);
	});

	it('refuses a private key among the recipients without repeating any of it', async () => {
		const key = gpg.privateKey(good);
		const renamed = key.replace(/PRIVATE/g, 'PUBLIC');
		for (const recipients of [key, renamed, text(other) + key, text(other) + renamed]) {
			const { message, remedy } = await refusalOf({ recipients });
			expect(message).toMatch(/^Key [12] in 'Recipient Public Keys' is a private key/);
			for (const line of [idOf(good), 'acme', ...key.split('\n').slice(2, -3)]) {
				expect(message + remedy).not.toContain(line);
			}
		}
	});

	it('refuses what is no key', async () => {
		const key = text(good);
		const message = gpg.run(['--armor', '-r', good, '--encrypt'], Buffer.from('x')).toString();
		const damaged = key.replace(/^([A-Za-z0-9+/]{30})..../m, '$1____');
		const cut = (body: string) =>
			`-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${body}\n-----END PGP PUBLIC KEY BLOCK-----`;
		const messages = {
			'': "'Recipient Public Keys' holds no key",
			' \n': "'Recipient Public Keys' holds no key",
			'ssh-ed25519 AAAAC3 zoe@acme': "'Recipient Public Keys' holds a text, but no PGP key",
			[key.slice(0, -20)]:
				"'Recipient Public Keys' holds a key that is not whole: its BEGIN line or its END line is missing",
			[message]: "Key 1 in 'Recipient Public Keys' is no key but a PGP message",
			[cut('')]: UNREADABLE,
			[cut('nonsense')]: UNREADABLE,
			[cut(Buffer.alloc(300, 'x').toString('base64'))]: UNREADABLE,
			[damaged]: UNREADABLE,
		};
		for (const [recipients, expected] of Object.entries(messages)) {
			expect((await refusalOf({ recipients })).message).toBe(expected);
		}
	});

	it('does not pass over a key of an unknown kind beside one it knows', async () => {
		const bytes = gpg.run(['--export', good]);
		const unknown = Buffer.from(bytes);
		// The version in its first packet: an old header of one octet and a length of one.
		unknown[2] = 9;
		const both = Buffer.concat([bytes, unknown]).toString('base64');
		const recipients = `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${both}\n-----END PGP PUBLIC KEY BLOCK-----`;
		expect((await refusalOf({ recipients })).message).toBe(UNREADABLE.replace('1', '2'));
	});

	it('says why a key cannot sign', async () => {
		const refused = async (signingKey: string, signingPassphrase?: string) =>
			(await refusalOf({ recipients: text(good), signingKey, signingPassphrase })).message;
		const locked = gpg.privateKey(signer, PASSPHRASE);
		const name = `'Signing Private Key' (ID ${idOf(signer)})`;
		expect(await refused('')).toBe("'Signing Private Key' is empty, and 'Sign' is on");
		expect(await refused(text(signer))).toBe(
			"'Signing Private Key' holds a public key, and only a private key can sign",
		);
		expect(await refused(locked)).toBe(`${name} is locked, and 'Passphrase' is blank`);
		expect(await refused(locked, 'Corr3ct Horse')).toBe(
			`${name} does not open with what is in 'Passphrase'`,
		);
		expect(await refused(locked + gpg.privateKey(good), PASSPHRASE)).toBe(
			"'Signing Private Key' holds 2 keys, and a file is signed with one",
		);
		expect(await refused(gpg.privateKey(expired))).toBe(
			`'Signing Private Key' (ID ${idOf(expired)}) expired on 2024-01-06`,
		);
	});

	it('takes a signing key whose main part stayed at home, and not one without any secret', async () => {
		const away = gpg.newKey(
			'Away',
			[
				['ed25519', 'sign'],
				['ed25519', 'sign'],
			],
			{
				passphrase: PASSPHRASE,
			},
		);
		const recipients = text(good);
		const signingKey = gpg.privateKey(away, PASSPHRASE, '--export-secret-subkeys');
		const { signer: taken } = await readPgpKeys({
			recipients,
			signingKey,
			signingPassphrase: PASSPHRASE,
		});
		expect(taken?.id).toBe(idOf(away));

		const empty = gpg.newKey('Empty', [
			['ed25519', 'sign'],
			['cv25519', 'encr'],
		]);
		const without = gpg.privateKey(empty, '', '--export-secret-subkeys');
		expect((await refusalOf({ recipients, signingKey: without })).message).toBe(
			`'Signing Private Key' (ID ${idOf(empty)}) lacks the secret of its part for signing, as keys kept on a smart card do`,
		);
	});
});

const UNREADABLE =
	"Key 1 in 'Recipient Public Keys' cannot be read: it is damaged, or of a kind this node does not know";
