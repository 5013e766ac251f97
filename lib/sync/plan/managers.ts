import { loopInWords, loops, NOWHERE } from '../../employee/chains';
import type { Cell } from '../../employee/record';
import { MANAGER_NAMED_BY } from './fields';
import { type Matches, NOBODY } from './matching';
import { foldedOf, nameOf, type Population, textOf } from './people';
import type { PlanRecord } from './plan';
import { foldName } from './values';

/** Whom a person of the source reports to. */
export type Manager =
	/** The source does not say. */
	| { readonly kind: 'absent' }
	/** Nobody, or themselves. */
	| { readonly kind: 'nobody' }
	| { readonly kind: 'known'; readonly lucca: number; readonly source: number }
	/** New, and to be created before them. */
	| { readonly kind: 'new'; readonly source: number }
	| { readonly kind: 'unknown'; readonly named: string };

const UNSOUGHT = -3;

const ABSENT: Manager = { kind: 'absent' };
const NO_MANAGER: Manager = { kind: 'nobody' };

/** Finds the managers of the source's people, among the source itself first, then among those of Lucca. */
export class ManagerFinder {
	/** By source: where the manager stands in the source, if there; `UNSOUGHT` until somebody asks. */
	private readonly to: Int32Array;
	private readonly luccaOf: Int32Array;
	private readonly superseded: ReadonlySet<number>;
	/** By Lucca's people: where they stand in the source; made when somebody asks. */
	private sourceOf: Int32Array | undefined;

	constructor(
		private readonly source: Population,
		private readonly lucca: Population,
		{ luccaOf, superseded }: Pick<Matches, 'luccaOf' | 'superseded'>,
	) {
		this.luccaOf = luccaOf;
		this.superseded = superseded;
		this.to = new Int32Array(source.records.length).fill(UNSOUGHT);
	}

	/** Whom the record at a position of the source reports to. */
	find(at: number): Manager {
		this.to[at] = NOWHERE;
		const record = this.source.records[at] as PlanRecord;
		let isSaid = false;
		let named = '';
		for (const [by, field] of MANAGER_NAMED_BY) {
			const value = record[by];
			if (value === undefined) continue;
			isSaid = true;
			const text = textOf(value);
			if (text === '') continue;
			named = text;
			if (isSame(field, text, textOf(record[field]))) return NO_MANAGER;
			// The source means its own people, whatever Lucca still calls them, or others.
			const inSource = this.among(this.source, field, text, record);
			if (inSource === at) return NO_MANAGER;
			if (inSource !== undefined) this.to[at] = inSource;
			const matched = inSource === undefined ? NOBODY : (this.luccaOf[inSource] ?? NOBODY);
			const found = matched >= 0 ? matched : this.among(this.lucca, field, text, record);
			if (found !== undefined) {
				if (found === this.luccaOf[at]) return NO_MANAGER;
				return { kind: 'known', lucca: found, source: inSource ?? NOWHERE };
			}
			if (inSource === undefined) continue;
			return { kind: 'new', source: inSource };
		}
		if (!isSaid) return ABSENT;
		return named === '' ? NO_MANAGER : { kind: 'unknown', named };
	}

	/** The one person a name means; of several, the one of the same establishment. */
	private among(
		population: Population,
		field: (typeof MANAGER_NAMED_BY)[number][1],
		text: string,
		of: PlanRecord,
	): number | undefined {
		const { byId, byLogin, byEmail, byNumber } = population;
		const bearers = {
			luccaId: () => byId.at(text),
			login: () => byLogin.at(foldedOf(text)),
			email: () => byEmail.at(foldedOf(text)),
			employeeNumber: () => byNumber.at(text),
		}[field]();
		const found = bearers.filter((at) =>
			population === this.source
				? !this.superseded.has(at)
				: !this.isCalledOtherwise(at, field, text),
		);
		if (found.length <= 1) return found[0];
		const place = foldName(textOf(of.legalEntity));
		const near = found.filter((at) => this.placeOf(population, at) === place);
		return near.length === 1 ? near[0] : undefined;
	}

	/** Whether the source knows somebody of Lucca by another login, e-mail or number, which they will have. */
	private isCalledOtherwise(inLucca: number, field: string, text: string): boolean {
		const own = textOf(this.sourceRecord(inLucca)?.[field]);
		return own !== '' && !isSame(field, text, own);
	}

	private sourceRecord(inLucca: number): PlanRecord | undefined {
		if (!this.sourceOf) {
			this.sourceOf = new Int32Array(this.lucca.records.length).fill(NOBODY);
			for (let each = 0; each < this.luccaOf.length; each++) {
				const matched = this.luccaOf[each] ?? NOBODY;
				if (matched >= 0) this.sourceOf[matched] = each;
			}
		}
		return this.source.records[this.sourceOf[inLucca] ?? NOBODY];
	}

	/** The establishment of a person; of somebody in Lucca, the one they are to be in. */
	private placeOf(population: Population, at: number): string {
		const own = textOf(population.records[at]?.legalEntity);
		if (population === this.source) return foldName(own);
		const matched = this.sourceRecord(at);
		return foldName(textOf(matched?.legalEntity) || own);
	}

	/**
	 * Loops of managers that somebody's new manager closes.
	 * @param starts positions in the source of those who get a manager
	 * @returns by position in the source, the loop in words
	 */
	loopsFrom(starts: readonly number[]): ReadonlyMap<number, string> {
		const walked = new Set<number>();
		for (const start of starts) {
			for (let at = start; at >= 0 && !walked.has(at); at = this.to[at] ?? NOWHERE) {
				walked.add(at);
				if (this.to[at] === UNSOUGHT) this.find(at);
			}
		}
		const words = new Map<number, string>();
		for (const loop of loops(this.to, walked)) {
			if (loop.length === 1) continue;
			const names = loop.map((at) => nameOf(this.source.records[at] as PlanRecord));
			loop.forEach((at, from) => words.set(at, loopInWords(names, from)));
		}
		return words;
	}
}

function isSame(field: string, one: string, other: string): boolean {
	if (other === '') return false;
	return field === 'login' || field === 'email' ? foldedOf(one) === foldedOf(other) : one === other;
}

/** Whether a person of Lucca has that manager already; undefined where Lucca does not show it. */
export function hasManager(
	person: PlanRecord,
	manager: PlanRecord | undefined,
): boolean | undefined {
	const held = person.managerLuccaId as Cell;
	if (held === undefined) return undefined;
	const none = held === null || held === '' || held === person.luccaId;
	return manager ? held === manager.luccaId : none;
}

/** What to write so that Lucca finds a manager: the login, or else the e-mail or number. */
export function calledBy(manager: PlanRecord): string {
	return textOf(manager.login) || textOf(manager.email) || textOf(manager.employeeNumber);
}
