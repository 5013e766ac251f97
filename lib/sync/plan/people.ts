import type { CivilDate } from '../../employee/civil-date';
import { dateIn } from '../../employee/employment';
import type { MatchBy, PlanRecord } from './plan';
import { bareNumber, foldKey, foldName } from './values';

/** A cell as text; empty for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** First and last name. */
export function nameOf(record: PlanRecord): string {
	const first = textOf(record.firstName);
	const last = textOf(record.lastName);
	return first && last ? `${first} ${last}` : first || last;
}

/** Who a person is, for somebody to tell them from another; nothing sensitive. */
export function described(record: PlanRecord): string {
	const facts = [
		textOf(record.luccaId) && `Lucca ID ${textOf(record.luccaId)}`,
		textOf(record.login) && `login '${textOf(record.login)}'`,
		textOf(record.employeeNumber) && `employee number '${textOf(record.employeeNumber)}'`,
		textOf(record.legalEntity),
		typeof record.contractEnd === 'string' && `until ${record.contractEnd}`,
	];
	return `${nameOf(record) || 'somebody without a name'} (${facts.filter(Boolean).join(', ')})`;
}

/** Of several people, how many a message names. */
const NAMED = 5;

/** Several people, for somebody to tell them from others. */
export function named(records: readonly PlanRecord[], group: readonly number[]): string {
	const shown = group.slice(0, NAMED).map((at) => described(records[at] as PlanRecord));
	const more = group.length - shown.length;
	return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Whether a person's last day was before a day. */
export function hasLeft(record: PlanRecord, day: CivilDate): boolean {
	const end = record.contractEnd;
	if (end === undefined || end === null) return false;
	const last = dateIn(end);
	return typeof last === 'string' && last !== 'unreadable' && last < day;
}

/** The words of each way to match, in a sentence. */
export const keyWords: Readonly<Record<MatchBy, string>> = {
	email: 'email',
	employeeNumber: 'employee number',
	establishmentAndNumber: 'establishment and employee number',
	login: 'login',
	luccaId: 'Lucca ID',
};

/** What a record is matched by, as a person reads it; empty when it is blank. */
export function shownKey(record: PlanRecord, by: MatchBy): string {
	if (by !== 'establishmentAndNumber') return textOf(record[by]);
	const number = textOf(record.employeeNumber);
	const place = textOf(record.legalEntity);
	return number && place ? `${number}, ${place}` : '';
}

/** What a record is matched by, as it is compared; undefined when it is blank. */
export function foldedKey(record: PlanRecord, by: MatchBy): string | undefined {
	switch (by) {
		case 'login':
		case 'email':
			return foldedOf(record[by]);
		case 'luccaId':
		case 'employeeNumber':
			return numberOf(record[by]);
		case 'establishmentAndNumber':
			return placedNumber(record);
	}
}

/** The same key when a spreadsheet has taken the zeros of its number; undefined for keys without one. */
export function bareKey(record: PlanRecord, by: MatchBy): string | undefined {
	const number = textOf(record.employeeNumber);
	if (number === '') return undefined;
	if (by === 'employeeNumber') return bareNumber(number);
	if (by !== 'establishmentAndNumber') return undefined;
	return `${foldName(textOf(record.legalEntity))}\n${bareNumber(number)}`;
}

/** A login or an e-mail as it is looked up. */
export function foldedOf(value: unknown): string | undefined {
	return (typeof value === 'string' && foldKey(value)) || undefined;
}

/** A number as it is looked up: zeros and capitals count. */
export function numberOf(value: unknown): string | undefined {
	return textOf(value) || undefined;
}

/** A number within its establishment. */
export function placedNumber(record: PlanRecord): string | undefined {
	const number = textOf(record.employeeNumber);
	const place = textOf(record.legalEntity);
	return number && place ? `${foldName(place)}\n${number}` : undefined;
}

/**
 * Whether the names of two records with one key have no word in common: a number or address given to
 * somebody else, most probably. Where one has no name, nobody can say.
 */
export function areStrangers(one: PlanRecord, other: PlanRecord): boolean {
	if (one.firstName === other.firstName || one.lastName === other.lastName) return false;
	const names = [one, other].map(({ firstName, lastName }) => [
		textOf(firstName),
		textOf(lastName),
	]);
	if (names.flat().includes('')) return false;
	const [words, others] = names.map((both) => foldName(both.join(' ')).split(/[\s'-]+/));
	return !words?.some((word) => others?.includes(word));
}

const NONE: readonly number[] = [];

/** Records by a text, put together when first asked for. */
export class Index {
	private byText: Map<string, number | number[]> | undefined;

	constructor(
		private readonly records: readonly PlanRecord[],
		private readonly text: (record: PlanRecord) => string | undefined,
	) {}

	/** Positions of the records of a text. */
	at(text: string | undefined): readonly number[] {
		const found = text === undefined ? undefined : this.one(text);
		if (found === undefined) return NONE;
		return typeof found === 'number' ? [found] : found;
	}

	/** The same without a list where there is one. */
	one(text: string): number | readonly number[] | undefined {
		this.byText ??= this.made();
		return this.byText.get(text);
	}

	private made(): Map<string, number | number[]> {
		const byText = new Map<string, number | number[]>();
		const { records, text } = this;
		for (let at = 0; at < records.length; at++) {
			const own = text(records[at] as PlanRecord);
			if (own === undefined) continue;
			const held = byText.get(own);
			if (held === undefined) byText.set(own, at);
			else if (typeof held === 'number') byText.set(own, [held, at]);
			else held.push(at);
		}
		return byText;
	}
}

/** The records of one side by everything that names a person. */
export class Population {
	readonly byKey: Index;
	readonly byBareKey: Index;
	readonly byId: Index;
	readonly byLogin: Index;
	readonly byEmail: Index;
	readonly byNumber: Index;

	constructor(
		readonly records: readonly PlanRecord[],
		by: MatchBy,
	) {
		const index = (text: (record: PlanRecord) => string | undefined) => new Index(records, text);
		this.byKey = index((record) => foldedKey(record, by));
		this.byBareKey = index((record) => bareKey(record, by));
		this.byId = by === 'luccaId' ? this.byKey : index((record) => numberOf(record.luccaId));
		this.byLogin = by === 'login' ? this.byKey : index((record) => foldedOf(record.login));
		this.byEmail = by === 'email' ? this.byKey : index((record) => foldedOf(record.email));
		this.byNumber =
			by === 'employeeNumber' ? this.byKey : index((record) => numberOf(record.employeeNumber));
	}
}

/** A text that records are looked for by. */
export type TextOf = (record: PlanRecord) => string | undefined;

/**
 * Positions of the records that have one of some few texts: quicker than an index of all, and the more so
 * as each record is looked at once.
 * @param wanted which texts, for each of `texts`
 * @returns for each of `texts`, the positions by text; none for those nobody has
 */
export function whereAny(
	records: readonly PlanRecord[],
	texts: readonly TextOf[],
	wanted: ReadonlyArray<ReadonlySet<string>>,
): ReadonlyArray<ReadonlyMap<string, readonly number[]>> {
	const found = texts.map(() => new Map<string, number[]>());
	if (wanted.every(({ size }) => size === 0)) return found;
	for (let at = 0; at < records.length; at++) {
		for (let index = 0; index < texts.length; index++) {
			const own = (texts[index] as TextOf)(records[at] as PlanRecord);
			if (own === undefined || !wanted[index]?.has(own)) continue;
			const held = found[index]?.get(own);
			if (held) held.push(at);
			else found[index]?.set(own, [at]);
		}
	}
	return found;
}
