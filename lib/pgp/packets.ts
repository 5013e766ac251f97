/** The tags of the packets a key begins with (RFC 9580, section 5). */
const SECRET_KEY = 5;
const PUBLIC_KEY = 6;

/** The bytes of one key, and whether it says of itself that it is private. */
export interface KeyBytes {
	readonly secret: boolean;
	readonly bytes: Uint8Array;
}

/**
 * Cuts what was exported in one go into the keys it consists of, without understanding them: so a key
 * of an unknown kind is seen and refused, where a library would pass over it, and with it a recipient.
 * @throws RangeError when the bytes are no packets or begin with something else than a key
 */
export function splitKeys(bytes: Uint8Array): KeyBytes[] {
	const starts: Array<{ at: number; secret: boolean }> = [];
	for (let at = 0; at < bytes.length;) {
		const { tag, end } = packetAt(bytes, at);
		if (tag === SECRET_KEY || tag === PUBLIC_KEY) starts.push({ at, secret: tag === SECRET_KEY });
		at = end;
	}
	if (starts[0]?.at !== 0) throw new RangeError('no key at the beginning');
	return starts.map(({ at, secret }, index) => ({
		secret,
		bytes: bytes.subarray(at, starts[index + 1]?.at),
	}));
}

/** The tag of the packet at an offset, and where it ends. Packet headers: RFC 9580, section 4.2. */
function packetAt(bytes: Uint8Array, at: number): { tag: number; end: number } {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const first = view.getUint8(at);
	if ((first & 0x80) === 0) throw new RangeError('no packet');
	const [tag, header, length] =
		(first & 0x40) === 0
			? [(first >> 2) & 0x0f, ...oldLength(view, at + 1, first & 0x03)]
			: [first & 0x3f, ...newLength(view, at + 1)];
	const end = at + 1 + header + length;
	if (end > bytes.length) throw new RangeError('a packet is cut off');
	return { tag, end };
}

/** How many bytes tell the length of a packet, and the length. */
type Length = readonly [number, number];

function oldLength(view: DataView, at: number, kind: number): Length {
	if (kind === 0) return [1, view.getUint8(at)];
	if (kind === 1) return [2, view.getUint16(at)];
	if (kind === 2) return [4, view.getUint32(at)];
	throw new RangeError('a packet without end');
}

function newLength(view: DataView, at: number): Length {
	const first = view.getUint8(at);
	if (first < 192) return [1, first];
	if (first < 224) return [2, ((first - 192) << 8) + view.getUint8(at + 1) + 192];
	if (first === 255) return [5, view.getUint32(at + 1)];
	throw new RangeError('a packet in parts');
}
