import type { IExecuteFunctions } from 'n8n-workflow';
import type { LuccaClient } from '../../lib/lucca/client/request';
import type { Tally } from './writing/tally';

/** One execution of the node: what its items share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly client: LuccaClient;
	readonly tally: Tally;
	/**
	 * What is made for the first item that asks under a name, and given to the others: lists read once,
	 * people looked up together.
	 */
	once<T>(name: string, make: () => T): T;
}

export function startRun(context: IExecuteFunctions, client: LuccaClient, tally: Tally): Run {
	const made = new Map<string, unknown>();
	return {
		context,
		client,
		tally,
		once: <T>(name: string, make: () => T): T => {
			if (!made.has(name)) made.set(name, make());
			return made.get(name) as T;
		},
	};
}
