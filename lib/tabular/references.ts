import { isBlank, isOwnManager, type PersonRecord, type ReadyColumn } from './rows';
import type { Fault } from './fault';

/** A column whose cells name other rows, and where each of them leads. */
export interface Reference {
	readonly ready: ReadyColumn;
	/** Rows that name a row which is not in the file. */
	readonly broken: readonly number[];
	/** Rows whose chain of references comes back to where it began, one list a loop. */
	readonly loops: ReadonlyArray<readonly number[]>;
}

const NOWHERE = -1;

/**
 * Follows the references of a file's rows.
 * @param rows indices of the records that are in the file
 */
export function followReferences(
	records: readonly PersonRecord[],
	rows: readonly number[],
	columns: readonly ReadyColumn[],
): Reference[] {
	return columns.flatMap((ready) => {
		const target = columns.find(({ column }) => column.field === ready.column.references);
		if (!target) return [];
		const rowByName = new Map<string, number>();
		for (const index of rows) {
			const name = nameIn(records[index] as PersonRecord, target);
			if (name !== undefined) rowByName.set(name, index);
		}
		const next = new Int32Array(records.length).fill(NOWHERE);
		const broken: number[] = [];
		for (const index of rows) {
			const name = nameIn(records[index] as PersonRecord, ready);
			if (name === undefined) continue;
			const named = rowByName.get(name);
			if (named === undefined) broken.push(index);
			else next[index] = named;
		}
		return [{ ready, broken, loops: loops(rows, next) }];
	});
}

function nameIn(person: PersonRecord, { column, write }: ReadyColumn): string | undefined {
	const value = person[column.field];
	if (isBlank(value) || (column.aboutManager && isOwnManager(person))) return undefined;
	const text = write(value);
	return typeof text === 'string' ? text : undefined;
}

function loops(rows: readonly number[], next: Int32Array): number[][] {
	/** The walk that reached a row first, from 1; a walk that meets its own number has gone round. */
	const walkOf = new Int32Array(next.length);
	const found: number[][] = [];
	rows.forEach((start, walk) => {
		let at = start;
		while (at !== NOWHERE && walkOf[at] === 0) {
			walkOf[at] = walk + 1;
			at = next[at] ?? NOWHERE;
		}
		if (at === NOWHERE || walkOf[at] !== walk + 1) return;
		const loop = [at];
		for (let member = next[at] ?? at; member !== at; member = next[member] ?? at) loop.push(member);
		found.push(loop);
	});
	return found;
}

/** What is said of a manager who is not in the file. */
export const MANAGER_NOT_IN_FILE: Fault = {
	rule: 'is the number of nobody in this file',
	remedy:
		"Bring the manager into the file, or choose what to do in 'When the Manager Is Not in the File'",
};

/** What is said of a chain of managers that never ends. */
export const MANAGER_LOOP: Fault = {
	rule: 'leads back to the same person, manager after manager',
	remedy: 'Correct the managers in Lucca',
};
