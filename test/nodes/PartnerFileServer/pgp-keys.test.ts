import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { openPgp } from '../../../lib/pgp/openpgp';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';

const tested = async (data: ICredentialDataDecryptedObject) =>
	await new PartnerFileServer().methods.credentialTest.pgpKeysTest.call(
		{} as ICredentialTestFunctions,
		{ id: '1', name: 'Partner', type: 'pgpKeysApi', data },
	);

const PASSPHRASE = 'correct horse';
let keys: { publicKey: string; privateKey: string };
beforeAll(async () => {
	const { generateKey } = await openPgp();
	keys = await generateKey({ userIDs: [{ name: 'Zoë Núñez' }], passphrase: PASSPHRASE });
});

test('Keys that can encrypt are confirmed by their numbers, never by a name', async () => {
	expect(await tested({ recipients: keys.publicKey, sign: false })).toEqual({
		status: 'OK',
		message: expect.stringMatching(
			/^Files are encrypted for 1 key: [0-9A-F]{16} \(does not expire\)\. They are not signed$/,
		) as string,
	});
});

test('A key to sign with is looked at only where files are signed', async () => {
	const signing = { recipients: keys.publicKey, signingPrivateKey: keys.privateKey };
	expect(await tested({ ...signing, sign: false, signingPrivateKey: 'rubbish' })).toMatchObject({
		status: 'OK',
	});
	expect(await tested({ ...signing, sign: true, signingPassphrase: PASSPHRASE })).toEqual({
		status: 'OK',
		message: expect.stringContaining('They are signed with') as string,
	});
	const wrong = await tested({ ...signing, sign: true, signingPassphrase: 'hunter2' });
	expect(wrong.status).toBe('Error');
	expect(wrong.message).not.toContain('hunter2');
});

test('What is no public key is told with what to do', async () => {
	for (const recipients of ['', 'rubbish', keys.privateKey]) {
		const { status, message } = await tested({ recipients, sign: false });
		expect(status).toBe('Error');
		expect(message).toMatch(/^.{20,}\. .{20,}$/s);
	}
});
