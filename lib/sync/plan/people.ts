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

/** Whether a person's last day was before a day. */
export function hasLeft(record: PlanRecord, day: CivilDate): boolean {
	const end = record.contractEnd;
	if (end === undefined || end === null) return false;
	const last = dateIn(end);
	return typeof last === 'string' && last !== 'unreadable' && last < day;
}

/** What a record is matched by: how it is compared, and how a person reads it; undefined when it is blank. */
export interface Key {
	readonly folded: string;
	readonly shown: string;
}

/** The words of each way to match, in a sentence. */
export const keyWords: Readonly<Record<MatchBy, string>> = {
	email: 'email',
	employeeNumber: 'employee number',
	establishmentAndNumber: 'establishment and employee number',
	login: 'login',
	luccaId: 'Lucca ID',
};

/** The key of a record. */
export function keyOf(record: PlanRecord, by: MatchBy): Key | undefined {
	if (by === 'establishmentAndNumber') {
		const number = textOf(record.employeeNumber);
		const place = textOf(record.legalEntity);
		if (number === '' || place === '') return undefined;
		return { folded: `${foldName(place)}\n${number}`, shown: `${number}, ${place}` };
	}
	const text = textOf(record[by]);
	if (text === '') return undefined;
	const isNumber = by === 'employeeNumber' || by === 'luccaId';
	return { folded: isNumber ? text.normalize('NFC') : foldKey(text), shown: text };
}

/** The same key when a spreadsheet has taken the zeros of its number; undefined for keys without one. */
export function bareKey(record: PlanRecord, by: MatchBy): string | undefined {
	const number = textOf(record.employeeNumber);
	if (number === '') return undefined;
	if (by === 'employeeNumber') return bareNumber(number);
	if (by !== 'establishmentAndNumber') return undefined;
	return `${foldName(textOf(record.legalEntity))}\n${bareNumber(number)}`;
}

/** Records by a text, made when first asked for. */
export class Index {
	private byText: Map<string, number | number[]> | undefined;

	constructor(
		private readonly records: readonly PlanRecord[],
		private readonly text: (record: PlanRecord) => string | undefined,
	) {}

	/** Positions of the records of a text. */
	at(text: string | undefined): readonly number[] {
		if (text === undefined) return NONE;
		this.byText ??= this.made();
		const found = this.byText.get(text);
		if (found === undefined) return NONE;
		return typeof found === 'number' ? [found] : found;
	}

	private made(): Map<string, number | number[]> {
		const byText = new Map<string, number | number[]>();
		this.records.forEach((record, at) => {
			const text = this.text(record);
			if (text === undefined) return;
			const held = byText.get(text);
			if (held === undefined) byText.set(text, at);
			else if (typeof held === 'number') byText.set(text, [held, at]);
			else held.push(at);
		});
		return byText;
	}
}

const NONE: readonly number[] = [];

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
		this.byKey = index((record) => keyOf(record, by)?.folded);
		this.byBareKey = index((record) => bareKey(record, by));
		this.byId = index((record) => textOf(record.luccaId) || undefined);
		this.byLogin = index((record) => foldedOf(record.login));
		this.byEmail = index((record) => foldedOf(record.email));
		this.byNumber = index((record) => textOf(record.employeeNumber) || undefined);
	}
}

/** A login or an e-mail as it is looked up. */
export function foldedOf(value: unknown): string | undefined {
	const text = textOf(value);
	return text === '' ? undefined : foldKey(text);
}
