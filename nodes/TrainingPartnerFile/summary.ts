import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { FileFormat } from '../../lib/formats/format';
import { inWords, type RejectedRow } from '../../lib/tabular/findings';
import type { PreparedFile } from '../../lib/tabular/prepare';
import { warn } from '../shared/hints';

/** How many warnings the summary spells out; the report has them all. */
const WARNINGS_SHOWN = 20;

/** What happened to every row, as the fields of the file's item. */
export function summaryOf(format: FileFormat, prepared: PreparedFile): IDataObject {
	const { counts, settings, warnings } = prepared;
	return {
		partner: format.id,
		day: settings.day,
		...counts,
		filteredBy: { ...counts.filteredBy },
		columns: [...settings.headers],
		warnings: warnings.length,
		firstWarnings: warnings.slice(0, WARNINGS_SHOWN).map(inWords),
	};
}

/**
 * One item a rejected row, linked to the item it came from.
 * @param source the index of the item all rows came from, or of each row's own
 */
export function rejectedItems(
	rejected: readonly RejectedRow[],
	source: number | readonly number[],
): INodeExecutionData[] {
	return rejected.map((row) => ({
		json: {
			row: row.row,
			employeeNumber: row.employeeNumber,
			name: row.name,
			luccaUrl: row.luccaUrl,
			reasons: row.cells.map(inWords),
			cells: row.cells.map((cell) => ({ ...cell })),
		},
		pairedItem: { item: typeof source === 'number' ? source : (source[row.index] ?? 0) },
	}));
}

/** Says in the editor what a person should know without opening the output. */
export function sayInEditor(
	context: IExecuteFunctions,
	format: FileFormat,
	{ counts, rejected }: PreparedFile,
): void {
	if (counts.read === 0) {
		warn(context, `No employees came in: the ${format.name} file has its header row only`);
		return;
	}
	if (counts.written === 0) {
		warn(
			context,
			`None of the ${counts.read} employees is in the ${format.name} file: ${counts.rejected} rejected, ${counts.filtered} left out`,
		);
	}
	const first = rejected[0]?.cells[0];
	if (first) {
		const rows = rejected.length === 1 ? '1 row' : `${rejected.length} rows`;
		warn(context, `${rows} rejected, first: ${inWords(first)}. ${first.remedy}.`);
	}
}
