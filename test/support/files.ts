import { fileSettings, type FileOptions } from '../../lib/tabular/settings';
import { type PreparedFile, prepareFile } from '../../lib/tabular/prepare';
import type { PersonRecord } from '../../lib/tabular/rows';
import type { FileFormat } from '../../lib/formats/format';
import { usualFields } from '../../lib/tabular/columns';
import { DAY } from './people';

/** The usual columns of a format, and more. */
export const usualAnd = (format: FileFormat, ...more: string[]) => [
	...usualFields(format),
	...more,
];

/** A format's file of some people, checked. */
export function prepared(
	format: FileFormat,
	people: readonly PersonRecord[],
	options: Partial<FileOptions> = {},
): PreparedFile {
	return prepareFile(people, fileSettings(format, { day: DAY, ...options }));
}

/** All bytes of a prepared file. */
export function bytesOf(file: PreparedFile): Buffer {
	return Buffer.concat([...file.chunks()]);
}

/** The file's text, for files in UTF-8. */
export function textOf(file: PreparedFile): string {
	return bytesOf(file).toString('utf8');
}
