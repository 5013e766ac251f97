import { describeField } from '../employee/fields';

/** Below so many identifiers, what they look like says nothing. */
const FEW = 20;

/**
 * Signs that a file was damaged on its way, most often by a spreadsheet that opened and saved it.
 * @param columns the cells of each column read, by field
 * @returns one sentence a sign, to be shown as a warning
 */
export function signsOfDamage(columns: ReadonlyMap<string, readonly string[]>): string[] {
	const signs: string[] = [];
	for (const [field, cells] of columns) {
		const kind = describeField(field)?.kind;
		if (kind === 'identifier' && zerosLookLost(cells)) {
			signs.push(
				`No '${field}' begins with a zero and their lengths differ: a spreadsheet may have removed leading zeros`,
			);
		}
		if (kind === 'identifier' && cells.some((cell) => /^\d(?:[.,]\d+)?E\+\d+$/i.test(cell))) {
			signs.push(`A '${field}' is in scientific notation: a spreadsheet took it for a number`);
		}
		if (kind === 'identifier' && cells.some((cell) => /^(?:=\s*"|'\d)/.test(cell))) {
			signs.push(
				`A '${field}' begins with =" or an apostrophe, by which a spreadsheet is told to keep zeros: it was read with them, and names nobody so`,
			);
		}
		if (kind === 'text' && cells.some(looksMisread)) {
			signs.push(`'${field}' has letters such as Ã©: the file may be in another encoding`);
		}
	}
	return signs;
}

function zerosLookLost(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell !== '');
	if (filled.length < FEW || !filled.every((cell) => /^[1-9]\d*$/.test(cell))) return false;
	return new Set(filled.map((cell) => cell.length)).size > 1;
}

/** UTF-8 read as Windows-1252 turns é into Ã©, à into Ã and a blank, ’ into â€™. */
export function looksMisread(text: string): boolean {
	return /Ã[\u0080-\u00bf\u2018-\u2122]|â€|\ufffd/.test(text);
}
