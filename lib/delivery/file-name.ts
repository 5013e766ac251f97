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
