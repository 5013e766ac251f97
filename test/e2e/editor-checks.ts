import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { N8nVersion } from '../../sandbox/n8n/host';
import { workFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import { Editor } from './browser/editor';
import type { Checks } from './checks';

/** What a user types, and the node they must find by it. */
const searches: Array<[words: string, node: string]> = [
	['Lucca', 'Lucca Users'],
	['360', 'Training Partner File'],
	['SFTP', 'Partner File Server'],
];

/** Drives the editor as a new user would. Screenshots stay in .sandbox/screenshots to be looked at. */
export async function checkEditor(
	checks: Checks,
	url: string,
	version: N8nVersion,
	workflows: ShippedWorkflow[],
): Promise<void> {
	const screenshots = join(workFolder, 'screenshots', `n8n-${version}`);
	const editor = await Editor.open(url, screenshots);
	try {
		for (const [words, node] of searches) {
			await checks.check(`editor: searching '${words}' finds '${node}'`, async () => {
				await editor.newWorkflow();
				const panel = await editor.search(words);
				await editor.picture(`search ${words}`);
				await panel.getByText(node, { exact: true }).first().waitFor({ timeout: 5000 });
			});
			await checks.check(`editor: the form of '${node}' opens`, async () => {
				await editor.newWorkflow();
				const labels = await editor.addNode(node);
				await editor.picture(`form ${node}`);
				assert.ok(labels.length > 0, 'the form has no field');
				assert.doesNotMatch(await editor.text(), /undefined|\[object Object\]/);
				await editor.closeForm();
			});
		}
		for (const workflow of workflows) await checkPasted(checks, editor, workflow);
		checks.note(`screenshots are in ${screenshots}`);
	} finally {
		await editor.close();
	}
}

async function checkPasted(checks: Checks, editor: Editor, { text, json }: ShippedWorkflow) {
	const { name, nodes } = json;
	const drawn = nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote');
	await checks.check(`editor: '${name}' pasted on an empty canvas shows each node`, async () => {
		await editor.newWorkflow();
		assert.equal(await editor.paste(text), drawn.length);
		await editor.picture(`pasted ${name}`);
		assert.doesNotMatch(await editor.text(), /unknown|not installed|install this node/i);
	});
	await checks.check(`editor: '${name}' runs as pasted`, async () => {
		// Of the two triggers only the one that was pressed runs; nothing runs after an output without items.
		const mustSucceed = drawn.filter(({ type }) => type.startsWith('n8n-nodes-lucca-sync.'));
		try {
			await editor.execute(mustSucceed.map((node) => node.name));
		} finally {
			await editor.picture(`executed ${name}`);
		}
	});
}
