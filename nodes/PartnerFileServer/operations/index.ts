import type { INodeProperties } from 'n8n-workflow';
import * as collect from './collect.operation';
import * as createFolder from './createFolder.operation';
import * as deleteFile from './delete.operation';
import * as deliver from './deliver.operation';
import * as get from './get.operation';
import * as list from './list.operation';
import * as move from './move.operation';
import type { Operation } from './operation';

/** What operations are about, under the value n8n stores, with the operations in the order of the list. */
export const resources: Readonly<Record<string, readonly Operation[]>> = {
	file: [collect, deleteFile, deliver, get, list, move],
	folder: [createFolder],
};

/** The 'Operation' list of a resource, then the forms of its operations. */
export function propertiesOf(resource: string, defaultOperation: string): INodeProperties[] {
	const operations = resources[resource] ?? [];
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.map(({ description }) => description),
			default: defaultOperation,
		},
		...operations.flatMap(({ fields }) => fields),
	];
}

/** The operation behind two stored values. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources[resource]?.find(({ description }) => description.value === operation);
}
