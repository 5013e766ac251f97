import { people } from '../../words';
import type { Comparison } from './differences';
import { labelOf } from './fields';

/** How many people of a plan what is worth a warning is true of. */
export interface Warned {
	/** Their new manager is to be created, and is held. */
	readonly waiting: number;
	/** New, under a manager nobody knows. */
	readonly withoutManager: number;
	/** Rows beside the one that counts for a person. */
	readonly superseded: number;
}

/** Of managers nobody knows, how many are named. */
const NAMED = 5;

/** What a person should know of a plan, a sentence each. */
export function warningsOf(
	{ hidden, unknownManagers }: Pick<Comparison, 'hidden' | 'unknownManagers'>,
	{ waiting, withoutManager, superseded }: Warned,
): string[] {
	const warnings: string[] = [];
	for (const [name, count] of hidden) {
		warnings.push(
			`'${labelOf(name)}' was not compared for ${people(count)}: Lucca does not show it`,
		);
	}
	const unknown = [...unknownManagers.keys()];
	if (unknown.length > 0) {
		const named = unknown.slice(0, NAMED).map((each) => `'${each}'`);
		if (unknown.length > NAMED) named.push('...');
		const managers = unknown.length === 1 ? '1 manager is' : `${unknown.length} managers are`;
		warnings.push(
			`${managers} in neither the source nor Lucca (${named.join(', ')}): their people keep the manager they have`,
		);
	}
	if (waiting > 0) {
		const keep = waiting === 1 ? 'keeps' : 'keep';
		warnings.push(
			`${people(waiting)} ${keep} the manager they have: the one the source names is new and held`,
		);
	}
	if (withoutManager > 0) {
		const newPeople =
			withoutManager === 1 ? '1 new person has' : `${withoutManager} new people have`;
		warnings.push(
			`${newPeople} a manager who is in neither the source nor Lucca, and will have none`,
		);
	}
	if (superseded > 0) {
		const rows =
			superseded === 1 ? '1 row of the source is' : `${superseded} rows of the source are`;
		warnings.push(
			`${rows} set aside: the person has another row, which counts, since they have not left by it or left later`,
		);
	}
	return warnings;
}
