import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { labelOf, subtitleOf } from '../shared/subtitle';
import { matchBy } from './choices';
import { OUTPUTS } from './items';
import { planned } from './planned';
import { properties } from './properties';

/** What would have to change in Lucca for it to say what a source says. */
export class LuccaSyncPlan implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lucca Sync Plan',
		name: 'luccaSyncPlan',
		icon: {
			light: 'file:../../icons/lucca-sync-plan.svg',
			dark: 'file:../../icons/lucca-sync-plan.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf('"Match By"', labelOf('matchBy', matchBy.options)),
		description:
			'Hold people of any source against Lucca: who is to create, who to update in which fields, who is absent',
		defaults: { name: 'Lucca Sync Plan' },
		usableAsTool: undefined,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Source' },
			{ type: NodeConnectionTypes.Main, displayName: 'Lucca' },
		],
		// It waits for both all the same. With 2, n8n passes the node over in silence when a side is empty.
		requiredInputs: 1,
		outputs: OUTPUTS.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await planned(this);
	}
}
