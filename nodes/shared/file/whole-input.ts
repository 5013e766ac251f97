import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failureItem, toNodeError } from '../failures';

/**
 * Runs an operation that makes one thing of all input items. When it fails and the node is set to
 * continue, one error item stands for them all on the first output.
 */
export async function onWholeInput(
	context: IExecuteFunctions,
	operation: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	try {
		return await operation();
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw failure;
		return [[failureItem(failure, [...context.getInputData().keys()])], []];
	}
}
