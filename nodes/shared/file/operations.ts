import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The choice between what a node of files does: it writes a file unless told otherwise. */
export const operationField = (operations: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: operations,
	default: 'format',
});

/** The outputs of a node of files: what the operation makes, and the people refused. An n8n expression. */
export const outputsOfOperation =
	'={{ [{ type: "main", displayName: { check: "Summary", read: "Employees" }[$parameter["operation"]] || "File" }, { type: "main", displayName: "Rejected" }] }}' as const;
