import type { IExecuteFunctions } from 'n8n-workflow';
import { cutFile, type CutOptions } from '../../../lib/tabular/cut-file';
import type { ReadableEncoding } from '../../../lib/tabular/encodings';
import type { Sheet } from '../../../lib/tabular/sheet';
import { fileOfItem } from './file-of-item';

/** How to cut a file, as a form says it. */
export interface CutChoices extends Omit<CutOptions, 'encoding'> {
	readonly encoding?: ReadableEncoding | 'detect';
}

/**
 * The file an item holds in its field 'Input Data Field Name', cut into cells.
 * @throws ExplainedError when there is none, or it is no text and no workbook, or cannot be cut
 */
export async function sheetOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ encoding, ...options }: CutChoices,
): Promise<Sheet> {
	const field = context.getNodeParameter('inputField', itemIndex) as string;
	fileOfItem(context, itemIndex, field);
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	return await cutFile(bytes, {
		...options,
		encoding: encoding === 'detect' ? undefined : encoding,
	});
}
