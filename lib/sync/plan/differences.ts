import { looksGarbled } from '../garbled';
import {
	labelOf,
	MANAGER,
	MANAGER_NAMED_BY,
	planFields,
	type PlanField,
	recordFieldOf,
} from './fields';
import { calledBy, hasManager, type ManagerFinder } from './managers';
import { textOf, type Population } from './people';
import type { Change, PlanOptions, PlanRecord } from './plan';
import { given, same } from './values';

/** What differs between a person of the source and the same person in Lucca. */
export interface Differences {
	readonly changes: readonly Change[];
	/** Of those, the fields to empty. */
	readonly clear: readonly string[];
	/** What keeps the person from being written. */
	readonly faults: ReadonlyArray<{ readonly reason: string; readonly remedy: string }>;
	/** Position in the source of a manager who is to be created first. */
	readonly newManager?: number;
}

interface Found {
	changes: Change[];
	clear: string[];
	faults: Array<{ reason: string; remedy: string }>;
	newManager?: number;
}

/** Nothing differs; one for all, since most people are so. */
export const NO_DIFFERENCE: Differences = { changes: [], clear: [], faults: [] };

/** Holds people of the source against the same people in Lucca, field by field. */
export class Comparison {
	/** The fields that are compared. */
	private readonly fields: readonly PlanField[];
	private readonly comparesManagers: boolean;
	/** By field: for how many Lucca did not show it, though the source has it. */
	readonly hidden = new Map<string, number>();
	/** By field: how many had a value in Lucca. */
	get filled(): ReadonlyMap<string, number> {
		return new Map([
			...this.fields.map(({ name }, index) => [name, this.filledAt[index] as number] as const),
			[MANAGER, this.managed] as const,
		]);
	}
	private readonly filledAt: Int32Array;
	/** How many have a manager in Lucca. */
	private managed = 0;
	/** By field: how many lost their value, or came to another. */
	readonly emptied = new Map<string, number>();
	readonly changed = new Map<string, number>();
	/** People with a text that came to look misread. */
	garbled = 0;
	/** Managers named in the source whom nobody knows, by what they are named; how many people they have. */
	readonly unknownManagers = new Map<string, number>();

	constructor(
		private readonly source: Population,
		private readonly lucca: Population,
		private readonly managers: ManagerFinder,
		private readonly options: PlanOptions,
	) {
		const wanted = (name: string) => options.fields?.includes(name) ?? true;
		this.fields = planFields.filter(({ name }) => wanted(name));
		this.filledAt = new Int32Array(this.fields.length);
		this.comparesManagers = wanted(MANAGER);
	}

	/** What differs about the person at a position of the source, who is at one in Lucca. */
	of(at: number, inLucca: number, isBack: boolean): Differences {
		const record = this.source.records[at] as PlanRecord;
		const person = this.lucca.records[inLucca] as PlanRecord;
		let found: Found | undefined;
		const { fields, filledAt } = this;
		for (let index = 0; index < fields.length; index++) {
			const field = fields[index] as PlanField;
			const before = person[field.from];
			const isFilled = typeof before === 'string' && before !== '';
			if (isFilled) filledAt[index] = (filledAt[index] as number) + 1;
			const value = record[field.from];
			if (value === undefined || value === before) continue;
			if (before === undefined) {
				if (value !== null && value !== '') count(this.hidden, field.name);
				continue;
			}
			found = this.field(field, value, isFilled ? before : '', isBack, found);
		}
		if (this.comparesManagers) {
			if (hasManager(person, undefined) === false) this.managed++;
			found = this.manager(at, record, person, found);
		}
		if (!found) return NO_DIFFERENCE;
		if (found.changes.some(cameToLookMisread)) this.garbled++;
		for (const { field, before, after } of found.changes) {
			count(this.changed, field);
			// Who is back is counted as that.
			if (before && !after && !(isBack && field === 'contractEnd')) count(this.emptied, field);
		}
		return found;
	}

	private field(
		field: PlanField,
		value: unknown,
		before: string,
		isBack: boolean,
		found: Found | undefined,
	): Found | undefined {
		const { name, as, emptiable } = field;
		const cell = given(as, value);
		switch (cell.kind) {
			case 'absent':
				return found;
			case 'blank': {
				// Who is back has an end of contract no longer.
				const empties = this.options.blanks === 'clear' || (isBack && name === 'contractEnd');
				if (before === '' || !empties || !emptiable) return found;
				const kept = found ?? started();
				kept.changes.push({ field: name, before, after: null });
				kept.clear.push(name);
				return kept;
			}
			case 'unusable': {
				const kept = found ?? started();
				kept.faults.push({ reason: `'${labelOf(name)}' ${cell.why}`, remedy: cell.remedy });
				return kept;
			}
			case 'value': {
				if (before !== '' && same(as, before, cell.text)) return found;
				const kept = found ?? started();
				kept.changes.push({ field: name, before: before || null, after: cell.text });
				return kept;
			}
		}
	}

	private manager(
		at: number,
		record: PlanRecord,
		person: PlanRecord,
		found: Found | undefined,
	): Found | undefined {
		if (saysTheSameManager(record, person)) return found;
		const manager = this.managers.find(at);
		const before = textOf(person.managerLogin) || textOf(person.managerEmail) || null;
		const add = (after: string | null, clear: boolean, newManager?: number): Found => {
			const kept = found ?? started();
			kept.changes.push({ field: MANAGER, before, after });
			if (clear) kept.clear.push(MANAGER);
			kept.newManager = newManager;
			return kept;
		};
		switch (manager.kind) {
			case 'absent':
				return found;
			case 'nobody': {
				const has = hasManager(person, undefined);
				if (has === undefined) count(this.hidden, MANAGER);
				return has === false && this.options.blanks === 'clear' ? add(null, true) : found;
			}
			case 'known': {
				const other = this.lucca.records[manager.lucca] as PlanRecord;
				const has = hasManager(person, other);
				if (has === undefined) count(this.hidden, MANAGER);
				return has === false ? add(calledBy(other), false) : found;
			}
			case 'new': {
				const other = this.source.records[manager.source] as PlanRecord;
				return add(calledBy(other), false, manager.source);
			}
			case 'unknown':
				count(this.unknownManagers, manager.named);
				return found;
		}
	}
}

/** Whether the two sides name the manager alike, so that nobody need be looked for. */
function saysTheSameManager(record: PlanRecord, person: PlanRecord): boolean {
	for (const [by] of MANAGER_NAMED_BY) {
		const value = record[by];
		if (typeof value === 'string' && value !== '') return value === person[by];
	}
	return false;
}

function started(): Found {
	return { changes: [], clear: [], faults: [] };
}

function count(counts: Map<string, number>, name: string): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

function cameToLookMisread({ field, before, after }: Change): boolean {
	const of = { field: recordFieldOf(field) ?? field };
	return !!after && looksGarbled(after, of) && !looksGarbled(before ?? '', of);
}
