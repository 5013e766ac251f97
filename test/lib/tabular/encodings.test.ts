import { decode, detectEncoding, encodings } from '../../../lib/tabular/encodings';

/** https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT, bytes 80 to 9F. */
const EIGHTY: Record<number, string> = {
	0x80: '€',
	0x82: '‚',
	0x83: 'ƒ',
	0x84: '„',
	0x85: '…',
	0x86: '†',
	0x87: '‡',
	0x88: 'ˆ',
	0x89: '‰',
	0x8a: 'Š',
	0x8b: '‹',
	0x8c: 'Œ',
	0x8e: 'Ž',
	0x91: '‘',
	0x92: '’',
	0x93: '“',
	0x94: '”',
	0x95: '•',
	0x96: '–',
	0x97: '—',
	0x98: '˜',
	0x99: '™',
	0x9a: 'š',
	0x9b: '›',
	0x9c: 'œ',
	0x9e: 'ž',
	0x9f: 'Ÿ',
};

describe('Windows-1252', () => {
	const windows = encodings['windows-1252'];

	it('carries exactly its own table, both ways', () => {
		for (let code = 0x20; code < 0x3000; code++) {
			const character = String.fromCharCode(code);
			const extra = Object.entries(EIGHTY).find(([, value]) => value === character)?.[0];
			const byte =
				extra !== undefined
					? Number(extra)
					: code < 0x7f || (code >= 0xa0 && code <= 0xff)
						? code
						: undefined;
			const carried = windows.prepare(character) === character;
			expect([code, carried]).toEqual([code, byte !== undefined]);
			if (byte !== undefined) {
				expect([...windows.encode(character)]).toEqual([byte]);
				expect(decode(Uint8Array.of(byte), 'windows-1252')).toBe(character);
			}
		}
	});

	it.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])('refuses the undefined byte %d', (byte) => {
		expect(() => decode(Uint8Array.of(0x41, byte), 'windows-1252')).toThrow(
			'The file has bytes that are not Windows-1252',
		);
	});
});

describe('detection', () => {
	const text = 'prénom;Œuvre\r\n';
	it.each([
		['utf-8', Buffer.from(text, 'utf8')],
		['utf-8-bom', Buffer.from(`\ufeff${text}`, 'utf8')],
		['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
		['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
		['windows-1252', encodings['windows-1252'].encode(text)],
	] as const)('finds %s and decodes it', (name, bytes) => {
		expect(detectEncoding(bytes)).toBe(name);
		expect(decode(bytes, name)).toBe(text);
	});

	it('takes plain ASCII for UTF-8', () => {
		expect(detectEncoding(Buffer.from('a;b'))).toBe('utf-8');
	});
});

it.each([
	['utf-8', Buffer.from([0xe9, 0x3b])],
	['utf-16le', Buffer.from([0xff, 0xfe, 0x41])],
	['utf-16le', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
] as const)('bytes that are not %s are refused, never replaced', (name, bytes) => {
	expect(() => decode(bytes, name)).toThrow(/^The file has bytes that are not UTF-/);
});

it('takes one byte order mark off, no more', () => {
	expect(decode(Buffer.from('\ufeff\ufeffa', 'utf8'), 'utf-8')).toBe('\ufeffa');
});
