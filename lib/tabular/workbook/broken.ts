import { ExplainedError } from '../../explained-error';

const SAVE_AGAIN = 'Open it in a spreadsheet program and save it again as .xlsx, or as CSV';

/** A workbook that cannot be read as it stands, and would be by others, if at all, only by guessing. */
export function brokenWorkbook(what: string, cause?: unknown): ExplainedError {
	return new ExplainedError(`The workbook ${what}`, SAVE_AGAIN, { cause });
}

/** A workbook with more than a limit of ours. */
export function tooLarge(what: string): ExplainedError {
	return new ExplainedError(
		`The workbook ${what}`,
		'Check what made it; if it is meant to be so large, save the sheet as CSV or split it',
	);
}

/** 2000 as 2,000. */
export const count = (value: number) => value.toLocaleString('en-US');
