import { loopInWords, loops, NOWHERE } from '../employee/chains';
import { isBlank, isOwnManager, type PersonRecord, type ReadyColumn } from './rows';
import type { Fault } from './fault';
import { whoIs } from './findings';

/** A column whose cells name other rows, and where each of them leads. */
export interface Reference {
	readonly ready: ReadyColumn;
	/** Rows that name somebody who is not in the file, and what is said of that. */
	readonly broken: ReadonlyMap<number, Fault>;
	/** Rows that may do so, and are written with a warning whatever is done about the others. */
	readonly doubtful: ReadonlyMap<number, Fault>;
	/** Rows whose chain of references comes back to where it began, one list a loop. */
	readonly loops: ReadonlyArray<readonly number[]>;
}

/**
 * Where the references of a column lead, for those who know it better than the cells say. All by index
 * of the record.
 */
export interface Links {
	readonly field: string;
	/** The one each leads to, or `NOWHERE`. */
	readonly to: Int32Array;
	readonly broken: ReadonlyMap<number, Fault>;
	readonly doubtful: ReadonlyMap<number, Fault>;
	/** What it means for a reference that the row it leads to is not written. */
	readonly withoutRow: (index: number) => 'broken' | 'doubtful' | 'fine';
	/** The order in which the rows are to be written. */
	readonly order: readonly number[];
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
		if (links?.field === ready.field) return [followLinks(records, rows, ready, links)];
		const target = columns.find(({ column }) => column.field === ready.column.references);
		if (!target) return [];
		const rowByName = new Map<string, number>();
		for (const index of rows) {
			const name = nameIn(records[index] as PersonRecord, target);
			if (name !== undefined) rowByName.set(name, index);
		}
		const next = new Int32Array(records.length).fill(NOWHERE);
		const broken = new Map<number, Fault>();
		for (const index of rows) {
			const name = nameIn(records[index] as PersonRecord, ready);
			if (name === undefined) continue;
			const named = rowByName.get(name);
			if (named === undefined) broken.set(index, MANAGER_NOT_IN_FILE);
			else next[index] = named;
		}
		return [{ ready, broken, doubtful: new Map(), loops: loops(next, rows) }];
	});
}

function followLinks(
	records: readonly PersonRecord[],
	rows: readonly number[],
	ready: ReadyColumn,
	links: Links,
): Reference {
	const isInFile = new Uint8Array(records.length);
	for (const index of rows) isInFile[index] = 1;
	const next = new Int32Array(records.length).fill(NOWHERE);
	const broken = new Map<number, Fault>();
	const doubtful = new Map<number, Fault>();
	for (const index of rows) {
		const [refused, doubted] = [links.broken.get(index), links.doubtful.get(index)];
		if (refused) broken.set(index, refused);
		if (doubted) doubtful.set(index, doubted);
		const named = links.to[index] ?? NOWHERE;
		if (named === NOWHERE) continue;
		if (isInFile[named]) {
			next[index] = named;
			continue;
		}
		const fault = withoutOwnRow(records[named] as PersonRecord);
		const meaning = links.withoutRow(named);
		if (meaning === 'broken') broken.set(index, fault);
		else if (meaning === 'doubtful') doubtful.set(index, fault);
	}
	return { ready, broken, doubtful, loops: loops(next, rows) };
}

function withoutOwnRow(manager: PersonRecord): Fault {
	const { name, employeeNumber } = whoIs(manager);
	return {
		rule: `is a manager whose own row is rejected (${name || employeeNumber}), and Lucca refuses whose manager it does not have`,
		remedy: "Mend the manager's row first",
	};
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
	remedy: "Bring the manager into the file, or choose what to do in 'When the Manager Is Missing'",
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
