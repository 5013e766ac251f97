import type { CivilDate } from '../../employee/civil-date';
import { decide, type Decision } from '../decide';
import type { Limits } from '../limits';
import type { ColumnMovement, MovementCounts } from '../movements';
import { OF_PLANS } from '../wording';
import type { Comparison } from './differences';
import { labelOf, planFieldNames } from './fields';
import type { PlannedAbsence, PlannedUpdate } from './plan';

/** What of a plan the brake goes by. */
export interface Judged {
	readonly creates: number;
	readonly updates: readonly PlannedUpdate[];
	readonly absent: readonly PlannedAbsence[];
	readonly comparison: Comparison;
	/** How many of the source were found in Lucca. */
	readonly inBoth: number;
	/** How many people Lucca has who have not left. */
	readonly active: number;
	readonly source: number;
	/** Of those updated, how many had left. */
	readonly returned: number;
	readonly lostZeros: number;
}

/** Whether a plan is more than the limits allow, by the same rules as a file. */
export function judge(judged: Judged, limits: Limits, day: CivilDate): Decision {
	return decide(movementsOf(judged, day), limits, OF_PLANS);
}

function movementsOf(judged: Judged, day: CivilDate): MovementCounts {
	const { creates, updates, absent, comparison, inBoth, active, source } = judged;
	const size = { withoutKey: 0, duplicates: 0 };
	const deactivated = updates.filter(({ changes }) =>
		changes.some(({ field, after }) => field === 'contractEnd' && !!after && after <= day),
	).length;
	const { returned } = judged;
	return {
		before: { rows: active, people: active, active, ...size },
		now: { rows: source, people: source, active: source, ...size },
		inBoth,
		joiners: creates,
		gone: absent.filter(({ contractEnd }) => contractEnd !== undefined).length,
		goneWithoutKey: 0,
		cleared: 0,
		deactivated,
		returned,
		changed: updates.length - deactivated - returned,
		unchanged: inBoth - updates.length,
		columns: planFieldNames.map((name) => column(name, comparison)),
		lostZeros: judged.lostZeros,
		garbled: comparison.garbled,
		shape: [],
		absence: 'keeps the person',
	};
}

function column(name: string, { changed, emptied, filled }: Comparison): ColumnMovement {
	return {
		header: labelOf(name),
		state: 'kept',
		changed: changed.get(name) ?? 0,
		emptied: emptied.get(name) ?? 0,
		filledBefore: filled.get(name) ?? 0,
	};
}
