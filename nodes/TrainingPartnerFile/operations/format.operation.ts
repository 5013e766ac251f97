import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { encodings } from '../../../lib/tabular/encodings';
import { prepareFile } from '../../../lib/tabular/prepare';
import { reportFile } from '../../../lib/tabular/report';
import { formatParameter, optionsParameter, settingsParameter } from '../parameters';
import { peopleFromInput } from '../people';
import { rejectedItems, sayInEditor, summaryOf } from '../summary';
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
		const format = formatParameter(this, 0);
		const options = optionsParameter(this, 0);
		const settings = settingsParameter(this, format, options);
		const people = peopleFromInput(this);
		const prepared = prepareFile(people.records, settings);
		sayInEditor(this, format, prepared);

		const hash = createHash('sha256');
		let bytes = 0;
		function* measured() {
			for (const chunk of prepared.chunks()) {
				hash.update(chunk);
				bytes += chunk.length;
				yield chunk;
			}
		}
		const fileName = (options.fileName || format.file.fileName).replaceAll('{date}', settings.day);
		const outputField = this.getNodeParameter('outputField', 0) as string;
		const binary = {
			[outputField]: await this.helpers.prepareBinaryData(
				Readable.from(measured(), { objectMode: false }),
				fileName,
				'text/csv',
			),
		};
		if (options.reportField) {
			const report = reportFile(prepared.rejected, prepared.warnings);
			const reportName = `report_${format.id}_${settings.day}.csv`;
			binary[options.reportField] = await this.helpers.prepareBinaryData(
				report,
				reportName,
				'text/csv',
			);
		}
		const file: INodeExecutionData = {
			json: {
				...summaryOf(format, prepared),
				fileName,
				encoding: encodings[settings.encoding].label,
				bytes,
				sha256: hash.digest('hex'),
			},
			binary,
			pairedItem: people.itemOf.map((item) => ({ item })),
		};
		return [[file], rejectedItems(prepared.rejected, ({ index }) => people.itemOf[index] ?? 0)];
	});
}
