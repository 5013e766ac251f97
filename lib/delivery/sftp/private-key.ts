import { createPrivateKey } from 'node:crypto';
import ssh2, { type ParsedKey } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { openSshKey } from './openssh-key';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;
const PUTTY = /^PuTTY-User-Key-File-/;
const PUBLIC = /^(?:ssh-|ecdsa-sha2-|sk-)|BEGIN (?:SSH2 |RSA )?PUBLIC KEY-/;

/**
 * Reads and opens a private key, whatever the pasting did to it: line breaks turned into spaces or
 * into the two characters `\n`, Windows line ends, other blocks before it. PKCS#8, which ssh2 does
 * not read, is turned into a form it does. Throws a DeliveryError when the key cannot be used or
 * opened.
 */
export function readPrivateKey(pasted: string, passphrase: string | undefined): ParsedKey {
	if (pasted.trim() === '') {
		throw DeliveryError.of('credentialIncomplete', { reason: 'Private Key' });
	}
	const text = restoreLines(pasted);
	const key = isPkcs8(text) ? fromPkcs8(text, passphrase) : text;
	const parsed = parse(key, passphrase);
	if (!(parsed instanceof Error)) {
		const [first] = [parsed].flat() as ParsedKey[];
		if (first?.isPrivateKey()) return first;
		throw DeliveryError.of('keyPublic', {});
	}
	if (/no passphrase given/i.test(parsed.message)) {
		throw DeliveryError.of('credentialIncomplete', { reason: 'Passphrase' }, parsed);
	}
	if (/passphrase|integrity check|bad decrypt|unable to authenticate/i.test(parsed.message)) {
		throw DeliveryError.of('passphraseWrong', {}, parsed);
	}
	if (PUTTY.test(text)) throw DeliveryError.of('keyPuttys', {}, parsed);
	if (PUBLIC.test(text)) throw DeliveryError.of('keyPublic', {}, parsed);
	const unusual = /initialization vector|unsupported cipher/i.test(parsed.message);
	const reason = unusual ? 'it is locked in an unusual way' : parsed.message;
	throw DeliveryError.of('keyUnusable', { reason }, parsed);
}

function parse(
	key: string,
	passphrase: string | undefined,
): ReturnType<typeof ssh2.utils.parseKey> {
	try {
		return ssh2.utils.parseKey(key, passphrase);
	} catch (error) {
		// ssh2 returns what it expects and throws what it does not, such as a length past the end.
		return error instanceof Error ? error : new Error(String(error));
	}
}

function restoreLines(pasted: string): string {
	const text = pasted.replaceAll('\\r', '').replaceAll('\\n', '\n').trim();
	const blocks = [...text.matchAll(BLOCK)];
	// OpenSSL puts the parameters of an elliptic curve before the key.
	const [, kind, inside] =
		blocks.find(([, name]) => name?.endsWith('PRIVATE KEY')) ?? blocks[0] ?? [];
	if (kind === undefined || inside === undefined) return `${text}\n`;
	// The headers of an encrypted PEM (RFC 1421) need lines of their own and an empty one after.
	const headers = [...inside.matchAll(/(?:Proc-Type|DEK-Info): *\S+/g)].map(([header]) => header);
	const base64 = headers.reduce((rest, header) => rest.replace(header, ''), inside);
	const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [
		`-----BEGIN ${kind}-----`,
		...(headers.length ? [...headers, ''] : []),
		...lines,
		`-----END ${kind}-----`,
		'',
	].join('\n');
}

const isPkcs8 = (pem: string): boolean => /-----BEGIN (ENCRYPTED )?PRIVATE KEY-----/.test(pem);

function fromPkcs8(pem: string, passphrase: string | undefined): string {
	const encrypted = pem.includes('ENCRYPTED');
	if (encrypted && !passphrase) {
		throw DeliveryError.of('credentialIncomplete', { reason: 'Passphrase' });
	}
	try {
		const key = createPrivateKey({ key: pem, passphrase });
		switch (key.asymmetricKeyType) {
			case 'rsa':
				return String(key.export({ type: 'pkcs1', format: 'pem' }));
			case 'ec':
				return String(key.export({ type: 'sec1', format: 'pem' }));
			case 'ed25519':
				return openSshKey(key);
			default: {
				const reason = `SFTP knows no ${key.asymmetricKeyType} keys`;
				throw DeliveryError.of('keyUnusable', { reason });
			}
		}
	} catch (error) {
		if (error instanceof DeliveryError) throw error;
		// OpenSSL 3 no longer knows the ciphers that older programs locked keys with.
		if ((error as NodeJS.ErrnoException).code === 'ERR_OSSL_EVP_UNSUPPORTED') {
			const reason = 'it is locked in an unusual way';
			throw DeliveryError.of('keyUnusable', { reason }, error);
		}
		if (encrypted) throw DeliveryError.of('passphraseWrong', {}, error);
		throw DeliveryError.of('keyUnusable', { reason: 'it is damaged or incomplete' }, error);
	}
}
