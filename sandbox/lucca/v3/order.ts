import { badRequest } from '../answer';
import type { Call } from '../call';
import { resolvePath } from './path';
import type { Scalar } from './path';
import type { Schema } from './schema';

type Comparison<T> = (one: T, other: T) => number;

const french = new Intl.Collator('fr');

function compareScalars(one: Scalar, other: Scalar): number {
	if (one === other) return 0;
	if (one === null) return -1;
	if (other === null) return 1;
	if (typeof one === 'string' && typeof other === 'string') return french.compare(one, other);
	return one < other ? -1 : 1;
}

/**
 * Reads `orderBy=lastName,asc,id,desc` (lucca-api reference, section 5.4).
 * @throws Refused (400) for an odd number of words, another direction, an unknown property
 */
function parseOrder<T>(type: Schema<T>, orderBy: string, call: Call): Comparison<T> {
	const words = orderBy.split(',');
	const comparisons: Array<Comparison<T>> = [];
	for (let i = 0; i < words.length; i += 2) {
		const direction = words[i + 1];
		if (direction !== 'asc' && direction !== 'desc') {
			throw badRequest('orderBy takes pairs of a property and asc or desc');
		}
		const path = resolvePath(type, words[i] ?? '', call);
		const sign = direction === 'asc' ? 1 : -1;
		comparisons.push(
			(one, other) =>
				sign * compareScalars(path.values(one)[0] ?? null, path.values(other)[0] ?? null),
		);
	}
	return (one, other) => {
		for (const compare of comparisons) {
			const result = compare(one, other);
			if (result !== 0) return result;
		}
		return 0;
	};
}

/** Puts items in the order asked for; what is not ordered comes differently at each request. */
export function inOrder<T extends { id: number | string }>(
	type: Schema<T>,
	items: readonly T[],
	orderBy: string | undefined,
	call: Call,
): T[] {
	let list = [...items];
	if (call.switches.unordered === 'byId') {
		list.sort((one, other) => compareScalars(one.id, other.id));
	} else {
		const start = list.length === 0 ? 0 : (call.turn * 7) % list.length;
		list = [...list.slice(start), ...list.slice(0, start)];
	}
	// The sort is stable: equals keep the order above, as unstable as the server's.
	return orderBy === undefined ? list : list.sort(parseOrder(type, orderBy, call));
}
