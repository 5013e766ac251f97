import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Servers } from '../servers';

/** What a delivery gives on its two outputs: the file that went out, or the one that was held. */
export interface Deliveries {
	delivered: INodeExecutionData[];
	held: INodeExecutionData[];
}

/** One thing the node does: its line in the list of operations, its form, and the doing. */
export interface Operation {
	readonly description: INodePropertyOptions;
	readonly fields: readonly INodeProperties[];
	/** What it adds to 'Options', each shown for this operation only. */
	readonly options?: readonly INodeProperties[];
	/** Does it for one input item. */
	execute(
		context: IExecuteFunctions,
		servers: Servers,
		itemIndex: number,
	): Promise<INodeExecutionData[] | Deliveries>;
}
