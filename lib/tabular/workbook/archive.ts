import { crc32, inflateRawSync } from 'node:zlib';
import { brokenWorkbook, count, tooLarge } from './broken';
import { MOST_INFLATED, MOST_PARTS } from './limits';

/**
 * A ZIP archive of which parts are inflated one by one, as they are asked for. The layout is PKWARE's
 * APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
 */
export interface Archive {
	readonly names: readonly string[];
	/**
	 * The bytes of a part, or undefined when there is none of that name (whatever its capitals).
	 * @throws ExplainedError when it cannot be inflated, is not what it was when it was packed, or makes
	 * the parts asked for larger than the limit all together
	 */
	part(name: string): Buffer | undefined;
}

interface Entry {
	readonly name: string;
	readonly flags: number;
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 0x2041;
const LONGEST_COMMENT = 0xffff;

/**
 * Opens a workbook as the archive it is.
 * @param limit how many bytes all parts asked for may inflate to
 * @throws ExplainedError when its directory is cut off or does not fit the file
 */
export function openArchive(bytes: Buffer, limit = MOST_INFLATED): Archive {
	const entries = new Map<string, Entry>();
	for (const entry of directory(bytes)) {
		const key = keyOf(entry.name);
		if (entries.has(key)) throw brokenWorkbook(`has two parts named ${entry.name}`);
		entries.set(key, entry);
	}
	const counted = new Set<Entry>();
	let left = limit;
	return {
		names: [...entries.values()].map(({ name }) => name),
		part(name) {
			const entry = entries.get(keyOf(name));
			if (!entry) return undefined;
			if (counted.has(entry)) return contentOf(bytes, entry, entry.size, limit);
			const content = contentOf(bytes, entry, left, limit);
			counted.add(entry);
			left -= content.length;
			return content;
		},
	};
}

const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function directory(bytes: Buffer): Entry[] {
	const end = endOfDirectory(bytes);
	const parts = bytes.readUInt16LE(end + 10);
	if (parts > MOST_PARTS) {
		throw tooLarge(`has ${count(parts)} parts, more than ${count(MOST_PARTS)}`);
	}
	let at = bytes.readUInt32LE(end + 16);
	const entries: Entry[] = [];
	for (let index = 0; index < parts; index++) {
		if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) {
			throw brokenWorkbook('is cut off or damaged: its list of parts does not fit it');
		}
		const nameLength = bytes.readUInt16LE(at + 28);
		entries.push({
			name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
			flags: bytes.readUInt16LE(at + 8),
			method: bytes.readUInt16LE(at + 10),
			crc: bytes.readUInt32LE(at + 16),
			packed: bytes.readUInt32LE(at + 20),
			size: bytes.readUInt32LE(at + 24),
			offset: bytes.readUInt32LE(at + 42),
		});
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

function endOfDirectory(bytes: Buffer): number {
	const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
	for (let at = bytes.length - 22; at >= first; at--) {
		if (bytes.readUInt32LE(at) === END) return at;
	}
	throw brokenWorkbook('is cut off: its end is missing');
}

function contentOf(bytes: Buffer, entry: Entry, left: number, limit: number): Buffer {
	const { name, size, offset } = entry;
	if (entry.flags & ENCRYPTED) {
		throw brokenWorkbook(`is protected by a password: its part ${name} is encrypted`);
	}
	if (size > left) throw inflatesTooFar(name, limit);
	if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) {
		throw brokenWorkbook(`is cut off or damaged: its part ${name} is not where it should be`);
	}
	const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
	if (from + entry.packed > bytes.length) {
		throw brokenWorkbook(`is cut off: its part ${name} is not whole`);
	}
	const content = unpacked(bytes.subarray(from, from + entry.packed), entry, left, limit);
	// Sizes are only said: what counts is what comes out, and that it is what was put in.
	if (content.length !== size || crc32(content) !== entry.crc) {
		throw brokenWorkbook(`is damaged: its part ${name} is not what was put in`);
	}
	return content;
}

function unpacked(packed: Buffer, { name, method }: Entry, left: number, limit: number): Buffer {
	if (method === 0) {
		if (packed.length > left) throw inflatesTooFar(name, limit);
		return packed;
	}
	if (method !== 8) throw brokenWorkbook(`packs its part ${name} in a way no workbook does`);
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
			throw inflatesTooFar(name, limit);
		}
		throw brokenWorkbook(`is damaged: its part ${name} cannot be unpacked`, cause);
	}
}

function inflatesTooFar(name: string, limit: number) {
	const megabytes = count(Math.floor(limit / 1_000_000));
	return tooLarge(`unpacks to more than ${megabytes} MB, in its part ${name}`);
}
