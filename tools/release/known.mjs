import { readFileSync } from 'node:fs';

/**
 * Holds findings against those that are known.
 * @param found leg, rule, file and what it is about, of each
 * @param path of a JSON file with the known ones: the same, several of `what`, and the reason
 * @returns those that are not known, and the known ones that were not found
 */
export function compared(found, path) {
	const known = JSON.parse(readFileSync(path, 'utf8')).flatMap(({ leg, rule, file, what }) =>
		what.map((each) => ({ leg, rule, file, what: each })),
	);
	const keyOf = ({ leg, rule, file, what }) => [leg, rule, file, what].join('\n');
	const without = (list, others) => {
		const keys = new Set(others.map(keyOf));
		return list.filter((each) => !keys.has(keyOf(each)));
	};
	return { unknown: without(found, known), gone: without(known, found) };
}
