import { PLAN_LIMITS } from '../../lib/sync/limits';
import { limitsField, type LimitWords } from '../shared/limits';

/** How the editor speaks of what holds a plan. */
export const limitWords: LimitWords = {
	held: 'plan',
	limited: {
		changed: {
			name: 'Changed People',
			of: 'of the people both sides have would get another value in any field',
		},
		columnChanged: {
			name: 'One Field Changed',
			of: 'of the people both sides have would get another value in one and the same field',
		},
		columnEmptied: {
			name: 'One Field Emptied',
			of: 'of those who have a value in a field would have none any more',
		},
		joiners: { name: 'New People', of: 'of the number of active people in Lucca would be created' },
		losses: {
			name: 'Leavers',
			of: 'of the active people in Lucca would get an end of contract or be active no longer',
		},
		returned: {
			name: 'Returners',
			of: 'of the number of active people in Lucca would be active again',
		},
	},
	population: 'active people in Lucca',
	minimumPopulation: PLAN_LIMITS.minimumPopulation,
	description:
		'When to hold a plan. Without any: more than 10 % and more than 5 people leaving, one field changed or emptied for more than 75 %, or half as many new people as Lucca has active ones.',
};

/** When a plan is held; whatever is not set is the safe default. */
export const limits = limitsField(limitWords, { show: { brake: [true] } });
