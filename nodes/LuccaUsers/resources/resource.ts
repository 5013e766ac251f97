import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { offered } from '../authentication';
import type { Run } from '../run';

/** One thing the node does: its line in the list of operations, its form, and the doing. */
export interface Operation {
	readonly description: INodePropertyOptions;
	readonly fields: readonly INodeProperties[];
	/** Whether it can do without an API key, through Lucca's newer API. */
	readonly throughNewerApi?: boolean;
	/** Does it for one input item. */
	execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]>;
}

/** What operations are about, under the value n8n stores. */
export interface Resource {
	readonly option: INodePropertyOptions & { value: string };
	readonly operations: readonly Operation[];
	readonly defaultOperation: string;
}

/** The 'Operation' list of a resource, then the forms of its operations. */
export function propertiesOf({
	option,
	operations,
	defaultOperation,
}: Resource): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [option.value] } },
			options: operations.map(({ description, throughNewerApi = false }) =>
				offered(description, throughNewerApi),
			),
			default: defaultOperation,
		},
		...operations.flatMap(({ fields }) => fields),
	];
}
