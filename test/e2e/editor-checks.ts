import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fillsColumns, type N8nVersion } from '../../sandbox/n8n/versions';
import { workFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import { Editor } from './browser/editor';
import type { Sandbox } from '../../sandbox/open';
import { inboundWorkflows, placeThirdPartyFiles } from '../../sandbox/third-party/scene';
import type { Checks } from './checks';
import { checkForms } from './form-checks';

/** What a user types, the node they must find by it, what they pick there and a field they then see. */
const ways = [
	{ words: 'Lucca', node: 'Lucca Users', action: 'Get many users', field: 'Return All' },
	// The panel shows a node and its trigger as one.
	{ words: 'embauche', node: 'Lucca Users', action: 'On user updated', field: 'Fields to Watch' },
	{
		words: '360',
		node: 'Training Partner File',
		action: 'Format a partner file',
		field: 'Partner',
	},
	{ words: 'SFTP', node: 'Partner File Server', action: 'Deliver a file', field: 'Folder' },
];

/** Drives the editor as a new user would. Screenshots stay in .sandbox/screenshots to be looked at. */
export async function checkEditor(
	checks: Checks,
	url: string,
	version: N8nVersion,
	workflows: ShippedWorkflow[],
	sandbox: Sandbox,
): Promise<void> {
	const screenshots = join(workFolder, 'screenshots', `n8n-${version}`);
	const editor = await Editor.open(url, screenshots);
	try {
		for (const { words, node, action, field } of ways) {
			await checks.check(`editor: searching '${words}' finds '${node}'`, async () => {
				await editor.newWorkflow();
				const panel = await editor.search(words);
				await editor.picture(`search ${words}`);
				await panel.getByText(node, { exact: true }).first().waitFor({ timeout: 5000 });
			});
			await checks.check(`editor: the form of '${node}' opens by '${action}'`, async () => {
				await editor.newWorkflow();
				const form = await editor.addNode(node, action);
				await editor.picture(`form ${node}, ${action}`);
				assert.ok(form.includes(field), `'${field}' is not on the form: ${form}`);
				assert.doesNotMatch(form, /undefined|\[object Object\]/);
			});
		}
		let mapper = '';
		await checks.check("editor: the mapper offers the partner's columns", async () => {
			await editor.newWorkflow();
			await editor.addNode('Training Partner File', 'Format a partner file');
			mapper = await editor.mapByHand();
			await editor.picture('columns by hand');
			assert.match(mapper, /\nuniqueId\n/);
		});
		const filledIn = 'editor: the columns of the mapper are filled in';
		if (fillsColumns(version)) {
			await checks.check(filledIn, async () => {
				assert.match(mapper, /uniqueId\s[^]*\$json\.employeeNumber/);
			});
		} else checks.skip(filledIn);
		for (const root of Object.values(sandbox.folders)) {
			await placeThirdPartyFiles(root, sandbox.lucca.company);
		}
		for (const workflow of workflows) await checkPasted(checks, editor, workflow);
		await checkForms(checks, editor, sandbox);
		checks.note(`screenshots are in ${screenshots}`);
	} finally {
		await editor.close();
	}
}

async function checkPasted(checks: Checks, editor: Editor, workflow: ShippedWorkflow) {
	const { text, json } = workflow;
	const { name, nodes } = json;
	const drawn = nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote');
	await checks.check(`editor: '${name}' pasted on an empty canvas shows each node`, async () => {
		await editor.newWorkflow();
		assert.equal(await editor.paste(text), drawn.length);
		await editor.picture(`pasted ${name}`);
		assert.doesNotMatch(await editor.text(), /unknown|not installed|install this node/i);
	});
	if (!isRunAsPasted(workflow)) return;
	await checks.check(`editor: '${name}' runs as pasted`, async () => {
		// Of the two triggers only the one that was pressed runs; nothing runs after an output without items.
		// A node with pinned data shows a pin instead of a tick.
		const mustSucceed = drawn.filter(
			({ type, name: node }) =>
				type.startsWith('n8n-nodes-lucca-sync.') && !(node in (json.pinData ?? {})),
		);
		try {
			await editor.execute(mustSucceed.map((node) => node.name));
		} finally {
			await editor.picture(`executed ${name}`);
		}
	});
}

/**
 * What waits for a person is run where one can answer. Of the workflows that wait for a file to stand
 * still one will do here, and none that writes to Lucca: all are run elsewhere.
 */
function isRunAsPasted({ id, json }: ShippedWorkflow): boolean {
	const asks = json.nodes.some(({ parameters }) => parameters.operation === 'sendAndWait');
	const [one] = inboundWorkflows.filter((each) => each.endsWith('-import'));
	return !asks && (id === one || !inboundWorkflows.includes(id));
}
