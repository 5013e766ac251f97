/**
 * Sets of Lucca IDs as text, e.g. `1-45,47,50-99`: IDs are handed out in a row, so ten thousand people
 * are a few ranges, where a list of them would fill n8n's database.
 */
export type IdRanges = string;

/** Whether a value has the form of what `rangesOf` writes. */
export function isIdRanges(value: unknown): value is IdRanges {
	return typeof value === 'string' && /^(\d+(-\d+)?(,\d+(-\d+)?)*)?$/.test(value);
}

/** The IDs of a text that `rangesOf` wrote. */
export function idsIn(ranges: IdRanges): Set<number> {
	const ids = new Set<number>();
	for (const range of ranges.split(',').filter((text) => text !== '')) {
		const [first = 0, last = first] = range.split('-').map(Number);
		for (let id = first; id <= last; id++) ids.add(id);
	}
	return ids;
}

/** A set of whole numbers from 0 on as text, in one way only. */
export function rangesOf(ids: Iterable<number>): IdRanges {
	const ranges: Array<[first: number, last: number]> = [];
	for (const id of [...new Set(ids)].sort((one, other) => one - other)) {
		const range = ranges.at(-1);
		if (range && range[1] === id - 1) range[1] = id;
		else ranges.push([id, id]);
	}
	return ranges
		.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
		.join(',');
}
