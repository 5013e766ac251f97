import type { EngineError } from '../contract';

/** A thrown thing as plain data. n8n's errors carry more, partly in circles. */
export function flattenError(thrown: unknown): EngineError {
	const error = (thrown instanceof Error || isObject(thrown) ? thrown : { message: thrown }) as {
		name?: string;
		message?: unknown;
		description?: string | null;
		httpCode?: string | null;
		context?: { itemIndex?: number };
		node?: { name?: string };
	};
	return {
		name: error.name ?? 'Error',
		message: String(error.message),
		...(error.description ? { description: error.description } : {}),
		...(error.httpCode ? { httpCode: error.httpCode } : {}),
		...(error.context?.itemIndex !== undefined ? { itemIndex: error.context.itemIndex } : {}),
		...(error.node?.name ? { node: error.node.name } : {}),
		causes: causesOf(thrown),
	};
}

function causesOf(thrown: unknown): string[] {
	const causes: string[] = [];
	let cause = isObject(thrown) ? thrown.cause : undefined;
	while (isObject(cause) && causes.length < 10) {
		causes.push(String(cause.message));
		cause = cause.cause;
	}
	return causes;
}

function isObject(value: unknown): value is { cause?: unknown; message?: unknown } {
	return typeof value === 'object' && value !== null;
}
