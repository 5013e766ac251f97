import { statusOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import { ExplainedError } from '../explained-error';
import { type PersonRecord, readyColumns, type ReadyColumn, rowNumber, RowWriter } from './rows';
import { duplicateRows } from './duplicates';
import { encodings } from './encodings';
import type { Fault } from './fault';
import { type CellFinding, findingAt, type RejectedRow, type RowWarning, whoIs } from './findings';
import { followReferences, type Links, managerLoop, type Reference } from './references';
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
 * @param links where the managers of the records are, when their cells alone do not say, and in which
 * order the rows are written
 * @throws ExplainedError when no file may be written at all, such as a column nobody's data knows
 */
export function prepareFile(
	people: readonly PersonRecord[],
	settings: FileSettings,
	links?: Links,
): PreparedFile {
	const records = settings.statusFromDates
		? people.map((person) => ({
				...person,
				// Where the dates do not tell, the membership does: the row is rejected for them.
				status: statusOn(settings.day, person as Employee) ?? null,
			}))
		: people;
	return new Preparation(records, settings, links).run();
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
		private readonly links: Links | undefined,
	) {
		this.columns = readyColumns(settings);
		this.writer = new RowWriter(settings, this.columns);
		this.lines = new Array<string | undefined>(records.length);
	}

	run(): PreparedFile {
		const members = this.checkRows();
		this.writer.refuseAbsentColumns();
		this.rejectDuplicates(members);
		const rows = this.inOrder(
			this.settleReferences(members.filter((index) => !this.faults.has(index))),
		);
		return {
			settings: this.settings,
			counts: this.count(rows.length),
			rejected: this.rejectedRows(),
			warnings: this.warnings(rows),
			chunks: () => this.write(rows),
		};
	}

	/** @returns the records that belong in the file, fit or not */
	private checkRows(): number[] {
		const { population, day, statusFromDates } = this.settings;
		const membership = membershipOn(population, day, statusFromDates);
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
			const faults = typeof verdict === 'string' ? [] : verdict;
			if (belongs !== 'in') this.addMembershipFault(faults, index, belongs);
			if (faults.length > 0) {
				this.faults.set(index, faults);
			} else if (typeof verdict === 'string' && kept < KEPT) {
				this.lines[index] = verdict;
				kept += verdict.length;
			}
		}
		return members;
	}

	/** Says that nobody can tell whether a person belongs in the file, unless a cell says it already. */
	private addMembershipFault(faults: CellFinding[], index: number, fault: Fault): void {
		// A contract date that is a column of the file is told by its own cell.
		if (faults.some(({ field }) => field.startsWith('contract'))) return;
		// A status that was to come from such dates is blank for no other reason.
		const status = faults.findIndex(({ field }) => field === 'status');
		if (status >= 0 && this.settings.statusFromDates) faults.splice(status, 1);
		const cell = `row ${rowNumber(index, this.settings.withHeader)}`;
		faults.push(findingAt({ cell, header: '', field: '' }, undefined, fault));
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
		const left =
			this.settings.missingManager === 'rejectRow' ? this.rejectBrokenReferences(rows) : rows;
		for (const reference of this.follow(left)) {
			for (const [index, fault] of reference.doubtful) this.remark(reference, index, fault);
			for (const [index, fault] of reference.broken) {
				this.remark(reference, index, fault);
				if (this.settings.missingManager !== 'leaveEmpty') continue;
				const columns = this.blanked.get(index) ?? new Set();
				this.blanked.set(index, columns.add(reference.ready));
			}
			for (const loop of reference.loops) this.remarkLoop(reference, loop);
		}
		return left;
	}

	/** A rejected manager can leave the next person without one, so this goes on until it settles. */
	private rejectBrokenReferences(rows: number[]): number[] {
		for (let left = rows; ;) {
			const before = this.faults.size;
			for (const { ready, broken } of this.follow(left)) {
				for (const [index, fault] of broken) {
					const value = this.records[index]?.[ready.field];
					this.reject(index, this.writer.finding(ready, index, value, fault));
				}
			}
			if (this.faults.size === before) return left;
			left = left.filter((index) => !this.faults.has(index));
		}
	}

	private follow(rows: readonly number[]): Reference[] {
		return followReferences(this.records, rows, this.columns, this.links);
	}

	private inOrder(rows: number[]): number[] {
		if (!this.links) return rows;
		const isWritten = new Set(rows);
		return this.links.order.filter((index) => isWritten.has(index));
	}

	/** Everybody of a loop is told the whole of it, from where they stand. */
	private remarkLoop(reference: Reference, loop: readonly number[]): void {
		const names = loop.map((index) => {
			const { name, employeeNumber } = whoIs(this.records[index] as PersonRecord);
			return name || employeeNumber;
		});
		loop.forEach((index, at) => this.remark(reference, index, managerLoop(names, at)));
	}

	private remark({ ready }: Reference, index: number, fault: Fault): void {
		this.writer.remarks.push({ index, ready, value: this.records[index]?.[ready.field], fault });
	}

	/** What is worth a look in the rows written, at their place in the file. */
	private warnings(rows: readonly number[]): RowWarning[] {
		const { remarks } = this.writer;
		if (remarks.length === 0) return [];
		// As a rule few rows have any: the place of all the others is never asked for.
		const placeOf = new Map(remarks.map(({ index }) => [index, undefined as number | undefined]));
		rows.forEach((index, place) => {
			if (placeOf.has(index)) placeOf.set(index, place);
		});
		return remarks
			.flatMap(({ index, ready, value, fault }) => {
				const place = placeOf.get(index);
				if (place === undefined) return [];
				const finding = this.writer.finding(ready, place, value, fault);
				return [{ ...finding, ...whoIs(this.records[index] as PersonRecord), index }];
			})
			.sort((a, b) => a.index - b.index);
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
				return { index, row, ...whoIs(this.records[index] as PersonRecord), cells };
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
