/** What in a file name says when it was made: `2026-11-22`, `20261122`, `2026-11-22T0300`, `20261122_030012`. */
const MOMENT = /\d{4}([-_.]?)\d{2}\1\d{2}(?:[T_-]?\d{4,6}Z?)?/g;

/**
 * Whose deliveries a memory belongs to: the same account, folder and file name, whatever date the
 * name carries. So tonight's file is held against last night's, and one archive folder may serve
 * several deliveries.
 */
export function subjectOf(
	account: string,
	{ folder, fileName }: { folder: string; fileName: string },
): string {
	const place = folder.trim().replace(/\/+$/, '') || (folder.startsWith('/') ? '/' : '.');
	return [account, place, fileName.replace(MOMENT, '#')].join('\n');
}
