import type { Stats } from 'node:fs';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const two = (value: number): string => String(value).padStart(2, '0');

/** A time as FTP writes it (RFC 3659): `YYYYMMDDHHMMSS` in universal time. */
export const ftpTime = (date: Date): string => date.toISOString().replace(/[-:T]|\..*$/g, '');

const typeOf = (stats: Stats): string =>
	stats.isDirectory() ? 'dir' : stats.isFile() ? 'file' : 'OS.unix=symlink';

/** One line of `MLSD` (RFC 3659). */
export const machineLine = (name: string, stats: Stats): string =>
	`type=${typeOf(stats)};size=${stats.size};modify=${ftpTime(stats.mtime)}; ${name}`;

/** One line of `LIST`, in the form of `ls -l` that every client reads. */
export function longLine(name: string, stats: Stats): string {
	const kind = stats.isDirectory() ? 'drwxr-xr-x' : '-rw-r--r--';
	const { mtime } = stats;
	const day = `${MONTHS[mtime.getUTCMonth()]} ${two(mtime.getUTCDate())}`;
	return `${kind} 1 sandbox sandbox ${stats.size} ${day} ${two(mtime.getUTCHours())}:${two(mtime.getUTCMinutes())} ${name}`;
}
