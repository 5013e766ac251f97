import type { INodePropertyOptions } from 'n8n-workflow';
import { labelOf, planFieldNames, planFields } from '../../lib/sync/plan/fields';

const asChoices = (names: readonly string[]): INodePropertyOptions[] =>
	names
		.map((value) => ({ name: labelOf(value), value }))
		.sort((one, other) => (one.name < other.name ? -1 : 1));

/** Every field of a plan, in the order of the alphabet. */
export const comparedChoices = asChoices(planFieldNames);

/** Those that may be the same for all new people: what names one person alone is not. */
export const newPeopleChoices = asChoices(
	planFields
		.filter(({ as }) => as !== 'email' && as !== 'key' && as !== 'identifier')
		.map(({ name }) => name),
);
