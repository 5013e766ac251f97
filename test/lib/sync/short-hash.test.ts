import { shortHash } from '../../../lib/sync/short-hash';

// The first vectors of HalfSipHash-2-4 with 32 bits, of the bytes 00 01 02 ... under the key
// 00 01 ... 07, as https://github.com/veorq/SipHash has them in vectors.h (little end first).
it.each([
	[4, '2a6e4689'],
	[6, '5863fc23'],
	[8, 'd0b8848f'],
	[10, '94b07934'],
	[12, '57f0872f'],
	[14, 'd6fff87c'],
	[16, 'd9b5ac84'],
])('hashes %d bytes as the reference does', (length, expected) => {
	const bytes = Buffer.from(Array.from({ length }, (_, index) => index));
	const text = bytes.subarray(4).toString('utf16le');
	const out = Buffer.alloc(4);
	out.writeUInt32LE(shortHash(0x03020100, 0x07060504, bytes.readInt32LE(0), text));
	expect(out.toString('hex')).toBe(expected);
});
