import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** Says something worth knowing above the node's output. */
export function inform(context: IExecuteFunctions, message: string): void {
	hint(context, message, 'info');
}

/** Says something above the node's output that a person should look into. */
export function warn(context: IExecuteFunctions, message: string): void {
	hint(context, message, 'warning');
}

/** Texts of people and of servers end up in hints, which n8n shows as HTML. */
function hint(context: IExecuteFunctions, message: string, type: NodeExecutionHint['type']): void {
	const escaped = message.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	context.addExecutionHints?.({ message: escaped, type, location: 'outputPane' });
}
