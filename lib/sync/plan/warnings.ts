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
	for (const [name, people] of hidden) {
		warnings.push(
			`'${labelOf(name)}' was not compared for ${people} people: Lucca does not show it`,
		);
	}
	const unknown = [...unknownManagers.keys()];
	if (unknown.length > 0) {
		const named = unknown.slice(0, NAMED).map((each) => `'${each}'`);
		if (unknown.length > NAMED) named.push('...');
		warnings.push(
			`${unknown.length} managers are in neither the source nor Lucca (${named.join(', ')}): their people keep the manager they have`,
		);
	}
	if (waiting > 0) {
		warnings.push(
			`${waiting} people keep the manager they have: the one the source names is new and held`,
		);
	}
	if (withoutManager > 0) {
		warnings.push(
			`${withoutManager} new people have a manager who is in neither the source nor Lucca, and get none`,
		);
	}
	if (superseded > 0) {
		warnings.push(
			`${superseded} rows of the source are about people who have another row, which counts: they have not left by it, or left later`,
		);
	}
	return warnings;
}
