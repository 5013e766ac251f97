const YEAR = '(?:20\\d\\d)';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const HOUR = '(?:[01]\\d|2[0-3])';
const SIXTY = '[0-5]\\d';

/**
 * What in a name says when it was made: `2026-11-22`, `20261122`, `22-11-2026`, `22112026`,
 * `11-22-2026`, each with a time or without, and `2026-11`. Other digits tell one site or company
 * from another, and taken for a date they would have one's file held against the other's.
 */
const MOMENT = new RegExp(
	[
		'(?<!\\d)(?:(?:',
		`${YEAR}([-_.]?)${MONTH}\\1${DAY}|${DAY}([-_.]?)${MONTH}\\2${YEAR}|${MONTH}([-_.]?)${DAY}\\3${YEAR}`,
		`)(?:[T_ -]?${HOUR}[-_.h]?${SIXTY}(?:[-_.m]?${SIXTY}(?:\\.?\\d{3})?)?Z?)?|${YEAR}[-_.]${MONTH})(?!\\d)`,
	].join(''),
	'g',
);

/**
 * Whose deliveries a memory belongs to: the same account, folder and file name, whatever date the
 * names carry. So tonight's file is held against last night's, and one archive folder may serve
 * several deliveries.
 */
export function subjectOf(
	account: string,
	{ folder, fileName }: { folder: string; fileName: string },
): string {
	const names = [folderName(folder), fileName].map((name) => name.replace(MOMENT, '#'));
	return [account, ...names].join('\n');
}

/** A folder as it is compared with another: `in`, `in/` and ` in ` are one. */
export function folderName(folder: string): string {
	return folder.trim().replace(/\/+$/, '') || (folder.trim().startsWith('/') ? '/' : '.');
}
