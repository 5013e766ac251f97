import type { Key, PrivateKey } from 'openpgp';
import { armoredBlocks, type Block } from './armor';
import { fitness, type Task } from './fitness';
import { dayOf, keyId, type PgpKeys, type ReadyKeys } from './keys';
import { refusal } from './messages';
import { openPgp } from './openpgp';
import { splitKeys, type KeyBytes } from './packets';

/** A parameter that keys are pasted into. */
interface Field {
	readonly name: string;
	readonly get: string;
}

const RECIPIENTS: Field = {
	name: "'Recipient Public Keys'",
	get: 'Ask the recipient for',
};
const SIGNING: Field = { name: "'Signing Private Key'", get: 'Use' };

/**
 * Reads the keys of a credential and holds each against its task now, so that nothing is begun which
 * cannot be encrypted for everybody it is meant for. A key that was pasted twice, such as with an older
 * date and a newer one, counts once, with the newest of what it says.
 * @throws ExplainedError about the first key that will not do, by its place and its ID
 */
export async function readPgpKeys(keys: PgpKeys): Promise<ReadyKeys> {
	const recipients = await readRecipients(keys.recipients);
	if (keys.signingKey === undefined) return { recipients };
	return { recipients, signer: await readSigner(keys.signingKey, keys.signingPassphrase ?? '') };
}

async function readRecipients(text: string): Promise<ReadyKeys['recipients']> {
	const { name, get } = RECIPIENTS;
	if (text.trim() === '') throw refusal('noRecipients', { which: name, get });
	const found = new Map<string, { key: Key; which: string }>();
	let place = 0;
	for (const block of blocksOf(text, RECIPIENTS)) {
		const inBlock = { which: `Key ${place + 1} in ${name}`, get };
		// Neither its ID nor anything else of it: it should not have been here.
		if (block.kind === 'private key block') throw refusal('privateAsRecipient', inBlock);
		for (const { secret, bytes } of keysOf(block, inBlock)) {
			place += 1;
			const which = `Key ${place} in ${name}`;
			if (secret) throw refusal('privateAsRecipient', { which, get });
			const key = await understood(bytes, { which, get });
			const known = found.get(key.getFingerprint());
			found.set(key.getFingerprint(), {
				key: known ? await known.key.update(key) : key,
				which: known?.which ?? which,
			});
		}
	}
	return await Promise.all(
		[...found.values()].map(async ({ key, which }) => {
			const { id, expires } = await fit(key, 'encrypt', { which, get });
			return { id, key, ...(expires !== undefined && { expires }) };
		}),
	);
}

async function readSigner(text: string, passphrase: string): Promise<ReadyKeys['signer']> {
	const facts = { which: SIGNING.name, get: SIGNING.get };
	if (text.trim() === '') throw refusal('noSigningKey', facts);
	const keys = blocksOf(text, SIGNING).flatMap((block) => keysOf(block, facts));
	const [only, ...others] = keys.filter(({ secret }) => secret);
	if (!only) throw refusal('publicToSign', facts);
	if (others.length > 0) {
		throw refusal('severalToSign', { ...facts, found: String(others.length + 1) });
	}
	const key = await understood(only.bytes, facts);
	if (!key.isPrivate()) throw refusal('unreadable', facts);
	const { id, expires } = await fit(key, 'sign', facts);
	const unlocked = await unlock(key, passphrase, { ...facts, which: named(SIGNING.name, id) });
	return { id, key: unlocked, ...(expires !== undefined && { expires }) };
}

/** Which key or parameter a refusal is about, and where to get another. */
interface About {
	readonly which: string;
	readonly get: string;
}

function blocksOf(text: string, { name, get }: Field): Block[] {
	const blocks = armoredBlocks(text);
	if (blocks === 'incomplete') throw refusal('incomplete', { which: name, get });
	if (blocks.length === 0) throw refusal('notPgp', { which: name, get });
	return blocks;
}

function keysOf({ kind, bytes }: Block, about: About): KeyBytes[] {
	if (!kind.endsWith('key block')) throw refusal('notAKey', { ...about, found: `PGP ${kind}` });
	if (!bytes) throw refusal('unreadable', about);
	try {
		return splitKeys(bytes);
	} catch (cause) {
		throw refusal('unreadable', about, cause);
	}
}

async function understood(binaryKey: Uint8Array, about: About): Promise<Key> {
	const { readKey } = await openPgp();
	try {
		return await readKey({ binaryKey });
	} catch (cause) {
		throw refusal('unreadable', about, cause);
	}
}

/** What may be told of a key that will do. */
async function fit(key: Key, task: Task, { which, get }: About) {
	const id = keyId(key);
	const about = { which: named(which, id), get };
	const result = await fitness(key, task);
	if (!result.fit) {
		const { fault, date, cause } = result;
		throw refusal(fault, { ...about, ...(date && { date: dayOf(date) }) }, cause);
	}
	const packet = result.part.keyPacket;
	if (task === 'sign' && 'isDummy' in packet && packet.isDummy()) {
		throw refusal('withoutSecret', about);
	}
	return { id, expires: result.until && dayOf(result.until) };
}

async function unlock(key: PrivateKey, passphrase: string, about: About): Promise<PrivateKey> {
	if (key.isDecrypted()) return key;
	if (passphrase === '') throw refusal('passphraseMissing', about);
	const { decryptKey } = await openPgp();
	try {
		return await decryptKey({ privateKey: key, passphrase });
	} catch (cause) {
		const wrong = cause instanceof Error && cause.message.includes('Incorrect key passphrase');
		throw refusal(wrong ? 'passphraseWrong' : 'unreadable', about, cause);
	}
}

const named = (which: string, id: string): string => `${which} (ID ${id})`;
