import { ExplainedError } from '../../explained-error';
import { columnLetter } from '../csv';
import type { CellRows } from './library';
import type { SheetOutline } from './outline';

/**
 * Refuses a sheet in which rows or columns with content are hidden: who made the file may have meant
 * to leave them out.
 * @throws ExplainedError that names the first
 */
export function refuseHidden(outline: SheetOutline, sheet: string): void {
	const columns = [...outline.firstContent]
		.filter(([column]) => isHidden(outline, column))
		.sort(([a], [b]) => a - b);
	const [column] = columns;
	if (column) {
		const [place, row] = column;
		throw hidden(`column ${columnLetter(place)}`, `from row ${row} on`, columns.length, sheet);
	}
	const [row] = outline.hiddenRows;
	if (row !== undefined)
		throw hidden(`row ${row}`, 'with content', outline.hiddenRows.length, sheet);
}

function isHidden({ hiddenColumns }: SheetOutline, column: number): boolean {
	return hiddenColumns.some(({ first, last }) => first <= column && column <= last);
}

function hidden(place: string, content: string, all: number, sheet: string): ExplainedError {
	const how = content === 'with content' ? content : `with content ${content}`;
	const others = all > 1 ? `, and ${all - 1} more` : '';
	return new ExplainedError(
		`The sheet '${sheet}' hides ${place} ${how}${others}`,
		"Show or remove what is hidden (a filter hides rows, too), or set 'Hidden Cells' to read it",
	);
}

/**
 * Refuses a sheet with merged cells: their one value may be meant for each of them or for the first.
 * Merged cells without a value mean nothing.
 * @throws ExplainedError that names the first range
 */
export function refuseMerged({ merged }: SheetOutline, cells: CellRows, sheet: string): void {
	const filled = merged.filter(({ top, left }) => {
		const value = cells[top - 1]?.[left]?.v;
		return value !== undefined && value !== '';
	});
	const [first] = filled;
	if (!first) return;
	const others = filled.length > 1 ? `, and ${filled.length - 1} more such ranges` : '';
	throw new ExplainedError(
		`The sheet '${sheet}' has merged cells: ${first.name}${others}`,
		'Unmerge them, and give each row its own values',
	);
}
