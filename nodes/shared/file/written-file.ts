import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { encodings } from '../../../lib/tabular/encodings';
import type { PreparedFile } from '../../../lib/tabular/prepare';

/** A file n8n keeps, and what its item says of it. */
export interface WrittenFile {
	readonly data: IBinaryData;
	readonly facts: IDataObject;
}

/**
 * Writes a prepared file, measured on its way to where n8n keeps it.
 * @param pattern the file's name, in which `{date}` stands for its day
 */
export async function writtenFile(
	context: IExecuteFunctions,
	prepared: PreparedFile,
	pattern: string,
): Promise<WrittenFile> {
	const { settings } = prepared;
	const hash = createHash('sha256');
	let bytes = 0;
	function* measured() {
		for (const chunk of prepared.chunks()) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	}
	const fileName = pattern.replaceAll('{date}', settings.day);
	const content = Readable.from(measured(), { objectMode: false });
	const data = await context.helpers.prepareBinaryData(content, fileName, 'text/csv');
	const encoding = encodings[settings.encoding].label;
	return { data, facts: { fileName, encoding, bytes, sha256: hash.digest('hex') } };
}
