import type { Key, PrivateKey } from 'openpgp';

/** Keys as they stand in a credential. */
export interface PgpKeys {
	/** One or more armored public keys, one after the other. */
	readonly recipients: string;
	/** The armored private key to sign with; undefined when files are not signed. */
	readonly signingKey?: string;
	/** What opens it; blank when it is not locked. */
	readonly signingPassphrase?: string;
}

/** What may be told of a key: not whose it is, which would be somebody's name and address. */
export interface KeyFacts {
	/** The last 16 digits of its fingerprint, in hexadecimal, as `gpg --list-keys` shows them. */
	readonly id: string;
	/** The day it can no longer be used from (UTC, `YYYY-MM-DD`), if there is one. */
	readonly expires?: string;
}

/** Keys that were looked at and will do. Holds an unlocked private key: not to be kept or shown. */
export interface ReadyKeys {
	/** At least one, each once. */
	readonly recipients: ReadonlyArray<KeyFacts & { readonly key: Key }>;
	readonly signer?: KeyFacts & { readonly key: PrivateKey };
}

/** What files are encrypted for and signed with, in a sentence or two for a person. */
export function keysInWords({ recipients, signer }: ReadyKeys): string {
	const count = recipients.length === 1 ? '1 key' : `${recipients.length} keys`;
	const encrypts = `Files are encrypted for ${count}: ${recipients.map(keyInWords).join(' and ')}`;
	const signs = signer ? `They are signed with ${keyInWords(signer)}` : 'They are not signed';
	return `${encrypts}. ${signs}`;
}

const keyInWords = ({ id, expires }: KeyFacts): string =>
	`${id} (${expires === undefined ? 'does not expire' : `until ${expires}`})`;

export const keyId = (key: Key): string => key.getKeyID().toHex().toUpperCase();

/** A day for people: that of Greenwich, as `gpg` counts. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
