import type { CivilDate } from '../../employee/civil-date';
import {
	bareKey,
	described,
	foldedKey,
	foldedOf,
	Index,
	keyWords,
	type Population,
	textOf,
} from './people';
import type { Change, MatchBy, PlannedCreate, PlanRecord } from './plan';
import { bareNumber } from './values';

/**
 * What Lucca would refuse of changes, however often they are sent: a login or number that names somebody
 * else already, a number without its zeros, a last day before the first; and what would make a person look
 * like another record of theirs.
 */
export class Refusals {
	private readonly luccaByNumber: Index;
	private readonly sourceByNumber: Index;
	/** What the plan gives somebody; a second one would be refused it. */
	private readonly given = new Map<string, string>();

	constructor(
		private readonly source: Population,
		private readonly lucca: Population,
		private readonly by: MatchBy,
		private readonly day: CivilDate,
		creates: readonly PlannedCreate[],
	) {
		this.luccaByNumber = new Index(lucca.records, numberInPlace);
		this.sourceByNumber = new Index(source.records, numberInPlace);
		for (const { values } of creates) {
			this.give('login', foldedOf(values.login), values);
			this.give('number', numberInPlace(values), values);
		}
	}

	/** A sentence each; none when nothing stands in the way. */
	of(at: number, inLucca: number, changes: readonly Change[]): string[] {
		const reasons: string[] = [];
		const after: Record<string, unknown> = { ...this.lucca.records[inLucca] };
		const changed = new Set<string>();
		for (const { field, after: value } of changes) {
			after[field] = value;
			changed.add(field);
		}
		if (changed.has('login')) {
			const login = foldedOf(after.login);
			const text = 'the login of';
			this.told(text, this.lucca.byLogin.at(login), inLucca, reasons);
			this.toldInSource(text, this.source.byLogin.at(login), at, reasons);
			this.toldAsGiven(text, 'login', login, after, reasons);
		}
		if (changed.has('employeeNumber') || changed.has('legalEntity')) {
			const number = numberInPlace(after);
			const text = 'the employee number, but for zeros in front, of';
			this.told(text, this.luccaByNumber.at(number), inLucca, reasons);
			this.toldInSource(text, this.sourceByNumber.at(number), at, reasons);
			this.toldAsGiven(text, 'number', number, after, reasons);
		}
		if (changed.has('employeeNumber')) reasons.push(...this.lostZeros(inLucca, after));
		if (changed.has('contractStart') || changed.has('contractEnd')) {
			const [start, end] = [textOf(after.contractStart), textOf(after.contractEnd)];
			if (start !== '' && end !== '' && end < start) {
				reasons.push(`would leave on ${end}, before the first day, ${start}`);
			}
			reasons.push(...this.outlived(inLucca, end));
		}
		return reasons;
	}

	private told(what: string, holders: readonly number[], inLucca: number, reasons: string[]): void {
		const other = holders.find((each) => each !== inLucca);
		const record = other === undefined ? undefined : this.lucca.records[other];
		if (record) reasons.push(`would get ${what} ${described(record)}`);
	}

	/** Two who would get the same at once; another row of the same person is none. */
	private toldInSource(
		what: string,
		holders: readonly number[],
		at: number,
		reasons: string[],
	): void {
		if (reasons.length > 0) return;
		const { records } = this.source;
		const own = foldedKey(records[at] as PlanRecord, this.by);
		const other = holders.find(
			(each) => each !== at && foldedKey(records[each] as PlanRecord, this.by) !== own,
		);
		const record = other === undefined ? undefined : records[other];
		if (record) reasons.push(`would get ${what} ${described(record)} of the source`);
	}

	/** The same of somebody who is to have it by the plan, and maybe in a place the source does not say. */
	private toldAsGiven(
		what: string,
		kind: 'login' | 'number',
		name: string | undefined,
		after: PlanRecord,
		reasons: string[],
	): void {
		if (reasons.length > 0) return;
		const other = this.give(kind, name, after);
		if (other !== undefined) reasons.push(`would get ${what} ${other} by the same plan`);
	}

	/** Keeps who gets a name; or says who got it before. */
	private give(
		kind: 'login' | 'number',
		name: string | undefined,
		to: PlanRecord,
	): string | undefined {
		if (name === undefined) return undefined;
		const other = this.given.get(`${kind} ${name}`);
		if (other === undefined) this.given.set(`${kind} ${name}`, described(to));
		return other;
	}

	/** Who leaves before another record of theirs did is taken for that one from then on. */
	private outlived(inLucca: number, end: string): string[] {
		const { records, byKey } = this.lucca;
		if (end === '' || end >= this.day) return [];
		const key = foldedKey(records[inLucca] as PlanRecord, this.by);
		const twin = byKey
			.at(key)
			.find((each) => each !== inLucca && textOf(records[each]?.contractEnd) >= end);
		const record = twin === undefined ? undefined : records[twin];
		if (!record) return [];
		return [
			`would leave on ${end}, before ${described(record)} with the same ${keyWords[this.by]}`,
		];
	}

	private lostZeros(inLucca: number, after: PlanRecord): string[] {
		const held = textOf(this.lucca.records[inLucca]?.employeeNumber);
		const wanted = textOf(after.employeeNumber);
		if (held.length <= wanted.length || bareNumber(held) !== bareNumber(wanted)) return [];
		return [`would lose the zeros in front of the employee number '${held}'`];
	}
}

/** A number within its establishment, without the zeros a spreadsheet may have taken. */
export function numberInPlace(record: PlanRecord): string | undefined {
	return textOf(record.legalEntity) === '' ? undefined : bareKey(record, 'establishmentAndNumber');
}
