import type { Limits } from './limits';
import type { MovementCounts } from './movements';

export type Rule =
	| 'incomparable'
	| 'empty'
	| 'losses'
	| 'columnChanged'
	| 'columnEmptied'
	| 'joiners'
	| 'returned'
	| 'duplicates'
	| 'withoutKey'
	| 'changed'
	| 'lostZeros'
	| 'garbled'
	| 'shape';

/** Why a file is held. */
export interface Reason {
	readonly rule: Rule;
	/** In plain words, with the figures. */
	readonly message: string;
}

export interface Decision {
	readonly held: boolean;
	/** Every rule that holds, not the first alone; none when nothing does. */
	readonly reasons: readonly Reason[];
}

/** Whether what is different is more than the limits allow. */
export function decide(movements: MovementCounts, limits: Limits): Decision {
	throw new TypeError(`Not built yet: ${movements.gone} ${limits.minimumPopulation}`);
}
