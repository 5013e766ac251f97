import { createHash } from 'node:crypto';
import type { ServerHostKeyAlgorithm } from 'ssh2';

/** A host key as a server shows it: its kind, such as `ssh-ed25519`, and its fingerprint. */
export interface HostKey {
	kind: string;
	fingerprint: string;
}

/**
 * The algorithms of each kind of key. A server has a key of several kinds, and shows one at a
 * time: the one the client asks for.
 */
export const KINDS_OF_KEY: ReadonlyArray<readonly ServerHostKeyAlgorithm[]> = [
	['ssh-ed25519'],
	['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
	['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
];

/** Reads the kind and the SHA-256 fingerprint, as `ssh-keygen -lf` prints it, from a public key. */
export function hostKeyOf(key: Buffer): HostKey {
	const kind = key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
	const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
	return { kind, fingerprint: `SHA256:${digest}` };
}

/**
 * Whether a key is one the user trusts. The text may hold one fingerprint or several, with or
 * without `SHA256:` and `=`, alone or inside whole lines of `ssh-keygen -l`.
 */
export function isTrusted(key: HostKey, expected: string): boolean {
	const fingerprints =
		expected.match(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/])/g) ?? [];
	return fingerprints.some((fingerprint) => key.fingerprint === `SHA256:${fingerprint}`);
}

export const inWords = (keys: readonly HostKey[]): string =>
	keys.map(({ kind, fingerprint }) => `${fingerprint} (${kind})`).join(' and ');
