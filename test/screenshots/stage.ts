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

/** Imports a shipped workflow onto an empty canvas. */
export async function importShipped({ editor, workflows }: Stage, id: string): Promise<void> {
	const workflow = workflows.find((each) => each.id === id);
	if (!workflow) throw new Error(`no workflow ${id}`);
	await editor.newWorkflow();
	await editor.paste(workflow.text);
}

/** The addresses of the sandbox, and what a reader would have there. */
export function nicerAddresses({ sandbox }: Stage): Record<string, string> {
	const { luccaHrApi, partnerFileServerApi } = sandbox.credentials('sftp');
	const { host, port } = partnerFileServerApi;
	return {
		[String(luccaHrApi.baseUrl)]: 'https://acme.ilucca.net',
		[`${String(host)}:${String(port)}`]: 'sftp.partner.example:22',
		[String(host)]: 'sftp.partner.example',
		[String(port)]: '22',
	};
}
