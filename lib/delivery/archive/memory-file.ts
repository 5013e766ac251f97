import { createHash } from 'node:crypto';
import type { Subject } from './archive-names';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';

/** What is remembered of one delivery, and means something to any delivery. */
export interface MemoryFacts {
	/** The name the file got on the server. */
	fileName: string;
	/** The civil date of the run, `YYYY-MM-DD`. */
	day: string;
	/** ISO 8601, UTC. */
	deliveredAt: string;
	/** Of the file in clear, in hexadecimal. */
	sha256: string;
	/** Of the file in clear. */
	bytes: number;
	/** Whether nobody watched the run, nor approved the file. */
	unattended: boolean;
	/** The run, where it can be told from others. */
	run?: string;
	/** Whether the file went out encrypted. */
	encrypted: boolean;
	/** The override that this delivery used up. */
	overrideUsed?: string;
	/** The file as it went out, in the same folder, where it is kept. */
	archivedFile?: string;
}

export interface Memory {
	facts: MemoryFacts;
	/** Text for whoever compares deliveries; kept as it is. */
	body: string;
}

/** The largest memory that is written or read. It is the one thing that is held in memory whole. */
export const LARGEST_MEMORY = 256 * 1024 * 1024;

/** Of the layout below. The body has a version of its own, if any. */
const VERSION = 1;
const LINE_FEED = 0x0a;

interface Header {
	version: number;
	subject: Subject;
	facts: MemoryFacts;
}

/**
 * A memory as bytes, in UTF-8: a line of JSON with the facts, a line with the SHA-256 of all the
 * rest, then the body.
 */
export function writeMemory(subject: Subject, { facts, body }: Memory): Buffer {
	const header: Header = { version: VERSION, subject, facts };
	const first = Buffer.from(`${JSON.stringify(header)}\n`);
	const rest = Buffer.from(body);
	return Buffer.concat([first, Buffer.from(`${checksum(first, rest)}\n`), rest]);
}

/**
 * Reads what `writeMemory` wrote; undefined when it is the memory of another subject.
 * @throws DeliveryError `memoryDamaged`, `memoryNewer`, with the facts given
 */
export function readMemory(subject: Subject, bytes: Buffer, facts: Facts): Memory | undefined {
	const damaged = (reason: string) => DeliveryError.of('memoryDamaged', { ...facts, reason });
	if (bytes.length === 0) throw damaged('it is empty');
	const firstEnd = bytes.indexOf(LINE_FEED) + 1;
	const secondEnd = bytes.indexOf(LINE_FEED, firstEnd) + 1;
	const first = bytes.subarray(0, firstEnd);
	const header = parsed(first);
	if (header && header.version > VERSION) throw DeliveryError.of('memoryNewer', facts);
	if (!header || secondEnd === 0) throw damaged('it does not begin as a memory does');
	const rest = bytes.subarray(secondEnd);
	const noted = bytes.subarray(firstEnd, secondEnd - 1).toString('latin1');
	if (noted !== checksum(first, rest)) {
		throw damaged('it was cut short or changed since it was written');
	}
	// What has the right checksum was written by us, so its fields are what they should be.
	if (header.subject !== subject) return undefined;
	return { facts: header.facts, body: rest.toString('utf8') };
}

const checksum = (first: Buffer, rest: Buffer): string =>
	`sha256:${createHash('sha256').update(first).update(rest).digest('hex')}`;

function parsed(line: Buffer): Header | undefined {
	try {
		const header: unknown = JSON.parse(line.toString('utf8'));
		return typeof (header as Partial<Header> | null)?.version === 'number'
			? (header as Header)
			: undefined;
	} catch {
		// Whoever asked says what it means.
		return undefined;
	}
}
