import { textCell, type ReadCell, UNREADABLE } from '../cells';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]00:?00)$/;

/**
 * The latest of the moments at which the parts of a person changed, as Lucca wrote it: in UTC, so that
 * it means the same to every reader and may be given back as a starting point. (Of v3, a `modifiedAt`
 * is local and without zone.)
 */
export function latestMoment(values: readonly unknown[]): ReadCell {
	let latest: string | undefined;
	for (const value of values) {
		const text = textCell(value);
		if (text === undefined || text === null) continue;
		if (text === UNREADABLE || !UTC.test(text)) return UNREADABLE;
		if (latest === undefined || Date.parse(text) > Date.parse(latest)) latest = text;
	}
	return latest;
}
