import type { CivilDate } from '../../employee/civil-date';
import type { Matches } from './matching';
import {
	foldedOf,
	hasLeft,
	named,
	nameOf,
	type Population,
	textOf,
	type TextOf,
	whereAny,
} from './people';
import type { PlanRecord } from './plan';
import { numberInPlace } from './refusals';
import { foldName } from './values';

/** Others of the source that a message may name. */
const ENOUGH = 5;

/** What should name one person alone. */
const NAMES = [
	['login', (record: PlanRecord) => foldedOf(record.login)],
	['e-mail', (record: PlanRecord) => foldedOf(record.email)],
	['employee number, but for zeros in front,', numberInPlace],
] as const;

/**
 * People of Lucca, and others of the source, who bear what should name a new person alone: creating
 * would make a second record of somebody, or Lucca would refuse. So would it be of somebody whose key
 * was changed, so a name alone is enough where the source has nobody for the one who bears it.
 */
export class Namesakes {
	private readonly found: ReadonlyArray<{
		readonly what: string;
		readonly text: TextOf;
		readonly inLucca: ReadonlyMap<string, readonly number[]>;
		readonly inSource: ReadonlyMap<string, readonly number[]>;
	}>;
	/** Those of Lucca who have not left, and are nobody of the source as it seems, by their names. */
	private readonly unclaimed = new Map<string, number[]>();
	private readonly said = new Set<readonly number[]>();

	/** @param fresh positions in the source of those who are new */
	constructor(
		fresh: readonly number[],
		private readonly source: Population,
		private readonly lucca: Population,
		private readonly matches: Pick<Matches, 'spokenFor' | 'superseded'>,
		day: CivilDate,
	) {
		const texts = NAMES.map(([, text]) => text);
		const wanted = texts.map((text) => {
			const own = fresh.map((at) => text(source.records[at] as PlanRecord));
			return new Set(own.filter((each) => each !== undefined));
		});
		const inLucca = whereAny(lucca.records, texts, wanted);
		const inSource = whereAny(source.records, texts, wanted);
		this.found = NAMES.map(([what, text], index) => ({
			...{ what, text },
			inLucca: inLucca[index] ?? new Map<string, number[]>(),
			inSource: inSource[index] ?? new Map<string, number[]>(),
		}));
		if (fresh.length === 0) return;
		for (let at = 0; at < lucca.records.length; at++) {
			const person = lucca.records[at] as PlanRecord;
			if (matches.spokenFor[at] || hasLeft(person, day)) continue;
			const name = wholeName(person);
			if (name === undefined) continue;
			const held = this.unclaimed.get(name);
			if (held) held.push(at);
			else this.unclaimed.set(name, [at]);
		}
	}

	/**
	 * Adds why somebody new is none, if so.
	 * @returns the people of Lucca they may be, but for those said before
	 */
	of(at: number, reasons: string[]): number[] {
		const mayBe: number[] = [];
		const record = this.source.records[at] as PlanRecord;
		const say = (reason: string, people: readonly number[]) => {
			reasons.push(reason);
			if (this.said.has(people)) return;
			this.said.add(people);
			mayBe.push(...people);
		};
		let isAlike = false;
		for (const { what, text, inLucca, inSource } of this.found) {
			const own = text(record);
			if (own === undefined) continue;
			const known = inLucca.get(own);
			const others = known ? [] : this.others(at, inSource.get(own));
			isAlike ||= known !== undefined || others.length > 0;
			if (known) {
				say(`is new, but has the ${what} of ${named(this.lucca.records, known)}`, known);
			} else if (others.length > 0) {
				const people = named(this.source.records, others);
				reasons.push(`is new and has the same ${what} as ${people} of the source`);
			}
		}
		const name = isAlike ? undefined : wholeName(record);
		const alike = name === undefined ? undefined : this.unclaimed.get(name);
		if (alike?.some((each) => this.mayBeBorn(record, each))) {
			const people = named(this.lucca.records, alike);
			say(`is new, but has the name of ${people}, whom the source seems not to have`, alike);
		}
		return mayBe;
	}

	/** The first other rows of a text; there may be as many as people share an address. */
	private others(at: number, group: readonly number[] = []): number[] {
		const found: number[] = [];
		for (const each of group) {
			if (each !== at && !this.matches.superseded.has(each)) found.push(each);
			if (found.length === ENOUGH) break;
		}
		return found;
	}

	/** Whether two are not born on different days. */
	private mayBeBorn({ birthDate }: PlanRecord, inLucca: number): boolean {
		const [one, other] = [textOf(birthDate), textOf(this.lucca.records[inLucca]?.birthDate)];
		return one === '' || other === '' || one === other;
	}
}

/** First and last name, folded, where both are there. */
function wholeName(record: PlanRecord): string | undefined {
	const isWhole = textOf(record.firstName) !== '' && textOf(record.lastName) !== '';
	return isWhole ? foldName(nameOf(record)) : undefined;
}
