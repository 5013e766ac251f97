import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as openpgp from 'openpgp';
import { deliverGuarded, type GuardedRequest } from '../../../lib/guarded-delivery';
import { readPgpKeys, type ReadyKeys } from '../../../lib/pgp';
import { DEFAULT_LIMITS } from '../../../lib/sync';
import { Harness, NO_WAITS } from '../delivery/harness';

const NAMES = Array.from({ length: 80 }, (_, index) => `Núñez${index + 1}`);
const file = (names: readonly string[]): Buffer =>
	Buffer.from(
		['Matricule;Nom', ...names.map((name) => `${name.slice(5).padStart(4, '0')};${name}`), ''].join(
			'\n',
		),
	);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let keys: ReadyKeys;
let privateKey: openpgp.PrivateKey;

beforeAll(async () => {
	const made = await openpgp.generateKey({
		type: 'ecc',
		curve: 'ed25519Legacy',
		userIDs: [{ name: 'Partner' }],
		format: 'object',
	});
	privateKey = made.privateKey;
	keys = await readPgpKeys({ recipients: made.publicKey.armor() });
});

const harness = new Harness('sftp');
beforeEach(async () => await harness.start());

function request(names: readonly string[], day: string, armor = true): GuardedRequest {
	const server = harness.partner();
	return {
		server,
		file: {
			folder: 'incoming',
			fileName: 'people.csv',
			open: async function* () {
				yield file(names);
			},
		},
		now: new Date(`${day}T03:00:00Z`),
		day,
		unattended: day !== '2026-11-22',
		brake: { layout: { kind: 'columns', keyColumns: ['Matricule'] }, limits: DEFAULT_LIMITS },
		archive: { server, folder: 'archive', keepFiles: true },
		encryption: { keys, armor },
		skipIdentical: true,
		oncePerDay: true,
		delivery: { waits: NO_WAITS },
	};
}

/** Every file on the server, by path. */
const onServer = (): Record<string, Buffer> =>
	Object.fromEntries(
		['incoming', 'archive'].flatMap((folder) =>
			readdirSync(join(harness.root, folder)).map((name) => [
				`${folder}/${name}`,
				readFileSync(join(harness.root, folder, name)),
			]),
		),
	) as Record<string, Buffer>;

async function decrypted(bytes: Buffer, armor: boolean): Promise<string> {
	const message = armor
		? await openpgp.readMessage({ armoredMessage: bytes.toString() })
		: await openpgp.readMessage({ binaryMessage: bytes });
	return String((await openpgp.decrypt({ message, decryptionKeys: privateKey })).data);
}

test.each([
	[true, 'people.csv.asc'],
	[false, 'people.csv.pgp'],
])('nothing leaves in clear, neither file nor archive (armored: %p)', async (armor, name) => {
	const outcome = await deliverGuarded(request(NAMES, '2026-11-22', armor));
	expect(outcome).toMatchObject({
		status: 'delivered',
		sha256: sha256(file(NAMES)),
		bytes: file(NAMES).length,
		receipt: { fileName: name },
	});

	const kept = onServer();
	const paths = Object.keys(kept);
	expect(paths).toHaveLength(3);
	for (const [path, bytes] of Object.entries(kept)) {
		expect([path, NAMES.filter((each) => bytes.includes(each))]).toEqual([path, []]);
	}
	expect(await decrypted(kept[`incoming/${name}`]!, armor)).toBe(file(NAMES).toString());
	const copy = paths.find((path) => path.startsWith('archive') && path.endsWith(name)) ?? '';
	expect(await decrypted(kept[copy]!, armor)).toBe(file(NAMES).toString());
});

test('the brake judges what is inside, skips the same content, and counts whom it cannot name', async () => {
	await deliverGuarded(request(NAMES, '2026-11-22'));
	expect((await deliverGuarded(request(NAMES, '2026-11-23'))).status).toBe('identical');
	const held = await deliverGuarded(request(NAMES.slice(20), '2026-11-24'));
	expect(held).toMatchObject({
		status: 'held',
		sha256: sha256(file(NAMES.slice(20))),
		judgement: { unnamed: expect.stringMatching(/encrypted/), movements: { gone: 20 } },
	});
});

test('A file that went out in clear goes again once it is to be encrypted, and the other way round', async () => {
	const inClear = { ...request(NAMES, '2026-11-22'), encryption: undefined };
	expect((await deliverGuarded(inClear)).status).toBe('delivered');
	expect((await deliverGuarded(request(NAMES, '2026-11-23'))).status).toBe('delivered');
	expect((await deliverGuarded(request(NAMES, '2026-11-24'))).status).toBe('identical');
	const back = { ...request(NAMES, '2026-11-25'), encryption: undefined };
	// What lies in the folder since the first night is that very file.
	expect(await deliverGuarded(back)).toMatchObject({
		status: 'identical',
		receipt: { outcome: 'identical', fileName: 'people.csv' },
	});
	expect(Object.keys(onServer()).filter((name) => name.startsWith('incoming'))).toEqual([
		'incoming/people.csv',
		'incoming/people.csv.asc',
	]);
});
