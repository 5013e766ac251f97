import type { FileEntryWithStats, Stats } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import type { RemoteEntry } from '../remote-folder';
import { STATUS, statusOf } from './failures';
import { kindOf, type Kind } from './kind';
import type { SftpSession } from './session';

/** A server whose list never ends must not fill the memory. */
const MOST_ENTRIES = 500_000;
/** Links looked behind at once. */
const WINDOW = 64;

/**
 * Everything in a folder but itself and its parent. A link is what the server finds behind it, and
 * 'other' when that is nothing. `path` gives the whole path of a name.
 */
export async function listFolder(
	session: SftpSession,
	folder: string,
	path: (name: string) => string,
): Promise<RemoteEntry[]> {
	const listed = await readNames(session, folder);
	const entries = listed.filter(({ filename }) => isName(filename)).map(entryOf);
	const unclear = entries.filter(({ kind }) => kind === undefined);
	for (let start = 0; start < unclear.length; start += WINDOW) {
		const looks = unclear.slice(start, start + WINDOW).map(async (entry) => {
			Object.assign(entry, await lookBehind(session, path(entry.name)));
		});
		await Promise.all(looks);
	}
	return entries.map((entry) => ({ ...entry, kind: entry.kind ?? 'other' }));
}

async function readNames(session: SftpSession, folder: string): Promise<FileEntryWithStats[]> {
	const handle = await session.call<Buffer>((sftp, done) => sftp.opendir(folder, done));
	const listed: FileEntryWithStats[] = [];
	try {
		// Not ssh2's own loop over the whole folder: a long list may take longer than one silence.
		for (let count = 0; count <= MOST_ENTRIES;) {
			const more = await nextNames(session, handle);
			if (more === 'end') {
				await session.close(handle);
				return listed;
			}
			listed.push(...more);
			count += Math.max(1, more.length);
		}
		throw DeliveryError.of('listingEndless', session.facts({ folder }));
	} catch (error) {
		session.abandon(handle);
		throw error;
	}
}

async function nextNames(
	session: SftpSession,
	handle: Buffer,
): Promise<FileEntryWithStats[] | 'end'> {
	try {
		return await session.call<FileEntryWithStats[]>((sftp, done) => sftp.readdir(handle, done));
	} catch (error) {
		if (statusOf(error) === STATUS.endOfFile) return 'end';
		throw error;
	}
}

/** What is no name of a file could lead out of the folder. */
const isName = (name: string): boolean =>
	name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);

type Sighting = Omit<RemoteEntry, 'name' | 'kind'> & { kind: RemoteEntry['kind'] | undefined };

const entryOf = ({ filename, longname, attrs }: FileEntryWithStats) => ({
	name: filename,
	...sightingOf(attrs, longname),
});

/**
 * Some servers tell the kind only in the line meant for people, which begins like that of `ls -l`.
 * It is left open where nobody tells, and for links, whose size here is that of the link.
 */
function sightingOf(attrs: Partial<Stats>, line = ''): Sighting {
	const { size, mtime } = attrs;
	const kind = kindOf(attrs) ?? KIND_IN_LINE[line.charAt(0)];
	if (kind === undefined || kind === 'link') return { kind: undefined };
	return {
		kind,
		...(kind === 'file' && size !== undefined && { bytes: size }),
		// Where it is not known, some servers say the first second of 1970.
		...(mtime && { modifiedAt: new Date(mtime * 1000) }),
	};
}

const KIND_IN_LINE: Record<string, Kind | undefined> = { '-': 'file', d: 'folder', l: 'link' };

async function lookBehind(session: SftpSession, path: string): Promise<Sighting> {
	try {
		return sightingOf(await session.call<Stats>((sftp, done) => sftp.stat(path, done)));
	} catch (error) {
		// A link into nothing, or to where the account may not look.
		if (statusOf(error) !== undefined) return { kind: 'other' };
		throw error;
	}
}
