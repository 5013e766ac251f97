import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_PATIENCE, type Patience } from '../../lib/delivery';
import { numberOf } from '../shared/values';

const FEWEST_SECONDS = 5;
/** A day. Of a wait longer than 24 days Node makes one of a millisecond. */
const MOST_SECONDS = 86_400;

const seconds = { type: 'number', typeOptions: { minValue: FEWEST_SECONDS } } as const;

export const patienceOptions: INodeProperties[] = [
	{
		displayName: 'Connection Timeout',
		name: 'connectionTimeout',
		...seconds,
		default: DEFAULT_PATIENCE.connect / 1000,
		description:
			'For how many seconds the server may take to let us in, from the first word to the end of the login',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		...seconds,
		default: DEFAULT_PATIENCE.silence / 1000,
		description:
			'For how many seconds the server may say nothing, or take no more of the file, before the connection is given up',
	},
];

/**
 * How patient the user wants an item to be. Some servers take seconds to refuse a password, so no
 * wait is shorter than that; a longer 'Timeout' alone gives the login as much time.
 */
export function patienceOf(context: IExecuteFunctions, itemIndex: number): Patience {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const timeout = millisecondsOf('Timeout', options.timeout);
	const connect = millisecondsOf('Connection Timeout', options.connectionTimeout);
	return {
		connect: connect ?? Math.max(timeout ?? 0, DEFAULT_PATIENCE.connect),
		silence: timeout ?? DEFAULT_PATIENCE.silence,
	};
}

/** Undefined when not set, by whichever way: an expression may give 0 or nothing for that. */
function millisecondsOf(name: string, value: unknown): number | undefined {
	const given = numberOf(name, value);
	return given ? Math.min(Math.max(given, FEWEST_SECONDS), MOST_SECONDS) * 1000 : undefined;
}
