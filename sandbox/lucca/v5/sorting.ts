import { refuse } from './filters';
import type { Key } from './paging';
import type { Resource } from './resource';

export interface Order<Row> {
	keyOf(row: Row): Key;
	compare(one: Key, other: Key): number;
}

const french = new Intl.Collator('fr');

function compareTexts(one: string | null, other: string | null): number {
	if (one === other) return 0;
	if (one === null) return -1;
	if (other === null) return 1;
	return /^\d+$/.test(one + other) ? Number(one) - Number(other) : french.compare(one, other);
}

/**
 * Reads `sort=-familyName,id`; by id when not sent, and by id where all else is equal.
 * @throws Refused (400) for a name the list does not sort by
 */
export function parseSort<Row>(resource: Resource<Row>, sort = 'id'): Order<Row> {
	const id = (row: Row) => resource.id(row);
	const parts = [...sort.split(','), 'id'].map((part) => {
		const name = part.replace(/^-/, '');
		const { sorts = {} } = resource;
		const read = name === 'id' ? id : Object.hasOwn(sorts, name) ? sorts[name] : undefined;
		if (!read) throw refuse('sort', `The value '${part}' is not valid.`);
		return { read, sign: part.startsWith('-') ? -1 : 1 };
	});
	return {
		keyOf: (row) => parts.map(({ read }) => read(row)),
		compare(one, other) {
			for (const [index, { sign }] of parts.entries()) {
				const result = sign * compareTexts(one[index] ?? null, other[index] ?? null);
				if (result !== 0) return result;
			}
			return 0;
		},
	};
}
