import { DeliveryError } from '../delivery-error';
import { assertFileName } from '../file-name';
import type { RemoteEntry, RemoteFolder } from '../remote-folder';
import { isUnfinished } from './unfinished-names';
import { pause } from '../wire/time';

/** A file that is there to be collected. */
export interface Found {
	name: string;
	bytes: number;
	modifiedAt?: Date;
}

export interface PassedOver {
	fileName: string;
	/** In a sentence. */
	reason: string;
}

export interface Sought {
	matches: (name: string) => boolean;
	/** How far apart two looks must be that show the same; 0 for one look. */
	stableSeconds: number;
	largestBytes: number;
	/** Only files changed after this moment. */
	modifiedAfter?: Date;
}

export interface Look {
	/** Oldest first. */
	found: Found[];
	passedOver: PassedOver[];
}

/**
 * The files of a folder that match, are finished by all signs, and may be fetched. Files changed too
 * long ago are left out without a word, all others that match are told with the reason.
 */
export async function lookForFiles(folder: RemoteFolder, sought: Sought): Promise<Look> {
	const passedOver: PassedOver[] = [];
	const found: Found[] = [];
	for (const entry of await folder.list(sought.matches)) {
		if (entry.kind === 'folder' || !sought.matches(entry.name)) continue;
		const { modifiedAt } = entry;
		if (sought.modifiedAfter && modifiedAt && modifiedAt <= sought.modifiedAfter) continue;
		const sight = await judge(folder, entry, sought);
		if (typeof sight === 'string') passedOver.push({ fileName: entry.name, reason: sight });
		else found.push(sight);
	}
	if (found.length === 0 || sought.stableSeconds === 0) {
		return { found: found.sort(byAge), passedOver };
	}
	const names = new Set(found.map(({ name }) => name));
	await stayInTouch(folder, found[0]?.name ?? '', sought.stableSeconds * 1000);
	const later = new Map(
		(await folder.list((name) => names.has(name))).map((entry) => [entry.name, entry]),
	);
	const stable: Found[] = [];
	for (const file of found) {
		const reason = await whyUnstable(folder, file, later.get(file.name), sought);
		if (reason === undefined) stable.push(file);
		else passedOver.push({ fileName: file.name, reason });
	}
	return { found: stable.sort(byAge), passedOver };
}

/** Servers hang up on who says nothing for a minute or more (IIS 2, vsftpd 5 by default). */
const USUAL_SILENCE = 20_000;

/** Waits some milliseconds, and asks for a file's size now and then so that the server stays on the line. */
export async function stayInTouch(
	folder: RemoteFolder,
	name: string,
	milliseconds: number,
	every = USUAL_SILENCE,
): Promise<void> {
	for (let left = milliseconds; left > 0; left -= every) {
		await pause(Math.min(left, every));
		if (left > every) await folder.sizeOf(name);
	}
}

/** The file, or why it cannot be collected. */
async function judge(
	folder: RemoteFolder,
	{ name, kind, bytes: shown, modifiedAt }: RemoteEntry,
	{ largestBytes, modifiedAfter }: Sought,
): Promise<Found | string> {
	if (isUnfinished(name)) return 'Its name is that of an unfinished upload';
	if (kind === 'other') return 'It is no plain file';
	try {
		assertFileName(name);
	} catch (error) {
		if (error instanceof DeliveryError) return error.message;
		throw error;
	}
	if (modifiedAfter && !modifiedAt) return 'The server does not tell when it was last changed';
	const bytes = shown ?? (await folder.sizeOf(name));
	if (bytes === undefined) return 'The server does not tell its size';
	if (bytes > largestBytes) {
		return `It has ${bytes} bytes, and ${largestBytes} are the most allowed`;
	}
	return { name, bytes, ...(modifiedAt && { modifiedAt }) };
}

async function whyUnstable(
	folder: RemoteFolder,
	first: Found,
	second: RemoteEntry | undefined,
	{ stableSeconds }: Sought,
): Promise<string | undefined> {
	if (!second) return 'It was gone at the second look';
	const bytes = second.bytes ?? (await folder.sizeOf(first.name));
	const same =
		bytes === first.bytes && second.modifiedAt?.getTime() === first.modifiedAt?.getTime();
	return same ? undefined : `It changed within ${stableSeconds} s, so it is still being written`;
}

/** By time, then by name; those of unknown time first, since they may be the oldest. */
const byAge = (a: Found, b: Found): number =>
	(a.modifiedAt?.getTime() ?? 0) - (b.modifiedAt?.getTime() ?? 0) ||
	(a.name < b.name ? -1 : Number(a.name > b.name));
