import { createPrivateKey } from 'node:crypto';
import ssh2, { type ParsedKey } from 'ssh2';
import { DeliveryError } from '../delivery-error';

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/;

/**
 * Reads and opens a private key, whatever the pasting did to it: line breaks turned into spaces or
 * into the two characters `\n`, Windows line ends. PKCS#8, which ssh2 does not read, is turned
 * into the older form. Throws a DeliveryError when the key cannot be used or opened.
 */
export function readPrivateKey(pasted: string, passphrase: string | undefined): ParsedKey {
	const pem = restoreLines(pasted);
	const key = / PRIVATE KEY-----/.test(pem) && isPkcs8(pem) ? fromPkcs8(pem, passphrase) : pem;
	const parsed = ssh2.utils.parseKey(key, passphrase);
	if (!(parsed instanceof Error)) {
		const [first] = [parsed].flat() as ParsedKey[];
		if (first?.isPrivateKey()) return first;
		throw DeliveryError.of('keyUnusable', { reason: 'it is the public half' });
	}
	if (/no passphrase given/i.test(parsed.message)) {
		throw DeliveryError.of('credentialIncomplete', { reason: 'Passphrase' }, parsed);
	}
	if (/passphrase|integrity check|bad decrypt/i.test(parsed.message)) {
		throw DeliveryError.of('passphraseWrong', {}, parsed);
	}
	throw DeliveryError.of('keyUnusable', { reason: parsed.message }, parsed);
}

function restoreLines(pasted: string): string {
	const text = pasted.replaceAll('\\r', '').replaceAll('\\n', '\n').trim();
	const [, kind, inside] = PEM.exec(text) ?? [];
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
	if (pem.includes('ENCRYPTED') && !passphrase) {
		throw DeliveryError.of('credentialIncomplete', { reason: 'Passphrase' });
	}
	try {
		const key = createPrivateKey({ key: pem, passphrase });
		if (key.asymmetricKeyType === 'rsa')
			return String(key.export({ type: 'pkcs1', format: 'pem' }));
		if (key.asymmetricKeyType === 'ec') return String(key.export({ type: 'sec1', format: 'pem' }));
		const reason = `a ${key.asymmetricKeyType} key in PKCS#8 form`;
		throw DeliveryError.of('keyUnusable', { reason });
	} catch (error) {
		if (error instanceof DeliveryError) throw error;
		if (pem.includes('ENCRYPTED')) throw DeliveryError.of('passphraseWrong', {}, error);
		throw DeliveryError.of('keyUnusable', { reason: 'it is damaged or incomplete' }, error);
	}
}
