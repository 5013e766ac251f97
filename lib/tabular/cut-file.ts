import { cutText, type TextOptions } from './cut-text';
import { refuseOtherKinds } from './kinds-of-file';
import type { Sheet } from './sheet';
import { cutWorkbook, type WorkbookOptions } from './workbook/cut-workbook';

/** How to cut a file: what is for text is of no account for a workbook, and the other way round. */
export interface CutOptions extends TextOptions, WorkbookOptions {}

/**
 * Cuts a file into cells, whatever its name says: what begins as a ZIP archive is a workbook, all
 * else text with separators.
 * @throws ExplainedError when it is neither (and says what it is), or cannot be cut: see `cutText`
 * and `cutWorkbook`
 */
export async function cutFile(bytes: Uint8Array, options: CutOptions = {}): Promise<Sheet> {
	if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9) {
		return await cutWorkbook(bytes, options);
	}
	refuseOtherKinds(bytes);
	return cutText(bytes, options);
}
