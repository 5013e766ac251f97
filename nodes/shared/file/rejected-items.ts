import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inWords, type RejectedRow } from '../../../lib/tabular/findings';

/**
 * One item a rejected row, linked to the item it came from.
 * @param source the index of the item all rows came from, or of each row's own
 * @param named what else a row's item says of who the row is about
 */
export function rejectedItems(
	rejected: readonly RejectedRow[],
	source: number | readonly number[],
	named: (row: RejectedRow) => IDataObject = () => ({}),
): INodeExecutionData[] {
	return rejected.map((row) => ({
		json: {
			row: row.row,
			employeeNumber: row.employeeNumber,
			...named(row),
			name: row.name,
			luccaUrl: row.luccaUrl,
			reasons: row.cells.map(inWords),
			cells: row.cells.map((cell) => ({ ...cell })),
		},
		pairedItem: { item: typeof source === 'number' ? source : (source[row.index] ?? 0) },
	}));
}
