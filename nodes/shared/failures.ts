import type { IExecuteFunctions, INode, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { pairedWith } from './paired-items';

/**
 * Any failure as the error n8n shows: what happened as its message, what to do as its description,
 * and which item it was about. An answer of a service stays a NodeApiError with its status. Causes stay
 * behind: what HTTP libraries throw holds the request, key included, and n8n would store it.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	if (error instanceof ExplainedError) return inOurWords(node, error, itemIndex);
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex });
}

function inOurWords(
	node: INode,
	error: ExplainedError,
	itemIndex: number | undefined,
): NodeApiError | NodeOperationError {
	const words = { message: error.message, description: error.remedy };
	const { httpCode } = error as { httpCode?: number };
	const nodeError =
		httpCode === undefined
			? new NodeOperationError(node, error, { ...words, itemIndex })
			: new NodeApiError(node, error as unknown as JsonObject, {
					...words,
					httpCode: String(httpCode),
					itemIndex,
				});
	// n8n puts words of its own in the place of a message that holds a code such as ENOENT, which a
	// server's answer quoted in it may do.
	return Object.assign(nodeError, words);
}

/** The same error, with one more sentence of advice if there is one. */
export function withRemark<E extends NodeApiError | NodeOperationError>(
	error: E,
	remark: string | undefined,
): E {
	if (remark) error.description = [error.description, remark].filter(Boolean).join('. ');
	return error;
}

/** The item that stands for a failure when the node is set to continue on fail. */
export function failureItem(
	error: NodeApiError | NodeOperationError,
	sources: number | readonly number[],
): INodeExecutionData {
	return {
		json: { error: error.message, ...(error.description ? { remedy: error.description } : {}) },
		error,
		pairedItem: typeof sources === 'number' ? { item: sources } : pairedWith(sources),
	};
}

/**
 * Runs an operation once for each input item and gathers what it returns. With 'On Error' set to
 * continue, an item that fails becomes an error item and the others go on; otherwise the first
 * failure ends the node, naming the item.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	operation: (itemIndex: number) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const only = async (itemIndex: number) => [await operation(itemIndex)];
	return (await forEachItemToOutputs(context, 1, only))[0] ?? [];
}

/**
 * The same for an operation that returns items for each of several outputs. An error item is put on
 * the first one, from where n8n takes it to the error output if there is one.
 * @param count how many outputs the operation has
 */
export async function forEachItemToOutputs(
	context: IExecuteFunctions,
	count: number,
	operation: (itemIndex: number) => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	const outputs = Array.from({ length: count }, (): INodeExecutionData[] => []);
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		// One for all of them, and put in place: a hundred thousand copies would be felt, in n8n's store too.
		const pairedItem = { item: itemIndex };
		try {
			(await operation(itemIndex)).forEach((items, output) => {
				for (const item of items) {
					item.pairedItem ??= pairedItem;
					outputs[output]?.push(item);
				}
			});
		} catch (error) {
			const failure = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw failure;
			outputs[0]?.push(failureItem(failure, itemIndex));
		}
	}
	return outputs;
}
