/** The names most like a given one, nearest first: what a message offers instead of an unknown name. */
export function nearest(name: string, names: readonly string[], most = 3): string[] {
	const wanted = name.toLowerCase();
	return names
		.map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, most)
		.map(({ candidate }) => candidate);
}

/** How many letters must be added, removed or replaced to make one text the other (Levenshtein). */
function editDistance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
			const added = (current[column - 1] ?? 0) + 1;
			const removed = (previous[column] ?? 0) + 1;
			current.push(Math.min(replaced, added, removed));
		}
		previous = current;
	}
	return previous[to.length] ?? 0;
}
