import { exceeds, limitText, share } from './figures';
import type { Limit, Limits } from './limits';
import type { ColumnMovement, MovementCounts } from './movements';
import type { Wording } from './wording';

/** Why too many values of a column are different: it was emptied, or changed, or neither is too much. */
export interface ColumnsBeyond {
	readonly emptied: string | undefined;
	readonly changed: string | undefined;
}

/** Holds every column against its limits. A column that went blank or away is told as that alone. */
export function columnsBeyond(
	movements: MovementCounts,
	limits: Limits,
	words: Wording,
): ColumnsBeyond {
	const emptied = emptiedColumns(movements, limits);
	const others = movements.columns.filter((column) => !emptied.includes(column));
	return {
		emptied: inWords(
			emptied,
			limits.columnEmptied,
			({ header, state, emptied: count, filledBefore }) => [
				`'${header}' ${state === 'vanished' ? 'is no longer in the file' : 'is blank'} for`,
				count,
				filledBefore,
				'people who had a value there',
			],
		),
		changed: inWords(
			changedColumns(others, movements, limits),
			limits.columnChanged,
			({ header, changed }) => [
				`'${header}' is different for`,
				changed,
				movements.inBoth,
				words.both,
			],
		),
	};
}

/** Below the minimum population, only a column without a single value left. */
function emptiedColumns({ before, columns }: MovementCounts, limits: Limits): ColumnMovement[] {
	const { columnEmptied: limit, minimumPopulation } = limits;
	if (!limit) return [];
	return columns.filter(
		({ emptied, filledBefore }) =>
			exceeds(emptied, filledBefore, limit) &&
			(before.active >= minimumPopulation || emptied === filledBefore),
	);
}

function changedColumns(
	columns: readonly ColumnMovement[],
	{ before, inBoth }: MovementCounts,
	{ columnChanged: limit, minimumPopulation }: Limits,
): ColumnMovement[] {
	if (!limit || before.active < minimumPopulation) return [];
	return columns.filter(({ changed }) => exceeds(changed, inBoth, limit));
}

function inWords(
	columns: readonly ColumnMovement[],
	limit: Limit | null,
	figures: (column: ColumnMovement) => [what: string, count: number, of: number, whom: string],
): string | undefined {
	if (!limit || columns.length === 0) return undefined;
	const each = columns.map((column) => {
		const [what, count, of, whom] = figures(column);
		return `${what} ${share(count, of, whom, limit)}`;
	});
	return `${each.join('; ')}; ${limitText(limit)}`;
}
