import { createHash } from 'node:crypto';

/** What a content turned out to be. */
export interface Measure {
	bytes: number;
	/** In hexadecimal. */
	sha256: string;
}

/** Passes a content on as it is, and tells at its end what it was. */
export async function* measuring<T extends Uint8Array>(
	content: AsyncIterable<T>,
	atEnd: (measure: Measure) => void | Promise<void>,
): AsyncGenerator<T, void, undefined> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of content) {
		hash.update(chunk);
		bytes += chunk.byteLength;
		yield chunk;
	}
	await atEnd({ bytes, sha256: hash.digest('hex') });
}

/** Reads a content to its end and keeps nothing of it. */
export async function measure(content: AsyncIterable<Uint8Array>): Promise<Measure> {
	let measured: Measure | undefined;
	const all = measuring(content, (measure) => void (measured = measure));
	while (!(await all.next()).done);
	return measured as Measure;
}
