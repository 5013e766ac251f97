import type { Stats } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { isMissing, STATUS, statusOf } from './failures';
import { kindOf } from './kind';
import type { SftpSession } from './session';

/**
 * Creates a folder and those above it that are missing. Returns false when it was there already,
 * also when somebody else creates it at the same time.
 */
export async function createFolder(session: SftpSession, folder: string): Promise<boolean> {
	const missing: string[] = [];
	for (const path of pathsUpwards(folder)) {
		if (await isFolder(session, path)) break;
		missing.unshift(path);
	}
	let created = false;
	for (const path of missing) created = await create(session, path);
	return created;
}

/** `a/b/c`, `a/b`, `a`: as far up as the name goes. */
function pathsUpwards(folder: string): string[] {
	const root = folder.startsWith('/') ? '/' : '';
	const names = folder.split('/').filter((name) => name !== '' && name !== '.');
	return names.map((_, index) => root + names.slice(0, names.length - index).join('/'));
}

async function isFolder(session: SftpSession, path: string): Promise<boolean> {
	try {
		const stats = await session.call<Stats>((sftp, done) => sftp.stat(path, done));
		if ((kindOf(stats) ?? 'folder') === 'folder') return true;
	} catch (error) {
		// Some servers say no more than 'Failure' of what would be below a file.
		if (isMissing(error) || statusOf(error) === STATUS.failure) return false;
		throw error;
	}
	throw DeliveryError.of('folderTaken', session.facts({ folder: path }));
}

async function create(session: SftpSession, path: string): Promise<boolean> {
	try {
		await session.call((sftp, done) => sftp.mkdir(path, done));
		return true;
	} catch (error) {
		// Version 3 has no status for a name that is taken: OpenSSH says 'Failure'.
		if (statusOf(error) !== undefined && (await isFolder(session, path))) return false;
		throw error;
	}
}
