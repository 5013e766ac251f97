import type { Key, Subkey } from 'openpgp';
import type { Fault } from './messages';
import { openPgp } from './openpgp';

export type Task = 'encrypt' | 'sign';

/** Whether a key will do for a task now, and until when; or why not. */
export type Fitness =
	| { readonly fit: true; readonly part: Key | Subkey; readonly until?: Date }
	| { readonly fit: false; readonly fault: Fault; readonly date?: Date; readonly cause: unknown };

/** Holds a key against its task as OpenPGP.js will when it comes to that, and finds the reason of a no. */
export async function fitness(key: Key, task: Task): Promise<Fitness> {
	let part: Key | Subkey;
	try {
		part = await (task === 'encrypt' ? key.getEncryptionKey() : key.getSigningKey());
	} catch (cause) {
		return { fit: false, cause, ...(await reasonOf(key, task)) };
	}
	const ends = [await key.getExpirationTime(), await part.getExpirationTime()];
	const until = earliest(ends.filter((end) => end instanceof Date));
	return { fit: true, part, ...(until && { until }) };
}

async function reasonOf(key: Key, task: Task): Promise<{ fault: Fault; date?: Date }> {
	if (await key.isRevoked()) return { fault: 'revoked' };
	const created = key.getCreationTime();
	if (created > new Date()) return { fault: 'notYetValid', date: created };
	const end = await key.getExpirationTime();
	if (end === null) return { fault: 'withoutUser' };
	if (isPast(end)) return { fault: 'expired', date: end };

	const parts = await partsFor(key, task);
	const ends = await Promise.all(parts.map(async (part) => await part.getExpirationTime()));
	const latest = latestOf(ends.filter(isPast));
	if (latest) return { fault: 'partExpired', date: latest };
	if (parts.some((part) => part.revocationSignatures.length > 0)) return { fault: 'partRevoked' };
	if (parts.length > 0 || (await isOwnPart(key, task))) return { fault: 'tooWeak' };
	return { fault: task === 'encrypt' ? 'cannotEncrypt' : 'cannotSign' };
}

/** The subkeys that are meant for a task, fit or not. */
async function partsFor(key: Key, task: Task): Promise<Subkey[]> {
	const wanted = await flagsOf(task);
	return key.subkeys.filter(({ bindingSignatures }) =>
		bindingSignatures.some(({ keyFlags }) => ((keyFlags?.[0] ?? 0) & wanted) !== 0),
	);
}

/** Whether the key itself, and no part of it, is meant for a task. */
async function isOwnPart(key: Key, task: Task): Promise<boolean> {
	const wanted = await flagsOf(task);
	return key.users.some(({ selfCertifications }) =>
		selfCertifications.some(({ keyFlags }) => ((keyFlags?.[0] ?? 0) & wanted) !== 0),
	);
}

async function flagsOf(task: Task): Promise<number> {
	const { keyFlags } = (await openPgp()).enums;
	return task === 'encrypt'
		? keyFlags.encryptCommunication | keyFlags.encryptStorage
		: keyFlags.signData;
}

const isPast = (end: Date | number | null): end is Date => end instanceof Date && end <= new Date();

const sorted = (dates: readonly Date[]) => [...dates].sort((a, b) => a.getTime() - b.getTime());
const earliest = (dates: readonly Date[]): Date | undefined => sorted(dates)[0];
const latestOf = (dates: readonly Date[]): Date | undefined => sorted(dates).at(-1);
