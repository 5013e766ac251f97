import { describeField } from '../../employee/fields';
import { ExplainedError } from '../../explained-error';
import type { Decision } from '../decide';
import { absences } from './absence';
import { judge } from './brake';
import { creations, type NotCreated } from './creations';
import { Comparison, type Differences, NO_DIFFERENCE } from './differences';
import { labelOf, MANAGER, MANAGER_NAMED_BY, planFields } from './fields';
import { hashOf } from './hash';
import { ManagerFinder } from './managers';
import { matchPeople, NOBODY } from './matching';
import { namedLast } from './order';
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
	private readonly warnings: string[] = [];
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
		this.warn(comparison, made.withoutManager, matches.superseded.size);
		const decided = this.decide(comparison, made.creates, gone.absent, inBoth, strangers);
		return this.finished(made.creates, gone.absent, decided, comparison);
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

	private finished(
		creates: readonly PlannedCreate[],
		absent: readonly PlannedAbsence[],
		decision: Decision,
		comparison: Comparison,
	): Plan {
		const { options, updates } = this;
		const sha256 = hashOf(creates, updates, absent);
		const released = decision.held && options.approvedSha256 === sha256;
		const isHeld = decision.held && !released;
		const held = isHeld
			? [...this.held, ...everybody(creates, updates, absent, decision)]
			: this.held;
		const plan = {
			creates: isHeld ? [] : creates,
			updates: isHeld ? [] : namedLast(updates),
			unchanged: this.unchanged,
			absent: isHeld ? absent.filter(({ contractEnd }) => contractEnd === undefined) : absent,
			held,
		};
		const { source, lucca } = this;
		const counts = {
			source: source.records.length,
			lucca: lucca.records.length,
			create: plan.creates.length,
			update: plan.updates.length,
			unchanged: plan.unchanged.length,
			absent: plan.absent.length,
			held: held.length,
			changesByField: Object.fromEntries(comparison.changed),
		};
		const accounted =
			counts.create +
			counts.update +
			counts.unchanged +
			held.filter((entry) => entry.source !== undefined).length;
		if (accounted !== counts.source) {
			throw new ExplainedError(
				`The source has ${counts.source} people, and the plan accounts for ${accounted}`,
				'Nothing was planned. Please report this with the numbers above',
			);
		}
		return {
			...plan,
			decision: { ...decision, released },
			counts,
			sha256,
			notCompared: this.notCompared(),
			warnings: this.warnings,
		};
	}

	private warn(comparison: Comparison, withoutManager: number, superseded: number): void {
		for (const [name, people] of comparison.hidden) {
			this.warnings.push(
				`'${labelOf(name)}' was not compared for ${people} people: Lucca does not show it`,
			);
		}
		const unknown = [...comparison.unknownManagers.keys()];
		if (unknown.length > 0) {
			const named = unknown.slice(0, 5).map((each) => `'${each}'`);
			this.warnings.push(
				`${unknown.length} managers are in neither the source nor Lucca (${named.join(', ')}${unknown.length > 5 ? ', ...' : ''}): their people keep the manager they have`,
			);
		}
		if (this.waiting > 0) {
			this.warnings.push(
				`${this.waiting} people keep the manager they have: the one the source names is new and held`,
			);
		}
		if (withoutManager > 0) {
			this.warnings.push(
				`${withoutManager} new people have a manager who is in neither the source nor Lucca, and get none`,
			);
		}
		if (superseded > 0) {
			this.warnings.push(
				`${superseded} rows of the source are about people who have another row, which counts: they have not left by it, or left later`,
			);
		}
	}

	/** Fields the source has that no plan writes, or that were not asked for. */
	private notCompared(): string[] {
		const { fields } = this.options;
		const compared = new Set<string>([
			...planFields.filter(({ name }) => fields?.includes(name) ?? true).map(({ from }) => from),
			...(fields?.includes(MANAGER) === false ? [] : MANAGER_NAMED_BY.map(([by]) => by)),
			'luccaId',
		]);
		const seen = new Set<string>();
		for (const record of this.source.records.slice(0, RECORDS_LOOKED_AT)) {
			for (const [name, value] of Object.entries(record)) {
				if (value !== undefined && !compared.has(name) && describeField(name)) seen.add(name);
			}
		}
		return [...seen].sort();
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

/** All records of a source are alike; the first ones tell which fields it has. */
const RECORDS_LOOKED_AT = 200;

/** Everybody a held plan would write. */
function everybody(
	creates: readonly PlannedCreate[],
	updates: readonly PlannedUpdate[],
	absent: readonly PlannedAbsence[],
	{ reasons }: Decision,
): HeldEntry[] {
	const why = reasons.map(({ message }) => message);
	const remedy =
		"Look at the plan's report; to let exactly this plan through, give its SHA-256 to 'Approved SHA-256'";
	return [
		...creates.map(({ values, ...who }): HeldEntry => ({
			...who,
			action: 'create',
			reasons: why,
			remedy,
			changes: Object.entries(values).map(([field, after]) => ({ field, before: null, after })),
		})),
		...updates.map(({ source, lucca, luccaId, key, name, changes }): HeldEntry => ({
			...{ source, lucca, luccaId, key, name },
			action: 'update',
			reasons: why,
			remedy,
			changes,
		})),
		...absent
			.filter(({ contractEnd }) => contractEnd !== undefined)
			.map(({ contractEnd, ...who }): HeldEntry => ({
				...who,
				action: 'depart',
				reasons: why,
				remedy,
				changes: [{ field: 'contractEnd', before: null, after: contractEnd }],
			})),
	];
}
