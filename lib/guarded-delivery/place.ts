import { ExplainedError } from '../explained-error';
import type { Content } from './content';
import type { GuardedRequest } from './request';
import { folderName } from './subject';

/** Where a file goes, as text. */
export function placeOf({ server, file }: GuardedRequest): string {
	return [server.account, folderName(file.folder), file.fileName].join('\n');
}

/**
 * Copies in the folder the partner collects from would be taken for files of today.
 * @throws ExplainedError when they would be there
 */
export function assertOwnFolder({ server, file, archive }: GuardedRequest): void {
	if (!archive?.keepFiles || archive.server.account !== server.account) return;
	if (folderName(archive.folder) !== folderName(file.folder)) return;
	throw new ExplainedError(
		"'Archive Folder' is the folder the file is delivered to: the partner would take the copies in it for new files",
		"Choose a folder of its own in 'Archive Folder', or switch off 'Keep Copies in the Archive'",
	);
}

/**
 * Of two files of one run under one name, the second would wipe out the first before anybody has
 * collected it.
 * @throws ExplainedError when this is the second, and not the same once more
 */
export function assertNotReplacing(request: GuardedRequest, { sha256 }: Content): void {
	const { run, delivery, file } = request;
	const before = run?.delivered.get(placeOf(request));
	const replaces = (delivery.whenExists ?? 'replace') === 'replace';
	if (before === undefined || before === sha256 || !replaces) return;
	throw new ExplainedError(
		`This run has already delivered '${file.fileName}' with another content, which this file would replace`,
		"Give each item's file a name of its own in 'File Name', or choose 'Add the Date' in 'When the File Exists'",
	);
}
