import type { INodeProperties } from 'n8n-workflow';
import { resources } from './operations';
import { patienceOptions } from './patience';

/** What every operation may be told, and what single ones add to it, in the order of the list. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...patienceOptions,
		...Object.values(resources).flatMap((operations) =>
			operations.flatMap((operation) => operation.options ?? []),
		),
	].sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
};
