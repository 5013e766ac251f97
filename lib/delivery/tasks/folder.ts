import { Attempts, trying, USUAL_WAITS } from './attempts';
import { DeliveryError } from '../delivery-error';
import { assertFileName, assertFolder, pathOf, workingNames } from '../file-name';
import { namePattern } from './name-pattern';
import { publish } from './publish';
import type { RemoteEntry } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';

export interface FolderToList {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	/** Only names that match, see `namePattern`; all of them when not given. */
	pattern?: string;
	/** Only these kinds; all of them when not given. */
	kinds?: ReadonlyArray<RemoteEntry['kind']>;
}

/** What is in a folder, by name, and the folder's whole path. Every failure is a DeliveryError. */
export async function listFolder(
	server: PartnerServer,
	{ folder, pattern, kinds }: FolderToList,
	waits: readonly number[] = USUAL_WAITS,
): Promise<{ folder: string; entries: RemoteEntry[] }> {
	assertFolder(folder);
	const matches = pattern === undefined ? () => true : namePattern(pattern);
	return await trying(server, waits, async (connection) => {
		const opened = await connection.open(folder);
		const entries = (await opened.list(matches))
			.filter(({ name, kind }) => matches(name) && (kinds?.includes(kind) ?? true))
			.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
		return { folder: opened.path, entries };
	});
}

/** Creates a folder where it is missing. Every failure is a DeliveryError. */
export async function createFolder(
	server: PartnerServer,
	{ folder }: { folder: string },
	waits: readonly number[] = USUAL_WAITS,
): Promise<{ folder: string; created: boolean }> {
	assertFolder(folder);
	let created = false;
	return await trying(server, waits, async (connection) => {
		if (await connection.createFolder(folder)) created = true;
		return { folder: (await connection.open(folder)).path, created };
	});
}

export interface FileToDelete {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	fileName: string;
	whenMissing: 'refuse' | 'ignore';
}

/**
 * Deletes a file and looks whether it is gone. Every failure is a DeliveryError: `fileMissing` when
 * there is none and that matters, `deleteRefused` when it is still there.
 */
export async function deleteFile(
	server: PartnerServer,
	{ folder, fileName, whenMissing }: FileToDelete,
	waits: readonly number[] = USUAL_WAITS,
): Promise<{ path: string; deleted: boolean }> {
	assertFileName(fileName);
	assertFolder(folder);
	let asked = false;
	return await trying(server, waits, async (connection) => {
		const opened = await connection.open(folder);
		const facts = { server: server.name, folder: opened.path, fileName };
		const path = pathOf(opened.path, fileName);
		if ((await opened.sizeOf(fileName)) === undefined) {
			if (asked || whenMissing === 'ignore') return { path, deleted: asked };
			throw DeliveryError.of('fileMissing', facts);
		}
		asked = true;
		const refusal = await refusalOf(opened.remove(fileName));
		if ((await opened.sizeOf(fileName)) === undefined) return { path, deleted: true };
		throw refusal?.as('deleteRefused', facts) ?? DeliveryError.of('deleteRefused', facts);
	});
}

/** What a server said against it; what happened is for a look to tell. */
async function refusalOf(act: Promise<void>): Promise<DeliveryError | undefined> {
	try {
		await act;
		return undefined;
	} catch (error) {
		if (error instanceof DeliveryError && !error.retryable && error.fault !== 'stopped')
			return error;
		throw error;
	}
}

export interface FileToMove {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	fileName: string;
	/** The same folder when not given. */
	toFolder?: string;
	/** The same name when not given. */
	toFileName?: string;
	whenExists: 'refuse' | 'replace';
}

export interface Move {
	/** Both as whole paths. */
	from: string;
	to: string;
	/** Whether another file of that name was replaced. */
	replaced: boolean;
	/** The replaced file under another name, when it could not be deleted. */
	leftBehind: string[];
}

/**
 * Renames a file or moves it to another folder, as safely as a delivery gives a file its name: see
 * `publish`. Every failure is a DeliveryError.
 */
export async function moveFile(
	server: PartnerServer,
	{ folder, fileName, toFolder = folder, toFileName = fileName, whenExists }: FileToMove,
	waits: readonly number[] = USUAL_WAITS,
): Promise<Move> {
	for (const name of [fileName, toFileName]) assertFileName(name);
	for (const name of [folder, toFolder]) assertFolder(name);
	const start = await trying(server, waits, async (connection) => {
		const source = await connection.open(folder);
		const target = await connection.open(toFolder);
		const facts = { server: server.name, folder: source.path, fileName };
		if (source.path === target.path && fileName === toFileName) {
			throw DeliveryError.of('movedOntoItself', facts);
		}
		const bytes = await source.sizeOf(fileName);
		if (bytes === undefined) throw DeliveryError.of('fileMissing', facts);
		return { bytes, from: source.path, to: target.path };
	});
	const publication = {
		server: server.name,
		from: { folder, fileName },
		to: { folder: toFolder, fileName: toFileName },
		aside: whenExists === 'replace' ? workingNames(toFileName).aside : undefined,
		bytes: start.bytes,
	};
	try {
		const moved = await publish(server, publication, new Attempts(waits));
		return {
			from: pathOf(start.from, fileName),
			to: pathOf(start.to, toFileName),
			replaced: moved.replaced,
			leftBehind: moved.leftBehind,
		};
	} catch (error) {
		if (!(error instanceof DeliveryError)) throw error;
		const facts = { folder: start.to, fileName: toFileName };
		if (error.fault === 'renameRefused') throw error.as('moveRefused', facts);
		if (error.fault === 'outcomeUnknown') throw error.as('moveUnknown', facts);
		throw error;
	}
}
