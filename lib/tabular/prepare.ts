import { statusOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import { ExplainedError } from '../explained-error';
import {
	isBlank,
	isOwnManager,
	type PersonRecord,
	readyColumns,
	type ReadyColumn,
	RowChecker,
	rowNumber,
} from './check';
import { cellQuoter } from './csv';
import { duplicateRows } from './duplicates';
import { encodings } from './encodings';
import type { Fault } from './fault';
import { type CellFinding, rejectedRow, type RejectedRow, type RowWarning } from './findings';
import { followReferences, MANAGER_LOOP, MANAGER_NOT_IN_FILE, type Reference } from './references';
import type { FileSettings } from './settings';

/** Where every record went. read = written + rejected + filtered, always. */
export interface RowCounts {
	readonly read: number;
	readonly written: number;
	readonly rejected: number;
	readonly filtered: number;
	/** How many were left out for which reason, e.g. `no longer employed`. */
	readonly filteredBy: Readonly<Record<string, number>>;
}

/** A file that is checked and ready to be written, as often as wanted. */
export interface PreparedFile {
	readonly settings: FileSettings;
	readonly counts: RowCounts;
	readonly rejected: readonly RejectedRow[];
	readonly warnings: readonly RowWarning[];
	/** The file's bytes, in pieces of some tens of kilobytes. The same at every call. */
	chunks(): Generator<Buffer>;
}

/**
 * Checks every record against a file's settings and prepares the file of those that pass.
 * @param people the records, in the order of the file; they are read again when the file is
 * written and must not change in between
 * @throws ExplainedError when no file may be written at all, such as a column nobody's data knows
 */
export function prepareFile(people: readonly PersonRecord[], settings: FileSettings): PreparedFile {
	const records = settings.statusFromDates
		? people.map((person) => ({ ...person, status: statusOn(settings.day, person as Employee) }))
		: people;
	return new Preparation(records, settings).run();
}

const PIECE = 64 * 1024;

class Preparation {
	private readonly columns: readonly ReadyColumn[];
	private readonly checker: RowChecker;
	private readonly faults = new Map<number, CellFinding[]>();
	private readonly filteredBy: Record<string, number> = {};
	private readonly warnings: RowWarning[];
	/** Records, by index, all of whose cells can stand in the file as they are. */
	private readonly plain: Uint8Array;
	/** Rows whose reference column is written blank, by column. */
	private readonly blanked = new Map<ReadyColumn, Set<number>>();

	constructor(
		private readonly records: readonly PersonRecord[],
		private readonly settings: FileSettings,
	) {
		this.columns = readyColumns(settings);
		this.plain = new Uint8Array(records.length);
		this.checker = new RowChecker(settings, this.columns);
		this.warnings = this.checker.warnings;
	}

	run(): PreparedFile {
		const { records, settings } = this;
		const members = this.checkRows();
		this.checker.refuseAbsentColumns();
		this.rejectDuplicates(members);
		const rows = this.settleReferences(members.filter((index) => !this.faults.has(index)));
		const counts = this.count(rows.length);
		return {
			settings,
			counts,
			rejected: this.rejectedRows(),
			warnings: this.warnings
				.filter(({ index }) => !this.faults.has(index))
				.sort((a, b) => a.index - b.index),
			chunks: () => this.write(records, rows),
		};
	}

	/** @returns the records that belong in the file, fit or not */
	private checkRows(): number[] {
		const members: number[] = [];
		for (let index = 0; index < this.records.length; index++) {
			const verdict = this.checker.check(this.records[index] as PersonRecord, index);
			if (verdict === 'plain' || verdict === 'fit') {
				members.push(index);
				if (verdict === 'plain') this.plain[index] = 1;
			} else if ('leftOut' in verdict) {
				this.filteredBy[verdict.leftOut] = (this.filteredBy[verdict.leftOut] ?? 0) + 1;
			} else {
				members.push(index);
				this.faults.set(index, verdict.faults);
			}
		}
		return members;
	}

	private reject(index: number, finding: CellFinding): void {
		const known = this.faults.get(index);
		if (known) known.push(finding);
		else this.faults.set(index, [finding]);
	}

	private rejectDuplicates(members: readonly number[]): void {
		const { records, columns, settings } = this;
		const row = (index: number) => rowNumber(index, settings.withHeader);
		for (const { index, ready, fault } of duplicateRows(
			records,
			members,
			columns,
			settings.day,
			row,
		)) {
			const value = records[index]?.[ready.column.field];
			this.reject(index, this.checker.cellFinding(ready, index, value, fault));
		}
	}

	/** @returns the rows left once managers who are not in the file are dealt with */
	private settleReferences(rows: number[]): number[] {
		const { records, columns, settings } = this;
		for (const reference of followReferences(records, rows, columns)) {
			if (settings.missingManager === 'rejectRow' && reference.broken.length > 0) {
				for (const index of reference.broken) {
					this.reject(index, this.referenceFinding(reference, index, MANAGER_NOT_IN_FILE));
				}
				// A rejected manager can leave the next person without one.
				return this.settleReferences(rows.filter((index) => !this.faults.has(index)));
			}
			if (settings.missingManager === 'leaveEmpty') {
				this.blanked.set(reference.ready, new Set(reference.broken));
			}
			this.warn(reference, reference.broken, MANAGER_NOT_IN_FILE);
			for (const loop of reference.loops) this.warn(reference, loop, MANAGER_LOOP);
		}
		return rows;
	}

	private warn(reference: Reference, rows: readonly number[], fault: Fault): void {
		for (const index of rows) {
			this.warnings.push({ ...this.referenceFinding(reference, index, fault), index });
		}
	}

	private referenceFinding({ ready }: Reference, index: number, fault: Fault): CellFinding {
		const value = this.records[index]?.[ready.column.field];
		return this.checker.cellFinding(ready, index, value, fault);
	}

	private count(written: number): RowCounts {
		const filtered = Object.values(this.filteredBy).reduce((sum, number) => sum + number, 0);
		const counts: RowCounts = {
			read: this.records.length,
			written,
			rejected: this.faults.size,
			filtered,
			filteredBy: this.filteredBy,
		};
		if (counts.read !== written + counts.rejected + filtered) {
			throw new ExplainedError(
				`${counts.read} people were read, but ${written} written, ${counts.rejected} rejected and ${filtered} filtered do not add up`,
				'Nothing was written. Please report this with the numbers above',
			);
		}
		return counts;
	}

	private rejectedRows(): RejectedRow[] {
		return [...this.faults]
			.sort(([a], [b]) => a - b)
			.map(([index, cells]) => {
				const row = rowNumber(index, this.settings.withHeader);
				return rejectedRow(this.records[index] as PersonRecord, index, row, cells);
			});
	}

	private *write(records: readonly PersonRecord[], rows: readonly number[]): Generator<Buffer> {
		const { separator, lineEnding, quoteAll, withHeader, headers } = this.settings;
		const encoding = encodings[this.settings.encoding];
		const quoter = cellQuoter(separator, quoteAll);
		const { columns } = this;
		const empty = quoter('');
		if (encoding.byteOrderMark.length > 0) yield encoding.byteOrderMark;
		let piece = withHeader ? headers.map(quoter).join(separator) + lineEnding : '';
		for (const index of rows) {
			const person = records[index] as PersonRecord;
			const plain = this.plain[index] === 1;
			for (let at = 0; at < columns.length; at++) {
				const ready = columns[at] as ReadyColumn;
				if (at > 0) piece += separator;
				const value = person[ready.column.field];
				if (isBlank(value) || this.isBlanked(ready, index, person)) {
					piece += empty;
					continue;
				}
				const text = ready.rewrite(value);
				piece += plain ? text : quoter(encoding.prepare(text) as string);
			}
			piece += lineEnding;
			if (piece.length >= PIECE) {
				yield encoding.encode(piece);
				piece = '';
			}
		}
		if (piece !== '') yield encoding.encode(piece);
	}

	/** Whether the cell is written blank although the record has a value: what a manager column may not say. */
	private isBlanked(ready: ReadyColumn, index: number, person: PersonRecord): boolean {
		if (!ready.column.aboutManager) return false;
		return isOwnManager(person) || this.blanked.get(ready)?.has(index) === true;
	}
}
