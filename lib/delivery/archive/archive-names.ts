import { createHash } from 'node:crypto';

/**
 * Whose deliveries these are, in any words that are the same each time, such as those for server, user,
 * folder and file name.
 */
export type Subject = string;

const MEMORY = '.memory';
const OWN = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z_([0-9a-f]{8})_./s;
/** So that time, subject, `.memory` and what a delivery adds meanwhile fit in the 255 bytes of a name. */
const LONGEST_BYTES = 200;

/** A file in an archive that belongs to one subject. */
export interface Archived {
	name: string;
	/** When it was made, in milliseconds since 1970. */
	at: number;
	isMemory: boolean;
}

/**
 * The names of one subject's files in an archive: `<time>_<subject>_<file name>`, and the same with
 * `.memory` for the memory of that delivery. They sort by time. The subject is 8 digits of its
 * SHA-256; a memory holds the whole of it.
 */
export class ArchiveNames {
	private readonly mark: string;

	constructor(subject: Subject) {
		this.mark = createHash('sha256').update(subject).digest('hex').slice(0, 8);
	}

	forFile(at: number, fileName: string): string {
		const time = new Date(at).toISOString().replace(/[-:.]/g, '');
		// Else the file itself could be taken for a memory.
		const plain = fileName.endsWith(MEMORY) ? `${fileName}_` : fileName;
		return `${time}_${this.mark}_${shortened(plain)}`;
	}

	forMemory(at: number, fileName: string): string {
		return this.forFile(at, fileName) + MEMORY;
	}

	/** Those of the names that are ours, oldest first. */
	own(names: readonly string[]): Archived[] {
		return names
			.flatMap((name) => {
				const [, year, month, day, hour, minute, second, rest, mark] = OWN.exec(name) ?? [];
				if (mark !== this.mark) return [];
				const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`;
				const at = Date.parse(time);
				return Number.isNaN(at) ? [] : [{ name, at, isMemory: name.endsWith(MEMORY) }];
			})
			.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
	}
}

/** The end of a long name, which holds what tells it from others more often than its beginning. */
function shortened(name: string): string {
	let letters = [...name];
	while (Buffer.byteLength(letters.join('')) > LONGEST_BYTES) letters = letters.slice(1);
	return letters.join('').trim();
}
