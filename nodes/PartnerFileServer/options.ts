import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_PATIENCE, type Patience } from '../../lib/delivery';

const SECONDS = DEFAULT_PATIENCE.silence / 1000;
const FEWEST_SECONDS = 5;

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: FEWEST_SECONDS },
			default: SECONDS,
			description:
				'For how many seconds the server may say nothing, or take no more of the file, before the connection is given up',
		},
	],
};

/** How patient the user wants an item to be. Some servers take seconds to refuse a password. */
export function patienceOf(context: IExecuteFunctions, itemIndex: number): Patience {
	const { timeout } = context.getNodeParameter('options', itemIndex, {}) as { timeout?: number };
	if (!timeout) return DEFAULT_PATIENCE;
	const silence = Math.max(timeout, FEWEST_SECONDS) * 1000;
	return { connect: Math.max(silence, DEFAULT_PATIENCE.connect), silence };
}
