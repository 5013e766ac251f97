import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_LIMITS, type Limit, type Limits } from '../../../lib/sync';
import { isOn, numberOf } from '../../shared/values';

/** The limits a user may set, by the name of what is limited. */
const LIMITED = {
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
} as const;

type Limited = keyof typeof LIMITED;

const limited = Object.keys(LIMITED) as Limited[];

/** No limit is set by a percentage nobody can exceed. */
const NO_LIMIT: Limit = { percent: 100, people: 0 };

const { minimumPopulation } = DEFAULT_LIMITS;

const shares = limited.flatMap((rule): INodeProperties[] => {
	const { percent, people } = DEFAULT_LIMITS[rule] ?? NO_LIMIT;
	const { name, of } = LIMITED[rule];
	return [
		{
			displayName: `${name} (%)`,
			name: `${rule}Percent`,
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: percent,
			description: `Holds the file when more than this percentage ${of}, and more people than '${name} (People)' says; 100 for no limit`,
		},
		{
			displayName: `${name} (People)`,
			name: `${rule}People`,
			type: 'number',
			typeOptions: { minValue: 0 },
			default: people,
			description:
				'Holds the file only when more people than this are concerned, whatever their percentage',
		},
	];
});

/** When a file is held; whatever is not set is the safe default. */
export const limits: INodeProperties = {
	displayName: 'Limits',
	name: 'limits',
	type: 'collection',
	placeholder: 'Add Limit',
	default: {},
	displayOptions: { show: { resource: ['file'], operation: ['deliver'], brake: [true] } },
	description:
		'When to hold a file. Without any: more than 10 % and more than 5 people gone or deactivated, one column changed or emptied for more than 75 %, half as many newcomers as people, or numbers that lost their zeros.',
	options: [
		...shares,
		{
			displayName: 'Minimum Population',
			name: 'minimumPopulation',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: minimumPopulation,
			description:
				'With fewer active people before, percentages hold nothing; only a loss of more than half and more than 5 people does, or of everybody',
		},
		{
			displayName: 'Other Columns or Encoding',
			name: 'shape',
			type: 'boolean',
			default: true,
			description:
				'Whether to hold a file whose headers, order of columns, separator or encoding are not those of the last one',
		},
	].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)) as INodeProperties[],
};

/** The limits of an item: the defaults, but for what was set. */
export function limitsParameter(context: IExecuteFunctions, itemIndex: number): Limits {
	const set = context.getNodeParameter('limits', itemIndex, {}) as IDataObject;
	const numberAt = (rule: Limited, kind: 'percent' | 'people'): number => {
		const [suffix, sign] = kind === 'percent' ? ['Percent', '%'] : ['People', 'People'];
		const usual = (DEFAULT_LIMITS[rule] ?? NO_LIMIT)[kind];
		return numberOf(`${LIMITED[rule].name} (${sign})`, set[`${rule}${suffix}`]) ?? usual;
	};
	const chosen = limited.map((rule): [Limited, Limit | null] => {
		const limit = { percent: numberAt(rule, 'percent'), people: numberAt(rule, 'people') };
		return [rule, limit.percent >= 100 ? null : limit];
	});
	return {
		...DEFAULT_LIMITS,
		...(Object.fromEntries(chosen) as Pick<Limits, Limited>),
		minimumPopulation:
			numberOf('Minimum Population', set.minimumPopulation) ?? DEFAULT_LIMITS.minimumPopulation,
		shape: isOn('Other Columns or Encoding', set.shape ?? DEFAULT_LIMITS.shape),
	};
}
