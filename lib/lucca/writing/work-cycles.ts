import { addDays, type CivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { dateCell, property, textCell } from '../cells';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { luccaDate } from './values/date';

/** The last day of a cycle without end (lucca-api reference, section 6.6). */
const OPEN_END = '9999-12-31';

interface Cycle {
	readonly id?: number;
	readonly workCycleID: number;
	readonly startsOn: CivilDate;
	readonly endsOn: CivilDate;
}

/** A cycle as v3 takes it. */
export interface SentCycle {
	readonly id?: number;
	readonly workCycleID: number;
	readonly startsOn: string;
	readonly endsOn: string;
}

/**
 * The whole list Lucca is to keep when a person works in a cycle from a day on: the one that runs then
 * ends the day before, the new one has no end but the beginning of one planned later, all others stay.
 * @param user undefined for somebody new
 * @param startsOn undefined: for somebody new, `firstDay`; for others, nothing is to be done when they work
 * in it on that day or today
 * @returns undefined when the person works in it then already
 * @throws ExplainedError without a first day, or when the list is not seen
 */
export function cyclesAfter(
	user: LuccaObject | undefined,
	workCycleID: number,
	startsOn: CivilDate | undefined,
	firstDay: CivilDate | undefined,
	today: CivilDate,
): SentCycle[] | undefined {
	const held = user ? heldCycles(user) : [];
	const runningOn = (when: CivilDate | undefined) =>
		held.find((cycle) => when !== undefined && cycle.startsOn <= when && when <= cycle.endsOn);
	const isWorked = [firstDay, today].some((when) => runningOn(when)?.workCycleID === workCycleID);
	if (startsOn === undefined && isWorked) return undefined;
	const day = startsOn ?? (user ? undefined : firstDay);
	if (day === undefined) {
		throw new ExplainedError(
			"It is not said from when on the cycle of 'Work Cycle' is worked",
			"Give its first day in 'Starts On'",
		);
	}
	const running = runningOn(day);
	if (running?.workCycleID === workCycleID) return undefined;
	const before = held.filter((cycle) => cycle.endsOn < day);
	const later = held.filter((cycle) => cycle.startsOn > day);
	const cut = running && running.startsOn < day ? [{ ...running, endsOn: addDays(day, -1) }] : [];
	// One that begins that very day would be cut to nothing: it becomes the new one.
	const place = running?.startsOn === day ? running.id : undefined;
	const next = later.map((cycle) => cycle.startsOn).sort()[0];
	const endsOn = next === undefined ? OPEN_END : addDays(next, -1);
	const added = {
		...(place === undefined ? {} : { id: place }),
		workCycleID,
		startsOn: day,
		endsOn,
	};
	return [...before, ...cut, added, ...later].map((cycle) => ({
		...cycle,
		startsOn: luccaDate(cycle.startsOn),
		endsOn: luccaDate(cycle.endsOn),
	}));
}

function heldCycles(user: LuccaObject): Cycle[] {
	const sent = property(user, 'userWorkCycles');
	if (sent === null) return [];
	const cycles = Array.isArray(sent) ? sent.map(cycleOf) : [undefined];
	const known = cycles.filter((cycle) => cycle !== undefined);
	if (known.length === cycles.length) return known;
	throw new ExplainedError(
		"Lucca does not show this API key the value of 'Work Cycle', so it cannot be told what would be lost",
		"Let the role that bears the key's name see the work cycles of people, or take 'Work Cycle' out",
	);
}

function cycleOf(sent: unknown): Cycle | undefined {
	if (!isLuccaObject(sent)) return undefined;
	const [id, workCycleID] = ['id', 'workCycleID'].map((name) =>
		Number(textCell(property(sent, name)) ?? Number.NaN),
	);
	const startsOn = dateCell(property(sent, 'startsOn'));
	const endsOn = dateCell(property(sent, 'endsOn')) ?? OPEN_END;
	if (typeof startsOn !== 'string' || typeof endsOn !== 'string') return undefined;
	if (!Number.isSafeInteger(id) || !Number.isSafeInteger(workCycleID)) return undefined;
	return { id, workCycleID: workCycleID as number, startsOn, endsOn };
}
