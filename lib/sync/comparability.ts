import { columnLetter } from '../tabular/csv';
import type { RememberedPopulation } from './remembered';
import type { Population } from './population';

/** Why two files say nothing about each other, as a sentence; undefined when they can be compared. */
export function whyIncomparable(
	previous: RememberedPopulation,
	now: Population,
): string | undefined {
	const before = previous.identity;
	const { layout, key, activity } = now.identity;
	if (before.layout !== layout) {
		return `The last delivered file was read as '${before.layout}' and this one as '${layout}': they cannot be compared`;
	}
	if (before.key.join('\n') !== key.join('\n')) {
		return `People were told apart by ${listed(before.key)} in the last delivered file and are by ${listed(key)} in this one: they cannot be compared`;
	}
	if (before.activity !== activity) {
		return 'Who is active was told in another way in the last delivered file (status column or its values): they cannot be compared';
	}
	return undefined;
}

/**
 * What is different about the file itself, a sentence each. A partner who maps columns once, by
 * place or by header, misreads everybody when one of these changes.
 */
export function shapeChanges(previous: RememberedPopulation, now: Population): string[] {
	const changes: string[] = [];
	if (!areAlike(previous.encoding, now.encoding)) {
		changes.push(`The encoding was ${previous.encoding} and is ${now.encoding}`);
	}
	if (previous.separator !== now.separator) {
		changes.push(
			`The separator was ${JSON.stringify(previous.separator)} and is ${JSON.stringify(now.separator)}`,
		);
	}
	const kept = previous.columns.filter(({ name }) =>
		now.columns.some((column) => column.name === name),
	);
	const order = now.columns.filter(({ name }) => kept.some((column) => column.name === name));
	for (const { name, header } of kept) {
		const column = order.find((each) => each.name === name);
		if (column && column.header !== header) {
			changes.push(`The header '${header}' is now '${column.header}'`);
		}
	}
	if (kept.some(({ name }, index) => order[index]?.name !== name)) {
		changes.push(`The columns are in another order: ${listed(order.map(({ header }) => header))}`);
	} else {
		const moved = kept.find(({ name }) => placeIn(previous, name) !== placeIn(now, name));
		if (moved) {
			const [before, after] = [previous, now].map((file) =>
				columnLetter(placeIn(file, moved.name)),
			);
			changes.push(`'${moved.header}' was column ${before} and is column ${after}`);
		}
	}
	return changes;
}

/** Without a letter beyond ASCII two encodings are the same bytes, unless one begins with a mark. */
function areAlike(before: Population['encoding'], now: Population['encoding']): boolean {
	if (before === now) return true;
	const others = [before, now].filter((encoding) => encoding !== 'ascii');
	return others.length === 1 && others.every((one) => one === 'utf-8' || one === 'windows-1252');
}

function placeIn({ columns }: { columns: ReadonlyArray<{ name: string }> }, name: string): number {
	return columns.findIndex((column) => column.name === name);
}

function listed(names: readonly string[]): string {
	return names.map((name) => `'${name}'`).join(', ');
}
