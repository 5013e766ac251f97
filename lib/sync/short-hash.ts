const V2 = 0x6c796765;
const V3 = 0x74656462;
const LAST = 0xff;

/**
 * HalfSipHash-2-4 of a 32-bit word and a text in UTF-16LE behind it: 32 bits that say nothing
 * without the key. Written from https://github.com/veorq/SipHash; Node's own hashes take ten times
 * as long for texts as short as cells, and a file has millions of them.
 * @param key0 the first four bytes of the key, little end first
 * @param key1 the last four
 * @returns a whole number from 0 to 2^32 - 1
 */
export function shortHash(key0: number, key1: number, word: number, text: string): number {
	let v0 = key0;
	let v1 = key1;
	let v2 = V2 ^ key0;
	let v3 = V3 ^ key1;
	const units = text.length;
	// The word, two units at a time, and what is left of them under the length in bytes.
	const blocks = (units >> 1) + 2;
	for (let block = 0; block <= blocks; block++) {
		const isEnd = block === blocks;
		let message = 0;
		let rounds = 2;
		if (isEnd) {
			rounds = 4;
			v2 ^= LAST;
		} else {
			const at = (block - 1) * 2;
			if (block === 0) message = word;
			else if (block < blocks - 1) message = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
			else message = ((4 + units * 2) << 24) | (at < units ? text.charCodeAt(at) : 0);
			v3 ^= message;
		}
		for (; rounds > 0; rounds--) {
			v0 = (v0 + v1) | 0;
			v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
			v0 = (v0 << 16) | (v0 >>> 16);
			v2 = (v2 + v3) | 0;
			v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
			v0 = (v0 + v3) | 0;
			v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
			v2 = (v2 + v1) | 0;
			v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
			v2 = (v2 << 16) | (v2 >>> 16);
		}
		v0 ^= message;
	}
	return (v1 ^ v3) >>> 0;
}
