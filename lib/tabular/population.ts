import { addDays, type CivilDate } from '../employee/civil-date';
import { dateIn, employmentOn, unreadableBound } from '../employee/employment';
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

/** No company remembers people for longer; and days beyond it leave the calendar. */
const LONGEST_DAYS = 36_500;

/**
 * The test of a population rule on a day.
 * @param rule who belongs in the file
 * @param day the day the file is for
 * @param statusFromDates whether the status is taken from the contract's dates, which then must tell
 * @returns a function from a person to their membership
 */
export function membershipOn(
	rule: PopulationRule,
	day: CivilDate,
	statusFromDates = false,
): (person: Employee) => Membership {
	const decide = membership(rule, day);
	if (!statusFromDates) return decide;
	return (person) =>
		employmentOn(day, person) === 'unknown' ? cannotTell(person) : decide(person);
}

function membership(rule: PopulationRule, day: CivilDate): (person: Employee) => Membership {
	switch (rule.who) {
		case 'withStatus':
			return ({ status }) =>
				status === null || status === '' ? { leftOut: 'without a status' } : 'in';
		case 'everybody': {
			const { leaversForDays = Infinity } = rule;
			if (leaversForDays > LONGEST_DAYS) return () => 'in';
			const oldest = addDays(day, -leaversForDays);
			const leftOut = { leftOut: `left more than ${leaversForDays} days ago` };
			return (person) => {
				const last = dateIn(person.contractEnd);
				if (last === 'unreadable') return cannotTell(person);
				return last && last < oldest ? leftOut : 'in';
			};
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
						return cannotTell(person);
				}
			};
	}
}

function cannotTell(person: Employee): Fault {
	const bound = unreadableBound(person);
	return bound
		? {
				rule: `has a '${bound}' that is no existing date in the form YYYY-MM-DD, so nobody can tell whether the person is employed`,
				remedy: 'Correct the date in Lucca, or give it in that form',
			}
		: UNKNOWN;
}
