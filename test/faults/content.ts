import { createCipheriv, createHash } from 'node:crypto';

/** A file of so many bytes, the same for the same number and like no other. */
export function contentOf(number: number, bytes: number): Buffer {
	const key = createHash('sha256').update(`content ${number}`).digest();
	return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes));
}

/** In the pieces in which a workflow would hand it over. */
export async function* inPieces(content: Uint8Array, size = 16_384): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < content.length; start += size) {
		yield content.subarray(start, start + size);
	}
}
