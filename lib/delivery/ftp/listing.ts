import { FTPError, type FileInfo } from 'basic-ftp';
import { parseList } from 'basic-ftp/dist/parseList';
import type { RemoteEntry } from '../remote-folder';
import { EndlessList, NOT_IMPLEMENTED, UnreadableList } from './failures';
import type { FtpLine } from './line';
import { retrieve } from './retrieve';

/** A server whose list never ends must not fill the memory; some 400,000 files. */
const LARGEST_LIST = 40 * 1024 * 1024;

/** What some servers answer instead of an empty list. */
const EMPTY = /\bno files\b/i;

/**
 * Everything in the current folder but itself and its parent: MLSD (RFC 3659), which tells sizes and
 * times exactly, or LIST where the server does not offer it.
 */
export async function listCurrentFolder(line: FtpLine): Promise<RemoteEntry[]> {
	if (line.terms.features.has('MLST')) {
		try {
			return (await read(line, 'MLSD')).split(/\r?\n/).flatMap(machineEntry);
		} catch (error) {
			if (!(error instanceof FTPError) || !NOT_IMPLEMENTED.includes(error.code)) throw error;
		}
	}
	// With -a, names with a dot in front are shown as well; some servers take it for a name.
	const all = await attempt(async () => humanEntries(await read(line, 'LIST -a')));
	return all.length > 0 ? all : humanEntries(await read(line, 'LIST'));
}

async function attempt(list: () => Promise<RemoteEntry[]>): Promise<RemoteEntry[]> {
	try {
		return await list();
	} catch (error) {
		if (error instanceof FTPError || error instanceof UnreadableList) return [];
		throw error;
	}
}

/**
 * The entries with the time of each file that is wanted and that the list did not tell, where the
 * server has a command for it: LIST leaves out the year or the hour, and always the time zone.
 */
export async function withTimes(
	line: FtpLine,
	entries: RemoteEntry[],
	wanted: (name: string) => boolean = () => true,
): Promise<RemoteEntry[]> {
	if (!line.terms.features.has('MDTM')) return entries;
	const timed: RemoteEntry[] = [];
	for (const entry of entries) {
		const told = entry.modifiedAt !== undefined || entry.kind !== 'file' || !wanted(entry.name);
		timed.push(told ? entry : { ...entry, ...(await modified(line, entry.name)) });
	}
	return timed;
}

async function modified(line: FtpLine, name: string): Promise<Pick<RemoteEntry, 'modifiedAt'>> {
	try {
		const { message } = await line.client.send(`MDTM ${name}`);
		return momentOf(message.slice(4));
	} catch (error) {
		// It may be gone by now, or no file that the account may look at.
		if (error instanceof FTPError && error.code !== 421) return {};
		throw error;
	}
}

async function read(line: FtpLine, command: string): Promise<string> {
	const pieces: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const piece of retrieve(line, command)) {
			bytes += piece.length;
			if (bytes > LARGEST_LIST) throw new EndlessList();
			pieces.push(piece);
		}
	} catch (error) {
		if (!(error instanceof FTPError) || !EMPTY.test(error.message)) throw error;
	}
	return Buffer.concat(pieces).toString(line.client.ftp.encoding);
}

/** RFC 3659, section 7: `type=file;size=12;modify=20261122080910; a name.csv`. */
function machineEntry(text: string): RemoteEntry[] {
	const [, facts = '', name = ''] = /^(\S*) (.+)$/.exec(text) ?? [];
	const told = new Map(
		facts.split(';').map((fact) => {
			const [key = '', ...value] = fact.split('=');
			return [key.toLowerCase(), value.join('=')] as const;
		}),
	);
	const type = told.get('type')?.toLowerCase() ?? '';
	if (!isName(name) || type === 'cdir' || type === 'pdir') return [];
	const kind = type === 'file' ? 'file' : type === 'dir' ? 'folder' : 'other';
	const size = /^\d{1,15}$/.exec(told.get('size') ?? '');
	return [
		{
			name,
			kind,
			...(size && kind === 'file' && { bytes: Number(size[0]) }),
			...momentOf(told.get('modify') ?? ''),
		},
	];
}

const humanEntries = (text: string): RemoteEntry[] =>
	parsed(text)
		.filter(({ name }) => isName(name))
		.map((info) => ({
			name: info.name,
			kind: kindOf(info),
			...(info.isFile && { bytes: info.size }),
		}));

function parsed(text: string): FileInfo[] {
	try {
		return parseList(text);
	} catch (error) {
		throw new UnreadableList('The list is of no known form', { cause: error });
	}
}

const kindOf = (info: FileInfo): RemoteEntry['kind'] =>
	info.isFile ? 'file' : info.isDirectory ? 'folder' : 'other';

/** What is no name of a file could lead out of the folder. */
const isName = (name: string): boolean =>
	name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);

/** RFC 3659, section 2.3: `YYYYMMDDHHMMSS` in universal time, and perhaps a fraction. */
function momentOf(text: string): Pick<RemoteEntry, 'modifiedAt'> {
	const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text.trim()) ?? [];
	if (parts.length === 0) return {};
	const [year = 0, month = 0, ...rest] = parts.map(Number);
	return { modifiedAt: new Date(Date.UTC(year, month - 1, ...rest)) };
}
