import { type DateOrder, parseCivilDate } from '../employee/civil-date';
import { type CellFormat, type CellWriter, cellWriter } from './cell-formats';
import type { Fault } from './fault';
import { foldCase } from './fold';

/** From the text of a cell that is not blank to the Employee's value, or what is wrong with it. */
export type CellReader = (text: string) => string | Fault;

/** The reader of a cell format: the way back from what its writer writes. */
export function cellReader(
	format: CellFormat,
	settings: { readonly dateOrder: DateOrder; readonly decimalSeparator: '.' | ',' },
): CellReader {
	switch (format.as) {
		case 'text':
			return (text) => text;
		case 'identifier':
			return (text) => text.trim();
		case 'email':
		case 'language':
			return reading(cellWriter(format, settings));
		case 'date':
			return (text) =>
				parseCivilDate(text, settings.dateOrder) ?? {
					rule: `is no existing date in the form ${settings.dateOrder}`,
					remedy: "Correct the date in the file, or choose the file's 'Date Format'",
				};
		case 'decimal':
			return (text) => {
				const plain = text.replace(/\s/g, '');
				const number = settings.decimalSeparator === ',' ? /^-?\d+(?:,\d+)?$/ : /^-?\d+(?:\.\d+)?$/;
				return number.test(plain)
					? plain.replace(',', '.')
					: {
							rule: 'is no number',
							remedy: "Correct it in the file, or choose the file's 'Decimal Separator'",
						};
			};
		case 'choice': {
			const own = new Map<string, string>();
			for (const [written, sources] of Object.entries(format.values)) {
				const value = sources[0] ?? written;
				for (const text of [written, ...sources]) own.set(foldCase(text), value);
			}
			const fault: Fault = {
				rule: `is none of ${Object.keys(format.values).join(', ')}`,
				remedy: 'Correct it in the file',
			};
			return (text) => own.get(foldCase(text)) ?? fault;
		}
	}
}

/** What is written as it was read: the writer checks it, and the remedy is in the file. */
function reading(write: CellWriter): CellReader {
	return (text) => {
		const written = write(text);
		return typeof written === 'string'
			? written
			: { rule: written.rule, remedy: 'Correct it in the file' };
	};
}
