import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { encodings } from '../../../lib/tabular/encodings';
import { preparation, reportData } from '../preparation';
import { rejectedItems, summaryOf } from '../summary';
import { onWholeInput } from '../whole-input';

export const description: INodePropertyOptions = {
	name: 'Format',
	value: 'format',
	action: 'Format a partner file',
	description: "Write all employees that come in as one file in the partner's format",
};

/** Writes the partner's file: one item with the file, and one item a rejected row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await onWholeInput(this, async () => {
		const ready = preparation(this);
		const { format, options, prepared, itemOf } = ready;
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
		const pattern = String(options.fileName || format.file.fileName);
		const fileName = pattern.replaceAll('{date}', settings.day);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const binary = {
			[outputField]: await this.helpers.prepareBinaryData(
				Readable.from(measured(), { objectMode: false }),
				fileName,
				'text/csv',
			),
		};
		if (options.reportField) binary[options.reportField] = await reportData(this, ready);
		const file: INodeExecutionData = {
			json: {
				...summaryOf(format, prepared),
				fileName,
				encoding: encodings[settings.encoding].label,
				bytes,
				sha256: hash.digest('hex'),
			},
			binary,
			pairedItem: itemOf.map((item) => ({ item })),
		};
		return [[file], rejectedItems(prepared.rejected, itemOf)];
	});
}
