import { isCivilDate } from '../../../lib/employee/civil-date';
import { Refused } from '../answer';

/** One filter of a list (https://developers.lucca.fr/documentation/using-api/filtering). */
export type Filter<Row> =
	/** Values with commas, also refused by a leading `-`; of `words` only, when there are some. */
	| { kind: 'list'; read: (row: Row) => string | null; words?: readonly string[] }
	/** One day or null; a range of days under `{name}.between`. */
	| { kind: 'date'; read: (row: Row) => string | null }
	| { kind: 'truth'; read: (row: Row) => boolean }
	/** A part of one of the texts, whatever the case. */
	| { kind: 'search'; read: (row: Row) => ReadonlyArray<string | null> };

type Test<Row> = (row: Row) => boolean;

const MOST_VALUES = 100;
const OPEN = '..';
const BETWEEN = '.between';

/** A refusal that names the parameter. */
export function refuse(parameter: string, message: string): Refused {
	return new Refused(400, message, parameter);
}

function list<Row>(filter: Filter<Row> & { kind: 'list' }, name: string, value: string): Test<Row> {
	const values = value.split(',');
	if (values.some((each) => each === '')) throw refuse(name, 'A value is empty.');
	if (values.length > MOST_VALUES) throw refuse(name, `At most ${MOST_VALUES} values are allowed.`);
	if (new Set(values).size < values.length) throw refuse(name, 'A value is given twice.');
	const { words, read } = filter;
	const unknown = words && values.find((each) => !words.includes(each));
	if (unknown !== undefined) throw refuse(name, `The value '${unknown}' is not valid.`);
	return (row) => values.includes(read(row) ?? 'null');
}

function day(name: string, text: string): string {
	if (!isCivilDate(text)) throw refuse(name, `The value '${text}' is not a date.`);
	return text;
}

function range<Row>(read: (row: Row) => string | null, name: string, value: string): Test<Row> {
	const bounds = value.split('--');
	const [first = '', last = ''] = bounds;
	if (bounds.length !== 2 || (first === OPEN && last === OPEN)) {
		throw refuse(name, `The value '${value}' is not a range of dates.`);
	}
	const low = first === OPEN ? '' : day(name, first);
	const high = last === OPEN ? '~' : day(name, last);
	return (row) => {
		const date = read(row);
		return date !== null && date >= low && date <= high;
	};
}

function plain<Row>(filter: Filter<Row>, name: string, value: string): Test<Row> {
	switch (filter.kind) {
		case 'list':
			return list(filter, name, value);
		case 'date': {
			const wanted = value === 'null' ? null : day(name, value);
			return (row) => filter.read(row) === wanted;
		}
		case 'truth':
			if (value !== 'true' && value !== 'false') throw refuse(name, 'Expected true or false.');
			return (row) => String(filter.read(row)) === value;
		case 'search': {
			if (value === '') throw refuse(name, 'Nothing is searched for.');
			const part = value.toLowerCase();
			return (row) => filter.read(row).some((text) => text?.toLowerCase().includes(part) ?? false);
		}
	}
}

/**
 * Reads one parameter as a test of rows.
 * @throws Refused (400) for a parameter the list does not have, or a value it does not take
 */
export function parseFilter<Row>(
	filters: Readonly<Record<string, Filter<Row>>>,
	name: string,
	value: string,
): Test<Row> {
	const own = (key: string) => (Object.hasOwn(filters, key) ? filters[key] : undefined);
	const found = own(name);
	if (found) return plain(found, name, value);
	const dates = name.endsWith(BETWEEN) ? own(name.slice(0, -BETWEEN.length)) : undefined;
	if (dates?.kind === 'date') return range(dates.read, name, value);
	const negated = name.startsWith('-') ? own(name.slice(1)) : undefined;
	if (negated?.kind === 'list') {
		const isListed = list(negated, name, value);
		return (row) => !isListed(row);
	}
	throw refuse(name, `The parameter '${name}' is unknown.`);
}
