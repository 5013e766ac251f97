/** What programs end the name of a file with while they write it, or when they gave it up. */
const ENDINGS = [
	// Of ours, FileZilla Server, WinSCP, curl and lftp scripts, Cyberduck, browsers, editors.
	'.part',
	'.filepart',
	'.partial',
	'.tmp',
	'.temp',
	'.swp',
	'.crdownload',
	'.download',
	'.upload',
	'.uploading',
	'.writing',
	'.inprogress',
	'.in-progress',
	'.lock',
	'.lck',
	'~',
];

/** What such names begin with: hidden files, such as rsync's, and those of office programs. */
const BEGINNINGS = ['.', '~$'];

/** A previous file that one of our deliveries moved aside for a moment. */
const ASIDE = /\.[0-9a-f]{8}\.old$/;

/** Whether a file of this name is, by all custom, not finished or not meant for others. */
export function isUnfinished(name: string): boolean {
	const lower = name.toLowerCase();
	return (
		BEGINNINGS.some((beginning) => lower.startsWith(beginning)) ||
		ENDINGS.some((ending) => lower.endsWith(ending)) ||
		ASIDE.test(lower)
	);
}
