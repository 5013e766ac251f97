import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { countOf, isOn } from './values';

/** 'Return All' and 'Limit', as whatever gives many items has them. */
export function limitFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { ...show, returnAll: [false] } },
		},
	];
}

/** At most how many, or undefined for all. */
export function givenLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const all = isOn('Return All', context.getNodeParameter('returnAll', itemIndex, false));
	return all ? undefined : countOf('Limit', context.getNodeParameter('limit', itemIndex, 50));
}
