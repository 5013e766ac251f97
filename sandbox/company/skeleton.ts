/**
 * Who there is, before they have names: their place in the hierarchy, department and establishment.
 * The people employed form a heap eight wide, so that a manager has about eight reports: the boss,
 * eight heads of management, 64 heads of department, 61 team leaders, and everybody else.
 */
import type { Dice } from './dice';
import type { Branch } from './organisation';
import type { Department } from './types';

export const EMPLOYED = 1_068;
export const FORMER = 100;
export const UPCOMING = 32;
const WIDTH = 8;

export type Standing = 'employed' | 'former' | 'upcoming';

export interface Place {
	id: number;
	standing: Standing;
	/** Depth below the boss, who is at 0. */
	level: number;
	isManager: boolean;
	managerId: number;
	department: Department;
	legalEntityId: number;
}

/** Ids with gaps, in no relation with rank or hierarchy. */
function userIds(count: number, dice: Dice): number[] {
	let id = 1_000;
	return dice.shuffle(Array.from({ length: count }, () => (id += dice.between(1, 4))));
}

function childBranch(parent: Branch, place: number): Branch {
	return parent.children[place % Math.max(parent.children.length, 1)] ?? parent;
}

const SWISS_MANAGEMENT = 7;

/**
 * Everybody's place, the boss first; employed people come before those who left or are yet to come.
 * @param tree the department tree; its managements are handed out to the boss's eight reports in order
 */
export function skeleton(tree: Branch, dice: Dice): Place[] {
	const ids = userIds(EMPLOYED + FORMER + UPCOMING, dice);
	const branches: Branch[] = [];
	const places: Place[] = [];
	ids.forEach((id, index) => {
		const employed = index < EMPLOYED;
		const boss = index === 0;
		// Those who are not there hang below a manager of the middle ranks.
		const parent = employed ? Math.floor((index - 1) / WIDTH) : dice.between(9, 133);
		const parentPlace = places[parent];
		const parentBranch = branches[parent];
		const branch = parentBranch ? childBranch(parentBranch, (index - 1) % WIDTH) : tree;
		branches.push(branch);
		const level = parentPlace ? parentPlace.level + 1 : 0;
		places.push({
			id,
			standing: employed ? 'employed' : index < EMPLOYED + FORMER ? 'former' : 'upcoming',
			level,
			isManager: employed && index * WIDTH + 1 < EMPLOYED,
			managerId: boss ? id : (parentPlace?.id ?? id),
			department: branch.department,
			legalEntityId: establishment(index, level, parentPlace, dice),
		});
	});
	return places;
}

function establishment(
	index: number,
	level: number,
	parent: Place | undefined,
	dice: Dice,
): number {
	if (level <= 1) return index === SWISS_MANAGEMENT + 1 ? 8 : 3;
	if (parent?.legalEntityId === 8) return 8;
	return dice.pick([3, 3, 3, 4, 4, 5, 5, 9]);
}
