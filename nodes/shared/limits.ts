import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { DEFAULT_LIMITS, type Limit, type Limits } from '../../lib/sync';
import { numberOf } from './values';

/** What a user may limit, whatever is held. */
export type Limited =
	'changed' | 'columnChanged' | 'columnEmptied' | 'joiners' | 'losses' | 'returned';

/** How the editor speaks of the limits of what is held. */
export interface LimitWords {
	readonly held: 'file' | 'plan';
	/** What each limit is called, and what a percentage of people must not do, as the end of a sentence. */
	readonly limited: Readonly<Record<Limited, { readonly name: string; readonly of: string }>>;
	/** Whom there may be too few of for percentages to say anything. */
	readonly population: string;
	/** What holds when nothing is set. */
	readonly description: string;
	readonly minimumPopulation: number;
}

/** No limit is set by a percentage nobody can exceed. */
const NO_LIMIT: Limit = { percent: 100, people: 0 };

/**
 * The 'Limits' of a node that holds what is unusual; whatever is not set is the safe default.
 * @param more what else holds, beside numbers of people
 */
export function limitsField(
	{ held, limited, population, description, minimumPopulation }: LimitWords,
	displayOptions: INodeProperties['displayOptions'],
	more: readonly INodeProperties[] = [],
): INodeProperties {
	return {
		displayName: 'Limits',
		name: 'limits',
		type: 'collection',
		placeholder: 'Add limit',
		default: {},
		displayOptions,
		description,
		options: [
			...Object.entries(limited).flatMap(([rule, words]) => share(held, rule as Limited, words)),
			{
				displayName: 'Minimum Population',
				name: 'minimumPopulation',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: minimumPopulation,
				description: `With fewer ${population}, percentages hold nothing; only a loss of more than half and more than 5 people does, or of everybody`,
			} satisfies INodeProperties,
			...more,
		].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}

function share(
	held: LimitWords['held'],
	rule: Limited,
	{ name, of }: LimitWords['limited'][Limited],
): INodeProperties[] {
	const { percent, people } = DEFAULT_LIMITS[rule] ?? NO_LIMIT;
	return [
		{
			displayName: `${name} (%)`,
			name: `${rule}Percent`,
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: percent,
			description: `Holds the ${held} when more than this percentage ${of}, and more people than '${name} (People)' says; 100 for no limit`,
		},
		{
			displayName: `${name} (People)`,
			name: `${rule}People`,
			type: 'number',
			typeOptions: { minValue: 0 },
			default: people,
			description: `Holds the ${held} only when more people than this are concerned, whatever their percentage`,
		},
	];
}

/**
 * The limits: the defaults, but for what was set.
 * @param set what 'Limits' holds
 * @throws ExplainedError naming the limit when it is no number
 */
export function limitsOf(set: IDataObject, { limited, minimumPopulation }: LimitWords): Limits {
	const numberAt = (rule: Limited, kind: 'percent' | 'people'): number => {
		const [suffix, sign] = kind === 'percent' ? ['Percent', '%'] : ['People', 'People'];
		const usual = (DEFAULT_LIMITS[rule] ?? NO_LIMIT)[kind];
		return numberOf(`${limited[rule].name} (${sign})`, set[`${rule}${suffix}`]) ?? usual;
	};
	const chosen = (Object.keys(limited) as Limited[]).map((rule): [Limited, Limit | null] => {
		const limit = { percent: numberAt(rule, 'percent'), people: numberAt(rule, 'people') };
		return [rule, limit.percent >= 100 ? null : limit];
	});
	return {
		...DEFAULT_LIMITS,
		...(Object.fromEntries(chosen) as Pick<Limits, Limited>),
		minimumPopulation: numberOf('Minimum Population', set.minimumPopulation) ?? minimumPopulation,
	};
}
