import { loopInWords, loops, NOWHERE } from '../employee/chains';
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

/** Leads to somebody nobody knows. */
export const UNKNOWN = -2;

/** Where the references of a column lead, for those who know it better than the cells say. */
export interface Links {
	readonly field: string;
	/** By index of the record: the index of the one it leads to, `NOWHERE` or `UNKNOWN`. */
	readonly to: Int32Array;
	/** Whether a reference to a row that is not written leads to nobody, too. */
	readonly needsRow: boolean;
	/** What is said of a reference that leads to nobody. */
	readonly broken: Fault;
}

/**
 * Follows the references of a file's rows.
 * @param rows indices of the records that are in the file
 * @param links where the references of one column lead; by the values of the cells when not given
 */
export function followReferences(
	records: readonly PersonRecord[],
	rows: readonly number[],
	columns: readonly ReadyColumn[],
	links?: Links,
): Reference[] {
	return columns.flatMap((ready) => {
		if (links?.field === ready.field) return [followLinks(rows, ready, links)];
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
		return [{ ready, broken, loops: loops(next, rows) }];
	});
}

function followLinks(rows: readonly number[], ready: ReadyColumn, links: Links): Reference {
	const { to, needsRow } = links;
	const isInFile = new Uint8Array(to.length);
	for (const index of rows) isInFile[index] = 1;
	const next = new Int32Array(to.length).fill(NOWHERE);
	const broken: number[] = [];
	for (const index of rows) {
		const named = to[index] ?? NOWHERE;
		const hasNoRow = named >= 0 && !isInFile[named];
		if (named === UNKNOWN || (hasNoRow && needsRow)) broken.push(index);
		else if (!hasNoRow) next[index] = named;
	}
	return { ready, broken, loops: loops(next, rows) };
}

function nameIn(person: PersonRecord, { column, write }: ReadyColumn): string | undefined {
	const value = person[column.field];
	if (isBlank(value) || (column.aboutManager && isOwnManager(person))) return undefined;
	const text = write(value);
	return typeof text === 'string' ? text : undefined;
}

/** What is said of a manager who is not in the file. */
export const MANAGER_NOT_IN_FILE: Fault = {
	rule: 'is the number of nobody in this file',
	remedy:
		"Bring the manager into the file, or choose what to do in 'When the Manager Is Not in the File'",
};

/**
 * What is said of a chain of managers that never ends.
 * @param names the people of the loop, each before their manager
 * @param from the index of the one it is said of
 */
export function managerLoop(names: readonly string[], from: number): Fault {
	return {
		rule: `leads back to the same person, manager after manager: ${loopInWords(names, from)}`,
		remedy: 'Correct the managers at the source',
	};
}
