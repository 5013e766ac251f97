import type { CivilDate } from '../employee/civil-date';
import { employmentOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import { isBlank, type PersonRecord, type ReadyColumn } from './rows';
import type { Fault } from './fault';

/** Two rows or more under one key: which must go, and why. */
export interface DuplicateRow {
	readonly index: number;
	readonly ready: ReadyColumn;
	readonly fault: Fault;
}

/**
 * Rows that share a value no two rows may share. A person who is there wins over those who have
 * left, so that a returned or a reused number never closes the account of somebody at work; when
 * two are there, nobody can say which is right and none is written.
 * @param members indices of the records that belong in the file
 * @param row the row number to name a record by
 */
export function duplicateRows(
	records: readonly PersonRecord[],
	members: readonly number[],
	columns: readonly ReadyColumn[],
	day: CivilDate,
	row: (index: number) => number,
): DuplicateRow[] {
	return columns
		.filter(({ column }) => column.unique !== undefined)
		.flatMap((ready) =>
			sharing(records, members, ready).flatMap((group) => losers(records, group, ready, day, row)),
		);
}

/** The groups of two members or more that share a key of a column. */
function sharing(
	records: readonly PersonRecord[],
	members: readonly number[],
	ready: ReadyColumn,
): number[][] {
	const seen = new Set<string>();
	const shared = new Map<string, number[]>();
	for (const index of members) {
		const key = keyOf(records[index] as PersonRecord, ready);
		if (key === undefined) continue;
		const known = seen.size;
		if (seen.add(key).size === known) shared.set(key, []);
	}
	// Duplicates are rare: who has them is looked up only when there are any.
	if (shared.size === 0) return [];
	for (const index of members) {
		const key = keyOf(records[index] as PersonRecord, ready);
		if (key !== undefined) shared.get(key)?.push(index);
	}
	return [...shared.values()];
}

/** What a row is called by in a unique column; undefined when it has nothing there. */
function keyOf(person: PersonRecord, { column, write }: ReadyColumn): string | undefined {
	const value = person[column.field];
	if (isBlank(value)) return undefined;
	// A text is its own key, fit or not; anything else is what would be written of it.
	const text = typeof value === 'string' ? value.trim() : write(value);
	if (typeof text !== 'string') return undefined;
	const foldsCase = column.format.as === 'email' || column.unique === 'inAnyCase';
	const key = foldsCase ? text.toLowerCase() : text;
	return typeof column.unique === 'object'
		? `${String(person[column.unique.within] ?? '').trim()}\n${key}`
		: key;
}

function losers(
	records: readonly PersonRecord[],
	group: readonly number[],
	ready: ReadyColumn,
	day: CivilDate,
	row: (index: number) => number,
): DuplicateRow[] {
	const there = group.filter((index) => employmentOn(day, records[index] as Employee) !== 'former');
	const winner = there.length === 1 ? there[0] : undefined;
	return group
		.filter((index) => index !== winner)
		.map((index) => {
			const others = group.filter((other) => other !== index).map((other) => `row ${row(other)}`);
			return {
				index,
				ready,
				fault: {
					rule:
						winner === undefined
							? `is also the value of ${others.join(', ')}`
							: `is also the value of row ${row(winner)}, who has not left`,
					remedy: 'Give each person a value of their own in Lucca, or leave one of them out',
				},
			};
		});
}
