import { managersFirst } from '../../employee/chains';
import { labelOf, MANAGER, planFields } from './fields';
import { calledBy, type ManagerFinder } from './managers';
import type { Matches } from './matching';
import { Namesakes } from './namesakes';
import { nameOf, type Population, shownKey } from './people';
import type { PlannedCreate, PlanOptions, PlanRecord } from './plan';
import { given } from './values';

/** Why somebody new is not created. */
export interface NotCreated {
	readonly source: number;
	readonly reasons: readonly string[];
	readonly remedy: string;
	/** People of Lucca they may be. */
	readonly mayBe: readonly number[];
}

export interface Creations {
	/** Managers before their people. */
	readonly creates: readonly PlannedCreate[];
	readonly held: readonly NotCreated[];
	/** How many have a manager nobody knows, and are created without. */
	readonly withoutManager: number;
}

/**
 * Makes new people of those of the source nobody in Lucca answers to.
 * @param fresh their positions in the source
 */
export function creations(
	fresh: readonly number[],
	source: Population,
	lucca: Population,
	matches: Matches,
	managers: ManagerFinder,
	options: PlanOptions,
): Creations {
	const drafts = new Map<number, PlannedCreate>();
	const held: NotCreated[] = [];
	const managerOf = new Map<number, number>();
	const loops = managers.loopsFrom(fresh);
	const namesakes = new Namesakes(fresh, source, lucca, matches, options.day);
	let withoutManager = 0;
	for (const at of fresh) {
		const record = source.records[at] as PlanRecord;
		const draft = draftOf(record, options);
		const reasons = [...draft.faults];
		const mayBe = namesakes.of(at, reasons);
		const loop = loops.get(at);
		if (loop) reasons.push(`leads back to themselves, manager after manager: ${loop}`);
		if (reasons.length > 0) {
			held.push({ source: at, reasons, remedy: draft.remedy ?? REMEDY, mayBe });
			continue;
		}
		const manager = options.fields?.includes(MANAGER) === false ? undefined : managers.find(at);
		const values = { ...draft.values };
		if (manager?.kind === 'known') {
			values[MANAGER] = calledBy(lucca.records[manager.lucca] as PlanRecord);
		} else if (manager?.kind === 'new') {
			values[MANAGER] = calledBy(source.records[manager.source] as PlanRecord);
			managerOf.set(at, manager.source);
		} else if (manager?.kind === 'unknown') withoutManager++;
		const key = shownKey(record, options.matchBy);
		drafts.set(at, { source: at, key, name: nameOf(record), values });
	}
	return { creates: inOrder(drafts, managerOf, held), held, withoutManager };
}

const REMEDY =
	'Correct it at the source or in Lucca; who is somebody Lucca has already needs the same key there';

/** Those whose manager is not created after all wait too; the others, managers first. */
function inOrder(
	drafts: Map<number, PlannedCreate>,
	managerOf: ReadonlyMap<number, number>,
	held: NotCreated[],
): PlannedCreate[] {
	for (let before = -1; before !== drafts.size;) {
		before = drafts.size;
		for (const [at, manager] of managerOf) {
			if (!drafts.has(at) || drafts.has(manager)) continue;
			drafts.delete(at);
			held.push({
				source: at,
				reasons: ['has a manager who is new and held'],
				remedy: 'See what holds the manager, then run again',
				mayBe: [],
			});
		}
	}
	const positions = [...drafts.keys()];
	const placeOf = new Map(positions.map((at, place) => [at, place]));
	const to = Int32Array.from(positions, (at) => placeOf.get(managerOf.get(at) ?? -1) ?? -1);
	return managersFirst(to).map((place) => drafts.get(positions[place] as number) as PlannedCreate);
}

interface Draft {
	readonly values: Record<string, string>;
	readonly faults: string[];
	readonly remedy?: string;
}

function draftOf(record: PlanRecord, { fields, newPeople = {}, day }: PlanOptions): Draft {
	const values: Record<string, string> = {};
	const faults: string[] = [];
	let remedy: string | undefined;
	const missing: string[] = [];
	for (const { name, from, as, required } of planFields) {
		const isWanted = required || (fields?.includes(name) ?? true);
		const cell = isWanted ? given(as, record[from]) : ({ kind: 'absent' } as const);
		if (cell.kind === 'value') values[name] = cell.text;
		else if (cell.kind === 'unusable') {
			faults.push(`'${labelOf(name)}' ${cell.why}`);
			remedy = cell.remedy;
		} else if (newPeople[name]) values[name] = newPeople[name];
		else if (required) missing.push(`'${labelOf(name)}'`);
	}
	if (missing.length > 0) {
		faults.push(`is new, and Lucca needs ${missing.join(', ')} of somebody new`);
		remedy = `Give ${missing.join(', ')} at the source, or in 'Values for New People' where it is the same for all`;
	}
	const { contractStart: start, contractEnd: end } = values;
	if (end !== undefined && end < day) {
		faults.push(`left on ${end} and is not in Lucca`);
		remedy =
			"Nothing need be done; if Lucca has this person, read people who left too, with 'Include Former Employees'";
	} else if (end !== undefined && start !== undefined && end < start) {
		faults.push(`would leave on ${end}, before the first day, ${start}`);
		remedy = 'Correct the dates at the source';
	}
	return { values, faults, remedy };
}
