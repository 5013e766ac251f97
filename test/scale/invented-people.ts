// A node for the bench alone: gives so many invented people of twenty columns, at once. Bundled into a
// folder n8n loads nodes from (N8N_CUSTOM_EXTENSIONS).
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { invent } from '../bench/people';

export class InventedPeople implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Invented People',
		name: 'inventedPeople',
		group: ['input'],
		version: 1,
		description: 'Gives invented people',
		defaults: { name: 'Invented People' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Count', name: 'count', type: 'number', default: 1 }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getNodeParameter('count', 0) as number;
		return [Array.from({ length: count }, (_, index) => ({ json: parsed(index) }))];
	}
}

/** Out of JSON, as what comes from a service. */
function parsed(index: number): INodeExecutionData['json'] {
	return JSON.parse(JSON.stringify(invent(index))) as INodeExecutionData['json'];
}
