import { hash } from 'node:crypto';
import { type CivilDate, type DateOrder, parseCivilDate } from '../employee/civil-date';
import type { FileFormat } from '../formats/format';
import { foldCase } from '../tabular/fold';
import { headerName, type PopulationColumn } from './columns';
import type { Layout } from './layout';

type Cells = readonly string[];

/** What status columns say of people who are no longer active, when the user does not. */
const USUALLY_INACTIVE = ['Inactive', 'Inactif', 'false', '0'];

/** A text for the way a layout tells who is active: two files are compared only when theirs is the same. */
export function activityOf(layout: Layout): string {
	if (layout.kind === 'format') {
		const { activity } = layout.format;
		return activity.by === 'presence' ? 'presence' : `${activity.by} ${activity.field}`;
	}
	if (layout.statusColumn === undefined) return 'presence';
	const values = [...inactiveValues(layout.inactiveValues)].sort();
	// What a column says of people is kept nowhere in clear, not even as a setting.
	return `status ${headerName(layout.statusColumn)} ${hash('sha256', JSON.stringify(values))}`;
}

/**
 * The test that tells whether a row is about somebody active.
 * @param rows all rows of the file: they show in which order its dates are written
 * @param day who left before this day is no longer active
 */
export function activityTest(
	layout: Layout,
	columns: readonly PopulationColumn[],
	rows: ReadonlyArray<{ readonly cells: Cells }>,
	day: CivilDate,
): (cells: Cells) => boolean {
	const placeOf = (name: string) => columns.find((column) => column.name === name)?.place;
	if (layout.kind === 'columns') {
		if (layout.statusColumn === undefined) return () => true;
		const inactive = inactiveValues(layout.inactiveValues);
		const place = placeOf(headerName(layout.statusColumn)) ?? -1;
		return remembering(place, (text) => !inactive.has(foldCase(text)));
	}
	const { activity } = layout.format;
	if (activity.by === 'presence') return () => true;
	const place = placeOf(activity.field);
	if (place === undefined) return () => true;
	if (activity.by === 'status') {
		const active = activeValues(layout.format, activity.field, activity.active);
		return remembering(place, (text) => active.has(foldCase(text)));
	}
	const order = dateOrderIn(rows, place, layout.format.file.dateOrder);
	return remembering(place, (text) => {
		const end = parseCivilDate(text, order);
		return end === undefined || end >= day;
	});
}

/** A column such as these says few things many times. */
function remembering(place: number, test: (text: string) => boolean): (cells: Cells) => boolean {
	const known = new Map<string, boolean>();
	return (cells) => {
		const text = cells[place] ?? '';
		const seen = known.get(text);
		if (seen !== undefined) return seen;
		const is = test(text);
		known.set(text, is);
		return is;
	};
}

function inactiveValues(values: readonly string[] = USUALLY_INACTIVE): Set<string> {
	return new Set(values.map(foldCase));
}

function activeValues(format: FileFormat, field: string, active: string): Set<string> {
	const column = format.columns.find((each) => each.field === field);
	const sources = column?.format.as === 'choice' ? (column.format.values[active] ?? []) : [];
	return new Set([active, ...sources].map(foldCase));
}

/** The format's order unless its dates make sense in the other one only: both can be written. */
function dateOrderIn(
	rows: ReadonlyArray<{ readonly cells: Cells }>,
	place: number,
	usual: DateOrder,
): DateOrder {
	const dates = [...new Set(rows.map(({ cells }) => (cells[place] ?? '').trim()))].filter(Boolean);
	const orders: DateOrder[] = [usual, 'DD/MM/YYYY', 'MM/DD/YYYY'];
	return orders.find((order) => dates.every((date) => parseCivilDate(date, order))) ?? usual;
}
