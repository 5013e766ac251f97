import type { RemoteFolder } from '../remote-folder';

/**
 * Renames a file to a name that nothing had when the folder was last looked at. Where the protocol
 * has no rename that leaves an existing file alone, there stays the moment between look and rename.
 */
export async function renameIfFree(
	folder: RemoteFolder,
	from: string,
	to: string,
	into?: RemoteFolder,
): Promise<void> {
	if (folder.renameIfFree) await folder.renameIfFree(from, to, into);
	else await folder.rename(from, to, into);
}
