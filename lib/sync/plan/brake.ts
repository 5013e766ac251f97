import type { CivilDate } from '../../employee/civil-date';
import { decide, type Decision, type Reason } from '../decide';
import { number } from '../../words';
import { exceeds, limitText, share } from '../figures';
import { looksGarbled } from '../garbled';
import type { Limit, Limits } from '../limits';
import type { ColumnMovement, MovementCounts } from '../movements';
import { OF_PLANS } from '../wording';
import type { Comparison } from './differences';
import { labelOf, planFieldNames, recordFieldOf } from './fields';
import type { Change, PlannedAbsence, PlannedCreate, PlannedUpdate } from './plan';

/** What of a plan the brake goes by. */
export interface Judged {
	readonly creates: readonly PlannedCreate[];
	readonly updates: readonly PlannedUpdate[];
	readonly absent: readonly PlannedAbsence[];
	readonly comparison: Comparison;
	/** How many of the source were found in Lucca. */
	readonly inBoth: number;
	/** Of those, how many have quite another name there, and are held one by one. */
	readonly strangers: number;
	/** How many people Lucca has who have not left. */
	readonly active: number;
	readonly source: number;
	/** Of those updated, how many had left. */
	readonly returned: number;
	readonly lostZeros: number;
}

/** Whether a plan is more than the limits allow, by the same rules as a file. */
export function judge(judged: Judged, limits: Limits, day: CivilDate): Decision {
	const { reasons } = decide(movementsOf(judged, day), limits, OF_PLANS);
	const all = [...reasons, ...manyForFew(judged, limits), ...otherPeople(judged)];
	return { held: all.length > 0, reasons: all };
}

/** Beyond so many strangers, the others may be strangers too who happen to share a first name. */
const STRANGERS: Limit = { percent: 10, people: 5 };

/** Another company's file, or rows that moved against their keys: numbers match whose people do not. */
function otherPeople({ strangers, inBoth }: Judged): Reason[] {
	if (!exceeds(strangers, inBoth, STRANGERS)) return [];
	const message = `${share(strangers, inBoth, OF_PLANS.both, STRANGERS)} have quite another name in the source than in Lucca: it may be another company's, or its rows may have moved; ${limitText(STRANGERS)}`;
	return [{ rule: 'columnChanged', message }];
}

/**
 * Among few people percentages say little, but not that most would be new: Lucca was read in part, most
 * probably.
 */
function manyForFew({ creates, active }: Judged, limits: Limits): Reason[] {
	const { joiners, minimumPopulation } = limits;
	const isMany = joiners && creates.length > joiners.people && creates.length > active;
	if (!isMany || active >= minimumPopulation) return [];
	const message = `${number(creates.length)} people would be created, and Lucca has ${number(active)} who have not left: it may have been read in part`;
	return [{ rule: 'joiners', message }];
}

/** An end of contract for somebody who has none, or one gone by for somebody still there. */
function ends({ field, before, after }: Change, day: CivilDate): boolean {
	if (field !== 'contractEnd' || !after) return false;
	return !before || (before >= day && after <= day);
}

function movementsOf(judged: Judged, day: CivilDate): MovementCounts {
	const { creates, updates, absent, comparison, inBoth, active, source } = judged;
	const size = { withoutKey: 0, duplicates: 0 };
	const deactivated = updates.filter(({ changes }) =>
		changes.some((change) => ends(change, day)),
	).length;
	const { returned } = judged;
	return {
		before: { rows: active, people: active, active, ...size },
		now: { rows: source, people: source, active: source, ...size },
		inBoth,
		joiners: creates.length,
		gone: absent.filter(({ contractEnd }) => contractEnd !== undefined).length,
		goneWithoutKey: 0,
		cleared: 0,
		deactivated,
		returned,
		changed: updates.length - deactivated - returned,
		unchanged: inBoth - updates.length,
		columns: planFieldNames.map((name) => column(name, comparison)),
		lostZeros: judged.lostZeros,
		garbled: comparison.garbled + creates.filter(isGarbled).length,
		shape: [],
		absence: 'keeps the person',
	};
}

const isGarbled = ({ values }: PlannedCreate): boolean =>
	Object.entries(values).some(([name, text]) =>
		looksGarbled(text, { field: recordFieldOf(name) ?? name }),
	);

function column(name: string, { changed, emptied, filled }: Comparison): ColumnMovement {
	return {
		header: labelOf(name),
		state: 'kept',
		changed: changed.get(name) ?? 0,
		emptied: emptied.get(name) ?? 0,
		filledBefore: filled.get(name) ?? 0,
	};
}
