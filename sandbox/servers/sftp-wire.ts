import type { Stats } from 'node:fs';

/** Request and response numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 3). */
export const REQUEST = {
	INIT: 1,
	OPEN: 3,
	CLOSE: 4,
	READ: 5,
	WRITE: 6,
	LSTAT: 7,
	FSTAT: 8,
	SETSTAT: 9,
	FSETSTAT: 10,
	OPENDIR: 11,
	READDIR: 12,
	REMOVE: 13,
	MKDIR: 14,
	RMDIR: 15,
	REALPATH: 16,
	STAT: 17,
	RENAME: 18,
	EXTENDED: 200,
} as const;

const RESPONSE = { VERSION: 2, STATUS: 101, HANDLE: 102, DATA: 103, NAME: 104, ATTRS: 105 };
const EXTENDED_REPLY = 201;

/** Status codes of SFTP version 3 (section 7 of the draft). */
export const STATUS = {
	OK: 0,
	EOF: 1,
	NO_SUCH_FILE: 2,
	PERMISSION_DENIED: 3,
	FAILURE: 4,
	BAD_MESSAGE: 5,
	OP_UNSUPPORTED: 8,
} as const;

/** Bits of the flags of an OPEN request. */
export const OPEN = {
	READ: 1,
	WRITE: 2,
	APPEND: 4,
	CREATE: 8,
	TRUNCATE: 16,
	EXCLUSIVE: 32,
} as const;

/** Reads the fields of one packet in order. */
export class PacketReader {
	private at = 0;

	constructor(private readonly packet: Buffer) {}

	byte(): number {
		return this.packet.readUInt8(this.at++);
	}

	uint32(): number {
		return this.packet.readUInt32BE((this.at += 4) - 4);
	}

	uint64(): number {
		return Number(this.packet.readBigUInt64BE((this.at += 8) - 8));
	}

	bytes(): Buffer {
		const length = this.uint32();
		const start = this.at;
		this.at += length;
		if (this.at > this.packet.length) throw new RangeError('The packet is shorter than it says');
		return this.packet.subarray(start, this.at);
	}

	text(): string {
		return this.bytes().toString('utf8');
	}
}

const uint32 = (...values: number[]): Buffer => {
	const bytes = Buffer.alloc(4 * values.length);
	values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, 4 * index));
	return bytes;
};

const uint64 = (value: number): Buffer => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(value));
	return bytes;
};

const string = (value: string | Buffer): Buffer => {
	const bytes = Buffer.from(value);
	return Buffer.concat([uint32(bytes.length), bytes]);
};

const attributes = (stats: Stats): Buffer =>
	// Size, permissions and times are given; owners are of no use to anyone here.
	Buffer.concat([
		uint32(0x1 | 0x4 | 0x8),
		uint64(stats.size),
		uint32(stats.mode, stats.atimeMs / 1000, stats.mtimeMs / 1000),
	]);

const packet = (type: number, ...parts: Buffer[]): Buffer => {
	const body = Buffer.concat([Buffer.from([type]), ...parts]);
	return Buffer.concat([uint32(body.length), body]);
};

/** The answers a server can give; `id` is the number of the request. */
export const answer = {
	version: (extensions: ReadonlyArray<readonly [string, string]>): Buffer =>
		packet(RESPONSE.VERSION, uint32(3), ...extensions.flat().map(string)),
	status: (id: number, code: number, text: string): Buffer =>
		packet(RESPONSE.STATUS, uint32(id, code), string(text), string('en')),
	handle: (id: number, handle: string): Buffer =>
		packet(RESPONSE.HANDLE, uint32(id), string(handle)),
	data: (id: number, data: Buffer): Buffer => packet(RESPONSE.DATA, uint32(id), string(data)),
	names: (id: number, names: ReadonlyArray<readonly [string, string, Stats?]>): Buffer =>
		packet(
			RESPONSE.NAME,
			uint32(id, names.length),
			...names.map(([name, line, stats]) =>
				Buffer.concat([string(name), string(line), stats ? attributes(stats) : uint32(0)]),
			),
		),
	attributes: (id: number, stats: Stats): Buffer =>
		packet(RESPONSE.ATTRS, uint32(id), attributes(stats)),
	/** The answer to statvfs@openssh.com, whose eleven numbers PROTOCOL of OpenSSH lists. */
	fileSystem: (id: number, blockSize: number, blocks: number, free: number): Buffer =>
		packet(
			EXTENDED_REPLY,
			uint32(id),
			...[blockSize, blockSize, blocks, free, free, 1000, 1000, 1000, 1, 0, 255].map(uint64),
		),
	/** The answer to limits@openssh.com: the longest packet, read and write, and any number of files. */
	limits: (id: number, packetBytes: number, dataBytes: number): Buffer =>
		packet(EXTENDED_REPLY, uint32(id), ...[packetBytes, dataBytes, dataBytes, 0].map(uint64)),
};
