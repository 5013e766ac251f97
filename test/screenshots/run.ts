// npm run screenshots: the pictures of the docs, out of the editor of a real n8n with the packed package,
// against the sandbox.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../sandbox/build';
import { N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import { prepareHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import { openSandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder, workFolder } from '../../sandbox/places';
import { shippedWorkflows } from '../../sandbox/shipped-workflows';
import { Editor } from '../e2e/browser/editor';
import { Camera } from './camera';
import {
	fileAsTable,
	findingAndImporting,
	sampleOnCanvas,
	workflowOnCanvas,
} from './canvas-scenes';
import { nodesOfDelivery, nodesOfSample, trigger } from './node-scenes';
import { credentialForms, installing } from './settings-scenes';
import type { Stage } from './stage';

async function main(): Promise<void> {
	await run('node', ['scripts/build.mjs']);
	const host = await prepareHost('2.41.1', (line) => console.log(line));
	const installed = await packAndInstall();
	const folder = await temporaryFolder('screenshots');
	const sandbox = await openSandbox(folder, { switches: { rateLimit: false } });
	const n8n = await startN8n(host, installed.userFolder);
	const only = process.argv.slice(2);
	const failed: string[] = [];
	let editor: Editor | undefined;
	try {
		const client = new N8nClient(n8n.url);
		await client.setUp();
		const workflows = await shippedWorkflows();
		const size = { width: 1500, height: 1180 };
		const looks = { size, scale: 2 };
		editor = await Editor.open(n8n.url, join(workFolder, 'screenshots'), looks);
		const stage: Stage = { editor, camera: new Camera(editor.page), client, sandbox, workflows };
		// Before any credential is there, as a newcomer finds it.
		const scenes = {
			finding: async () => await findingAndImporting(stage),
			sample: async () => await sampleOnCanvas(stage),
			sampleNodes: async () => await nodesOfSample(stage),
			credentials: async () => await credentialForms(stage),
			delivery: async () => {
				await workflowOnCanvas(stage);
				await nodesOfDelivery(stage);
			},
			trigger: async () => await trigger(stage),
			install: async () => await installing(stage, n8n.url),
			file: async () => await fileAsTable(stage),
		};
		for (const [name, scene] of Object.entries(scenes)) {
			if (only.length > 0 && !only.includes(name)) continue;
			if (['delivery', 'trigger'].includes(name) && only.length > 0) {
				await fill(client, sandbox, workflows);
			}
			console.log(name);
			try {
				await scene();
			} catch (error) {
				failed.push(name);
				console.error(`  ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`);
				await editor.picture(`no ${name}`);
			}
		}
		if (failed.length > 0) throw new Error(`No pictures of: ${failed.join(', ')}`);
	} finally {
		await editor?.close();
		await n8n.close();
		await sandbox.close();
		await installed.remove();
		await rm(folder, { recursive: true, force: true });
	}
}

main().then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
