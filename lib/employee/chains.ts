/**
 * Chains of managers, as positions: `to[i]` is where the manager of the person at `i` stands, or a
 * negative number where the chain ends.
 */

/** The chain ends. */
export const NOWHERE = -1;

/**
 * An order in which every manager stands before their people, and else as they came: a manager comes
 * right before the first of their people. Those of a loop come in the order they are met.
 * @returns positions
 */
export function managersFirst(to: Int32Array): number[] {
	const placed = new Uint8Array(to.length);
	const order: number[] = [];
	for (let start = 0; start < to.length; start++) {
		const above: number[] = [];
		for (let at = start; at >= 0 && !placed[at]; at = to[at] as number) {
			placed[at] = 1;
			above.push(at);
		}
		for (let last = above.pop(); last !== undefined; last = above.pop()) order.push(last);
	}
	return order;
}

/**
 * Chains that come back to where they began.
 * @param starts positions to walk from; all when not given
 * @returns the positions of each loop, each before its manager
 */
export function loops(to: Int32Array, starts: Iterable<number> = to.keys()): number[][] {
	/** The walk that reached a position first, from 1; a walk that meets its own number has gone round. */
	const walkOf = new Int32Array(to.length);
	const found: number[][] = [];
	let walk = 0;
	for (const start of starts) {
		walk++;
		let at = start;
		while (at >= 0 && walkOf[at] === 0) {
			walkOf[at] = walk;
			at = to[at] ?? NOWHERE;
		}
		if (at < 0 || walkOf[at] !== walk) continue;
		const loop = [at];
		for (let member = to[at] ?? at; member !== at; member = to[member] ?? at) loop.push(member);
		found.push(loop);
	}
	return found;
}

/** In a long loop, how many people are named. */
const NAMED_IN_LOOP = 6;

/**
 * A loop in words: `Anna Lopez > Bruno Petit > Anna Lopez`.
 * @param names the people of the loop, each before their manager
 * @param from the index of the one it is said of
 */
export function loopInWords(names: readonly string[], from = 0): string {
	const shown = Math.min(names.length, NAMED_IN_LOOP);
	const chain = Array.from({ length: shown }, (_, at) => names[(from + at) % names.length]);
	if (names.length > shown) chain.push('...');
	return [...chain, names[from]].join(' > ');
}
