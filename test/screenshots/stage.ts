import type { N8nClient } from '../../sandbox/n8n/client';
import type { Sandbox } from '../../sandbox/open';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import type { Editor } from '../e2e/browser/editor';
import type { Camera } from './camera';

/** What a picture is taken of, and with. */
export interface Stage {
	readonly editor: Editor;
	readonly camera: Camera;
	readonly client: N8nClient;
	readonly sandbox: Sandbox;
	readonly workflows: readonly ShippedWorkflow[];
}

/** Imports a shipped workflow onto an empty canvas. @returns the names of its nodes */
export async function importShipped(
	{ editor, workflows }: Stage,
	id: string,
): Promise<{ nodes: string[]; triggers: string[] }> {
	const workflow = workflows.find((each) => each.id === id);
	if (!workflow) throw new Error(`no workflow ${id}`);
	await editor.newWorkflow();
	await editor.paste(workflow.text);
	const nodes = workflow.json.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	return {
		nodes: nodes.map(({ name }) => name),
		triggers: nodes.filter(({ type }) => /trigger$/i.test(type)).map(({ name }) => name),
	};
}
