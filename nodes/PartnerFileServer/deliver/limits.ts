import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_LIMITS, type Limits } from '../../../lib/sync';
import { limitsField, limitsOf, type LimitWords } from '../../shared/limits';
import { isOn } from '../../shared/values';

const words: LimitWords = {
	held: 'file',
	limited: {
		changed: {
			name: 'Changed People',
			of: 'of the people in both files have another value in any column',
		},
		columnChanged: {
			name: 'One Column Changed',
			of: 'of the people in both files have another value in one and the same column',
		},
		columnEmptied: {
			name: 'One Column Emptied',
			of: 'of those who had a value in a column have none any more',
		},
		joiners: { name: 'Joiners', of: 'of the number of active people before are new in the file' },
		losses: {
			name: 'Gone or Deactivated',
			of: 'of the active people before are gone from the file or no longer active',
		},
		returned: { name: 'Returners', of: 'of the number of active people before are active again' },
	},
	population: 'active people before',
	minimumPopulation: DEFAULT_LIMITS.minimumPopulation,
	description:
		'When to hold a file. Without any: more than 10 % and more than 5 people gone or deactivated, one column changed or emptied for more than 75 %, half as many newcomers as people, or numbers that lost their zeros.',
};

/** When a file is held; whatever is not set is the safe default. */
export const limits = limitsField(
	words,
	{ show: { resource: ['file'], operation: ['deliver'], brake: [true] } },
	[
		{
			displayName: 'Other Columns or Encoding',
			name: 'shape',
			type: 'boolean',
			default: true,
			description:
				'Whether to hold a file whose headers, order of columns, separator or encoding are not those of the last one',
		},
	],
);

/** The limits of an item: the defaults, but for what was set. */
export function limitsParameter(context: IExecuteFunctions, itemIndex: number): Limits {
	const set = context.getNodeParameter('limits', itemIndex, {}) as IDataObject;
	return {
		...limitsOf(set, words),
		shape: isOn('Other Columns or Encoding', set.shape ?? DEFAULT_LIMITS.shape),
	};
}
