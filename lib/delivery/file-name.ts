import { randomBytes } from 'node:crypto';
import { DeliveryError } from './delivery-error';

/** File systems hold 255 bytes; `.<8 hex>.part` takes 14 of them. */
const LONGEST_NAME = 255 - 14;

// eslint-disable-next-line no-control-regex -- these are the very characters to refuse
const INVISIBLE = /[\u0000-\u001f\u007f]/;

const RULES: ReadonlyArray<readonly [(name: string) => boolean, string]> = [
	[(name) => name === '', 'it is empty'],
	[(name) => /[/\\]/.test(name), 'it holds a slash'],
	[(name) => INVISIBLE.test(name), 'it holds a line break or another invisible character'],
	[(name) => name !== name.trim(), 'it begins or ends with a space'],
	[(name) => name === '.' || name === '..', 'it means a folder'],
	[(name) => Buffer.byteLength(name) > LONGEST_NAME, `it is longer than ${LONGEST_NAME} bytes`],
];

/** Throws when a name could leave its folder, break the protocol or be refused by a disk. */
export function assertFileName(name: string): void {
	const broken = RULES.find(([breaks]) => breaks(name));
	if (broken) {
		throw DeliveryError.of('fileNameUnusable', {
			fileName: JSON.stringify(name).slice(1, -1).slice(0, 100),
			reason: broken[1],
		});
	}
}

/** Throws when a folder's name could break the protocol; all else is for the server to judge. */
export function assertFolder(folder: string): void {
	if (INVISIBLE.test(folder)) {
		throw DeliveryError.of('folderUnusable', { folder: JSON.stringify(folder).slice(1, -1) });
	}
}

/**
 * The names a delivery uses beside the final one. They end differently, so that a partner who
 * collects `*.csv` never sees them, and do not begin with a dot, which some servers refuse.
 */
export function workingNames(name: string): { temporary: string; aside: string } {
	const mark = randomBytes(4).toString('hex');
	return { temporary: `${name}.${mark}.part`, aside: `${name}.${mark}.old` };
}

const TEMPORARY_END = /^\.[0-9a-f]{8}\.part$/;

/** Whether a name is one that a delivery of `name` may have used beside it. */
export const isTemporaryOf = (name: string, candidate: string): boolean =>
	candidate.startsWith(name) && TEMPORARY_END.test(candidate.slice(name.length));

/** An extension, together with what encryption or compression adds behind it. */
const EXTENSION = /(?:\.[a-z0-9]{1,8})?\.(?:asc|gpg|gz|pgp|zip)$|\.[^.]*$/i;

/** The name with something put before its extension: `people.csv` and `_2` give `people_2.csv`. */
export function beforeExtension(name: string, addition: string): string {
	const at = name.slice(1).search(EXTENSION) + 1;
	return at > 0 ? name.slice(0, at) + addition + name.slice(at) : name + addition;
}

/** Another name for the same file, which nothing has. */
export const markedName = (name: string): string =>
	beforeExtension(name, `_${randomBytes(4).toString('hex')}`);

/** The whole path of a file, for people. */
export const pathOf = (folder: string, name: string): string =>
	folder.endsWith('/') ? folder + name : `${folder}/${name}`;

const MOST_ON_ONE_DAY = 99;

/** `people_2026-11-22.csv`, `people_2026-11-22_2.csv`, and so on. */
export function* datedNames(name: string, day: string): Generator<string> {
	yield beforeExtension(name, `_${day}`);
	for (let count = 2; count <= MOST_ON_ONE_DAY; count++) {
		yield beforeExtension(name, `_${day}_${count}`);
	}
}
