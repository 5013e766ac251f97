import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';
import type { ShownRequest } from '../../../lib/lucca/client/transport';
import { isOn } from '../../shared/values';

/** The switch every operation that writes has. */
export function dryRunField(show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to show the exact request without sending it',
		hint: 'Run it with this on first: the output shows what would be sent, and nothing is',
		displayOptions: { show },
	};
}

/** Whether an item is only to show what it would send. */
export function isDryRun(context: IExecuteFunctions, itemIndex: number): boolean {
	return isOn('Dry Run', context.getNodeParameter('dryRun', itemIndex, false));
}

/** What an item of a dry run says beside the outcome; nothing outside of one. */
export function shownRequest(
	dryRun: { readonly request: ShownRequest | null } | undefined,
): IDataObject {
	return dryRun ? { dryRun: true, request: dryRun.request && { ...dryRun.request } } : {};
}
