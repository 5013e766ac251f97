import { randomBytes, type KeyObject } from 'node:crypto';

const MAGIC = 'openssh-key-v1\0';
const KIND = 'ssh-ed25519';
const BLOCK_BYTES = 8;

/**
 * An ed25519 key in OpenSSH's own form, unlocked: the only one in which SSH libraries read such keys
 * (PROTOCOL.key of OpenSSH; the key itself as in RFC 8709).
 */
export function openSshKey(key: KeyObject): string {
	const { x, d } = key.export({ format: 'jwk' });
	const publicPart = Buffer.from(x ?? '', 'base64url');
	const secret = Buffer.concat([Buffer.from(d ?? '', 'base64url'), publicPart]);
	const check = randomBytes(4);
	const inside = [check, check, text(KIND), text(publicPart), text(secret), text('')];
	const length = inside.reduce((sum, { length: bytes }) => sum + bytes, 0);
	// Padded with 1, 2, 3 and so on to whole blocks.
	const padding = Array.from({ length: -length & (BLOCK_BYTES - 1) }, (_, index) => index + 1);
	const whole = Buffer.concat([
		Buffer.from(MAGIC, 'latin1'),
		...['none', 'none', ''].map(text),
		uint32(1),
		text(Buffer.concat([text(KIND), text(publicPart)])),
		text(Buffer.concat([...inside, Buffer.from(padding)])),
	]);
	const lines = whole.toString('base64').match(/.{1,70}/g) ?? [];
	return [
		'-----BEGIN OPENSSH PRIVATE KEY-----',
		...lines,
		'-----END OPENSSH PRIVATE KEY-----',
		'',
	].join('\n');
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function text(value: string | Buffer): Buffer {
	const bytes = Buffer.from(value);
	return Buffer.concat([uint32(bytes.length), bytes]);
}
