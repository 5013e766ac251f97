import { statusOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import { ExplainedError } from '../explained-error';
import { type PersonRecord, readyColumns, type ReadyColumn, rowNumber, RowWriter } from './rows';
import { duplicateRows } from './duplicates';
import { encodings } from './encodings';
import type { Fault } from './fault';
import {
	type CellFinding,
	findingAt,
	rejectedRow,
	type RejectedRow,
	type RowWarning,
} from './findings';
import { followReferences, MANAGER_LOOP, MANAGER_NOT_IN_FILE, type Reference } from './references';
import { membershipOn } from './population';
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

/** How much text is encoded at a time, in characters. */
const PIECE = 64 * 1024;

/** How much of the file is kept from the check to the writing, in characters; lines beyond are made again. */
const KEPT = 32 * 1024 * 1024;

const NOTHING_BLANKED: ReadonlySet<ReadyColumn> = new Set();

class Preparation {
	private readonly columns: readonly ReadyColumn[];
	private readonly writer: RowWriter;
	private readonly faults = new Map<number, CellFinding[]>();
	private readonly filteredBy: Record<string, number> = {};
	/** The lines made while checking, by index of the record, as far as they are kept. */
	private readonly lines: Array<string | undefined>;
	/** Columns a row leaves blank although its record has a value, by index of the record. */
	private readonly blanked = new Map<number, Set<ReadyColumn>>();

	constructor(
		private readonly records: readonly PersonRecord[],
		private readonly settings: FileSettings,
	) {
		this.columns = readyColumns(settings);
		this.writer = new RowWriter(settings, this.columns);
		this.lines = new Array<string | undefined>(records.length);
	}

	run(): PreparedFile {
		const members = this.checkRows();
		this.writer.refuseAbsentColumns();
		this.rejectDuplicates(members);
		const rows = this.settleReferences(members.filter((index) => !this.faults.has(index)));
		return {
			settings: this.settings,
			counts: this.count(rows.length),
			rejected: this.rejectedRows(),
			warnings: this.writer.warnings
				.filter(({ index }) => !this.faults.has(index))
				.sort((a, b) => a.index - b.index),
			chunks: () => this.write(rows),
		};
	}

	/** @returns the records that belong in the file, fit or not */
	private checkRows(): number[] {
		const membership = membershipOn(this.settings.population, this.settings.day);
		const members: number[] = [];
		let kept = 0;
		for (let index = 0; index < this.records.length; index++) {
			const person = this.records[index] as PersonRecord;
			const belongs = membership(person as Employee);
			if (typeof belongs === 'object' && 'leftOut' in belongs) {
				this.filteredBy[belongs.leftOut] = (this.filteredBy[belongs.leftOut] ?? 0) + 1;
				continue;
			}
			members.push(index);
			const verdict = this.writer.check(person, index);
			if (belongs !== 'in') this.reject(index, this.rowFinding(index, belongs));
			if (typeof verdict !== 'string') for (const finding of verdict) this.reject(index, finding);
			else if (kept < KEPT) {
				this.lines[index] = verdict;
				kept += verdict.length;
			}
		}
		return members;
	}

	private rowFinding(index: number, fault: Fault): CellFinding {
		const cell = `row ${rowNumber(index, this.settings.withHeader)}`;
		return findingAt({ cell, header: '', field: '' }, undefined, fault);
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
			this.reject(index, this.writer.finding(ready, index, value, fault));
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
				for (const index of reference.broken) {
					const columns = this.blanked.get(index) ?? new Set();
					this.blanked.set(index, columns.add(reference.ready));
				}
			}
			this.warn(reference, reference.broken, MANAGER_NOT_IN_FILE);
			for (const loop of reference.loops) this.warn(reference, loop, MANAGER_LOOP);
		}
		return rows;
	}

	private warn(reference: Reference, rows: readonly number[], fault: Fault): void {
		for (const index of rows) {
			this.writer.warnings.push({ ...this.referenceFinding(reference, index, fault), index });
		}
	}

	private referenceFinding({ ready }: Reference, index: number, fault: Fault): CellFinding {
		const value = this.records[index]?.[ready.column.field];
		return this.writer.finding(ready, index, value, fault);
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

	private *write(rows: readonly number[]): Generator<Buffer> {
		const { withHeader, lineEnding } = this.settings;
		const encoding = encodings[this.settings.encoding];
		if (encoding.byteOrderMark.length > 0) yield encoding.byteOrderMark;
		let piece = withHeader ? this.writer.headerLine() + lineEnding : '';
		for (const index of rows) {
			piece += this.lineOf(index) + lineEnding;
			if (piece.length >= PIECE) {
				yield encoding.encode(piece);
				piece = '';
			}
		}
		if (piece !== '') yield encoding.encode(piece);
	}

	private lineOf(index: number): string {
		const blanked = this.blanked.get(index);
		const line = blanked ? undefined : this.lines[index];
		return (
			line ?? this.writer.line(this.records[index] as PersonRecord, blanked ?? NOTHING_BLANKED)
		);
	}
}
