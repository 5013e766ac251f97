import { cp, readdir } from 'node:fs/promises';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient } from '../../sandbox/n8n/client';
import { type Ground, started } from './night';

const PATIENCE = 600_000;

/**
 * Runs our workflow by hand, as its Setup note asks for: what is delivered is what the first night is
 * compared with.
 * @param folder where this n8n keeps everything; made
 * @param root what the server shows as `/`
 * @throws Error when no delivery was remembered in ten minutes
 */
export async function deliverFirst(
	ground: Ground,
	workflow: WorkflowJson,
	folder: string,
	root: string,
): Promise<void> {
	await cp(ground.template, folder, { recursive: true });
	const n8n = await started(ground, folder);
	try {
		const client = new N8nClient(n8n.url);
		await client.logIn();
		const settings = { ...workflow.settings, saveManualExecutions: false };
		await client.start(await client.createWorkflow({ ...workflow, settings }));
		const deadline = Date.now() + PATIENCE;
		// The memory is the last thing that is written, under a temporary name first.
		while (!(await readdir(root, { recursive: true })).some((name) => name.endsWith('.memory'))) {
			if (Date.now() > deadline) throw new Error('The first delivery was not remembered');
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
	} finally {
		await n8n.close();
	}
}
