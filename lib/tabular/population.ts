import { addDays, type CivilDate } from '../employee/civil-date';
import { employmentOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import type { Fault } from './fault';

/** Who belongs in a file. */
export type PopulationRule =
	/** Whoever carries a status, whatever it says. */
	| { readonly who: 'withStatus' }
	/** Everybody; people who left, for so many days after their last. */
	| { readonly who: 'everybody'; readonly leaversForDays?: number }
	/** Who is employed on the day. */
	| { readonly who: 'employed' };

/** In the file, left out of it for a reason, or impossible to tell. */
export type Membership = 'in' | { readonly leftOut: string } | Fault;

const UNKNOWN: Fault = {
	rule: 'has no contract dates to tell whether the person is employed',
	remedy: "Give 'contractStart' and 'contractEnd' (empty when there is no end)",
};

/**
 * The test of a population rule on a day.
 * @param rule who belongs in the file
 * @param day the day the file is for
 * @returns a function from a person to their membership
 */
export function membershipOn(
	rule: PopulationRule,
	day: CivilDate,
): (person: Employee) => Membership {
	switch (rule.who) {
		case 'withStatus':
			return ({ status }) =>
				status === null || status === '' ? { leftOut: 'without a status' } : 'in';
		case 'everybody': {
			if (rule.leaversForDays === undefined) return () => 'in';
			const oldest = addDays(day, -rule.leaversForDays);
			const leftOut = { leftOut: `left more than ${rule.leaversForDays} days ago` };
			return ({ contractEnd }) => (contractEnd && contractEnd < oldest ? leftOut : 'in');
		}
		case 'employed':
			return (person) => {
				switch (employmentOn(day, person)) {
					case 'employed':
						return 'in';
					case 'former':
						return { leftOut: 'no longer employed' };
					case 'upcoming':
						return { leftOut: 'not yet employed' };
					case 'unknown':
						return UNKNOWN;
				}
			};
	}
}
