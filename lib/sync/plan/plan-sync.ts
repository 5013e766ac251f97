import { ExplainedError } from '../../explained-error';
import type { Decision } from '../decide';
import { absences } from './absence';
import { judge } from './brake';
import { concluded } from './conclusion';
import { creations, type NotCreated } from './creations';
import { Comparison, type Differences, NO_DIFFERENCE } from './differences';
import { MANAGER } from './fields';
import { ManagerFinder } from './managers';
import { matchPeople, NOBODY } from './matching';
import {
	areStrangers,
	described,
	hasLeft,
	keyWords,
	nameOf,
	Population,
	shownKey,
	textOf,
} from './people';
import type {
	HeldEntry,
	Plan,
	Planned,
	PlannedAbsence,
	PlannedCreate,
	PlannedUpdate,
	PlanOptions,
	PlanRecord,
} from './plan';
import { Refusals } from './refusals';
import { warningsOf } from './warnings';

/**
 * What would have to be done so that Lucca says what a source says: nothing is written here, nobody is
 * ever deleted, and whoever nobody can be sure about is held with the reason. A plan beyond the limits
 * is held whole, unless it is the one a person approved.
 * @param source the people of the source
 * @param lucca everybody in Lucca, people who left included, with their managers' Lucca IDs
 * @throws ExplainedError when Lucca's people cannot be told apart: none has the key, or one has no ID
 */
export function planSync(
	source: readonly PlanRecord[],
	lucca: readonly PlanRecord[],
	options: PlanOptions,
): Plan {
	return new Planning(source, lucca, options).plan();
}

class Planning {
	private readonly source: Population;
	private readonly lucca: Population;
	private readonly updates: PlannedUpdate[] = [];
	private readonly unchanged: Planned[] = [];
	private readonly held: HeldEntry[] = [];
	private returned = 0;
	private lostZeros = 0;
	/** People whose new manager is to be created, and is held. */
	private waiting = 0;

	constructor(
		source: readonly PlanRecord[],
		lucca: readonly PlanRecord[],
		private readonly options: PlanOptions,
	) {
		const nobody = lucca.findIndex(({ luccaId }) => textOf(luccaId) === '');
		if (nobody >= 0) {
			throw new ExplainedError(
				`Record ${nobody} of Lucca's people has no 'luccaId' in text, so it cannot be told who it is`,
				"Read Lucca's people with a node 'Lucca Users'",
			);
		}
		this.source = new Population(source, options.matchBy);
		this.lucca = new Population(lucca, options.matchBy);
	}

	plan(): Plan {
		const { source, lucca, options } = this;
		const { matchBy, day, departureDate = day } = options;
		const matches = matchPeople(source, lucca, matchBy, day);
		const managers = new ManagerFinder(source, lucca, matches);
		const comparison = new Comparison(source, lucca, managers, options);
		const fresh: number[] = [];
		const found: Array<{ at: number; inLucca: number; differences: Differences }> = [];
		let inBoth = 0;
		let strangers = 0;
		for (let at = 0; at < source.records.length; at++) {
			const doubt = matches.doubts.get(at);
			const inLucca = matches.luccaOf[at] ?? NOBODY;
			if (doubt) {
				if (doubt.lostZeros) this.lostZeros++;
				this.hold({ ...this.who(at), action: 'none', changes: [] }, [doubt.reason], doubt.remedy);
			} else if (matches.superseded.has(at)) {
				this.unchanged.push(this.who(at));
			} else if (inLucca === NOBODY) {
				fresh.push(at);
			} else {
				inBoth++;
				if (matchBy !== 'luccaId' && this.areStrangers(at, inLucca)) {
					strangers++;
					continue;
				}
				const isBack = this.isBack(at, inLucca);
				if (isBack && options.returning === 'hold') {
					this.holdReturning(at, inLucca);
					continue;
				}
				const differences = comparison.of(at, inLucca, isBack);
				if (differences === NO_DIFFERENCE) this.unchanged.push(this.who(at, inLucca));
				else found.push({ at, inLucca, differences });
			}
		}
		const made = creations(fresh, source, lucca, matches, managers, options);
		for (const one of made.held) this.holdNew(one, matches.spokenFor);
		this.settle(found, managers, made.creates);
		const unsure = this.held.filter((entry) => entry.lucca === undefined);
		const records = unsure.map((entry) => source.records[entry.source ?? NOBODY] ?? {});
		const gone = absences(lucca, matches, options, departureDate, records);
		this.held.push(...gone.held);
		const { creates, withoutManager } = made;
		const decision = this.decide(comparison, creates, gone.absent, inBoth, strangers);
		const { updates, unchanged, held, waiting } = this;
		const superseded = matches.superseded.size;
		return concluded(
			{ creates, updates, unchanged, absent: gone.absent, held },
			{ source: source.records, lucca: lucca.records, options },
			{ decision, changed: comparison.changed },
			warningsOf(comparison, { waiting, withoutManager, superseded }),
		);
	}

	/** Holds somebody whose key is that of a person of quite another name. */
	private areStrangers(at: number, inLucca: number): boolean {
		const person = this.lucca.records[inLucca] as PlanRecord;
		if (!areStrangers(this.source.records[at] as PlanRecord, person)) return false;
		this.hold(
			{ ...this.who(at, inLucca), action: 'update', changes: [] },
			[`has the ${keyWords[this.options.matchBy]} of ${described(person)}, but quite another name`],
			'Correct the one that is wrong; when it is the same person, change the first or last name in Lucca by hand',
		);
		return true;
	}

	/** Whether Lucca has a person among those who left, and the source does not. */
	private isBack(at: number, inLucca: number): boolean {
		const { day } = this.options;
		return (
			hasLeft(this.lucca.records[inLucca] as PlanRecord, day) &&
			!hasLeft(this.source.records[at] as PlanRecord, day)
		);
	}

	private holdReturning(at: number, inLucca: number): void {
		const { contractEnd } = this.lucca.records[inLucca] as PlanRecord;
		this.hold(
			{ ...this.who(at, inLucca), action: 'update', changes: [] },
			[`left Lucca on ${String(contractEnd)} and is in the source again`],
			"Open a new contract in Lucca, or choose 'Update' in 'People Who Left and Are Back'",
		);
	}

	private holdNew({ source, reasons, remedy, mayBe }: NotCreated, spokenFor: Uint8Array): void {
		for (const one of mayBe) spokenFor[one] = 1;
		this.hold({ ...this.who(source), action: 'create', changes: [] }, reasons, remedy);
	}

	/** Makes updates of differences, but for those of a loop of managers, or under a manager not created. */
	private settle(
		found: ReadonlyArray<{ at: number; inLucca: number; differences: Differences }>,
		managers: ManagerFinder,
		creates: readonly PlannedCreate[],
	): void {
		const created = new Set(creates.map(({ source }) => source));
		const moved = found.filter(({ differences }) =>
			differences.changes.some(({ field, after }) => field === MANAGER && after !== null),
		);
		const loops = managers.loopsFrom(moved.map(({ at }) => at));
		const isMoved = new Set(moved.map(({ at }) => at));
		const refusals = new Refusals(
			this.source,
			this.lucca,
			this.options.matchBy,
			this.options.day,
			creates,
		);
		for (const { at, inLucca, differences } of found) {
			const { clear, faults, newManager } = differences;
			const waits = newManager !== undefined && !created.has(newManager);
			const changes = waits
				? differences.changes.filter(({ field }) => field !== MANAGER)
				: differences.changes;
			if (waits) this.waiting++;
			const loop = isMoved.has(at) ? loops.get(at) : undefined;
			const reasons = [
				...faults.map(({ reason }) => reason),
				...(loop ? [`leads back to themselves, manager after manager: ${loop}`] : []),
				...refusals.of(at, inLucca, changes),
			];
			if (reasons.length > 0) {
				const remedy = faults[0]?.remedy ?? 'Correct it at the source';
				this.hold({ ...this.who(at, inLucca), action: 'update', changes }, reasons, remedy);
			} else if (changes.length === 0) {
				this.unchanged.push(this.who(at, inLucca));
			} else {
				if (this.isBack(at, inLucca)) this.returned++;
				this.updates.push({ ...this.who(at, inLucca), changes, clear });
			}
		}
	}

	private decide(
		comparison: Comparison,
		creates: readonly PlannedCreate[],
		absent: readonly PlannedAbsence[],
		inBoth: number,
		strangers: number,
	): Decision {
		const { limits, day } = this.options;
		if (!limits) return { held: false, reasons: [] };
		const { updates, returned, lostZeros } = this;
		const active = this.lucca.records.filter((person) => !hasLeft(person, day)).length;
		return judge(
			{
				creates,
				updates,
				absent,
				comparison,
				inBoth,
				strangers,
				active,
				source: this.source.records.length,
				returned,
				lostZeros,
			},
			limits,
			day,
		);
	}

	private who(at: number): Planned & { source: number };
	private who(
		at: number,
		inLucca: number,
	): Planned & { source: number; lucca: number; luccaId: string };
	private who(at: number, inLucca?: number): Planned & { source: number } {
		const record = this.source.records[at] as PlanRecord;
		const key = shownKey(record, this.options.matchBy);
		const person = inLucca === undefined ? undefined : this.lucca.records[inLucca];
		const name = nameOf(record) || (person ? nameOf(person) : '');
		if (inLucca === undefined) return { source: at, key, name };
		return {
			source: at,
			lucca: inLucca,
			luccaId: textOf(person?.luccaId),
			key,
			name,
		} as Planned & {
			source: number;
		};
	}

	private hold(
		entry: Omit<HeldEntry, 'reasons' | 'remedy'>,
		reasons: readonly string[],
		remedy: string,
	): void {
		this.held.push({ ...entry, reasons, remedy });
	}
}
