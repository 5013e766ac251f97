import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { getCustomFields, getSingleCustomFields } from '../LuccaUsers/methods/load-options';
import { toNodeError } from '../shared/failures';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { pollOnce } from './poll';
import { events, properties } from './properties';
import { sample } from './sample';

/** Starts a workflow when people in Lucca arrive, change, or are about to start or leave. */
export class LuccaUsersTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lucca Users Trigger',
		name: 'luccaUsersTrigger',
		icon: {
			light: 'file:../../icons/lucca-users.svg',
			dark: 'file:../../icons/lucca-users.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(labelOf('event', events)),
		description: 'Starts the workflow when people in Lucca arrive, change, or are about to leave',
		defaults: { name: 'Lucca Users Trigger' },
		usableAsTool: undefined,
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'luccaHrApi', required: true }],
		properties,
	};

	methods = { loadOptions: { getCustomFields, getSingleCustomFields } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const items = this.getMode() === 'manual' ? await sample(this) : await pollOnce(this);
			return items.length === 0 ? null : [items];
		} catch (cause) {
			throw toNodeError(this.getNode(), cause);
		}
	}
}
