import type { IExecuteFunctions } from 'n8n-workflow';

/** Says above the node's output what a person should look at. */
export const warn = (context: IExecuteFunctions, message: string): void =>
	say(context, message, 'warning');

/** Says above the node's output what happened. */
export const inform = (context: IExecuteFunctions, message: string): void =>
	say(context, message, 'info');

/** What was said in a run, which several items may give reason to say. */
const said = new WeakMap<IExecuteFunctions, Set<string>>();

/** Texts of others end up in a hint, and n8n shows it as HTML. */
function say(context: IExecuteFunctions, message: string, type: 'warning' | 'info'): void {
	const before = said.get(context) ?? new Set();
	said.set(context, before);
	if (before.has(message)) return;
	before.add(message);
	const escaped = message.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	context.addExecutionHints?.({ message: escaped, type, location: 'outputPane' });
}
