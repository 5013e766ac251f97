import { type DateOrder, parseCivilDate } from '../employee/civil-date';
import { ExplainedError } from '../explained-error';

/** A date of a column, where it stands. */
export interface DatedCell {
	/** `C5`. */
	readonly cell: string;
	readonly text: string;
}

/** How a column is called in a message. */
export interface DatedColumn {
	readonly letter: string;
	readonly header: string;
	/** Whether a message may repeat its values. */
	readonly quotable: boolean;
}

const MONTHS =
	'January February March April May June July August September October November December'.split(
		' ',
	);

/**
 * The order of day and month in a column. A day above 12 proves it; nothing else does.
 * @param cells those of the column; blank ones and dates year first prove nothing
 * @param otherwise for a column in which the order makes no difference
 * @throws ExplainedError for a column that reads both ways, with both readings, or one that has both orders
 */
export function detectDateOrder(
	column: DatedColumn,
	cells: Iterable<DatedCell>,
	otherwise: DateOrder,
): DateOrder {
	let dayFirst: DatedCell | undefined;
	let monthFirst: DatedCell | undefined;
	let ambiguous: DatedCell | undefined;
	for (const cell of cells) {
		if (parseCivilDate(cell.text, 'YYYY-MM-DD')) continue;
		const asDayFirst = parseCivilDate(cell.text, 'DD/MM/YYYY');
		const asMonthFirst = parseCivilDate(cell.text, 'MM/DD/YYYY');
		if (asDayFirst === asMonthFirst) continue;
		if (asMonthFirst === undefined) dayFirst ??= cell;
		else if (asDayFirst === undefined) monthFirst ??= cell;
		else ambiguous ??= cell;
	}
	const called = `Column ${column.letter} '${column.header}'`;
	const shown = ({ cell, text }: DatedCell) => (column.quotable ? `${cell} "${text}"` : cell);
	if (dayFirst && monthFirst) {
		throw new ExplainedError(
			`${called} has dates in two orders: ${shown(dayFirst)} begins with the day and ${shown(monthFirst)} with the month`,
			'Write all its dates in one order at the source',
		);
	}
	if (dayFirst) return 'DD/MM/YYYY';
	if (monthFirst) return 'MM/DD/YYYY';
	if (!ambiguous) return otherwise;
	throw new ExplainedError(
		column.quotable
			? `${called} has dates that can be read in two ways: ${shown(ambiguous)} is ${inWords(ambiguous, 'DD/MM/YYYY')} as DD/MM/YYYY and ${inWords(ambiguous, 'MM/DD/YYYY')} as MM/DD/YYYY`
			: `${called} has dates that can be read in two ways, as DD/MM/YYYY and as MM/DD/YYYY: the first is ${ambiguous.cell}`,
		"Choose the one that is meant in 'Date Format'",
	);
}

function inWords({ text }: DatedCell, order: DateOrder): string {
	const [year = '', month = '', day = ''] = (parseCivilDate(text, order) ?? '').split('-');
	return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
