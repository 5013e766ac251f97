import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { civilDateAt } from '../../lib/employee/civil-date';
import type { Sandbox } from '../../sandbox/open';
import { type ShippedWorkflow, workflowsFolder } from '../../sandbox/shipped-workflows';
import { inboundWorkflows } from '../../sandbox/third-party/scene';
import type { Editor } from './browser/editor';
import type { Checks } from './checks';

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

/** The one that carries people of its own. */
const SAMPLE = 'try-with-sample-people';

/** The one whose first delivery is looked at. */
const FIRST = 'lucca-to-360learning';

const NO_OP = 'n8n-nodes-base.noOp';

const SERVER = 'Partner File Server API';

/** The way of somebody new, from the search to a delivered file. It begins on an empty canvas. */
export async function checkNewcomer(
	checks: Checks,
	editor: Editor,
	workflows: ShippedWorkflow[],
	sandbox: Sandbox,
): Promise<void> {
	for (const { words, node, action, field } of ways) {
		await checks.check(`editor: searching '${words}' finds '${node}'`, async () => {
			await editor.clearCanvas();
			const panel = await editor.search(words);
			await editor.picture(`search ${words}`);
			await panel.getByText(node, { exact: true }).first().waitFor({ timeout: 5000 });
		});
		await checks.check(`editor: the form of '${node}' opens by '${action}'`, async () => {
			await editor.clearCanvas();
			const form = await editor.addNode(node, action);
			await editor.picture(`form ${node}, ${action}`);
			assert.ok(form.includes(field), `'${field}' is not on the form: ${form}`);
			assert.doesNotMatch(form, /undefined|\[object Object\]/);
		});
	}
	await checkServerCredential(checks, editor, sandbox);
	for (const workflow of workflows) await checkImported(checks, editor, workflow);
	const first = workflows.find(({ id }) => id === FIRST);
	assert.ok(first);
	await checkFirstDelivery(checks, editor, first, sandbox);
}

/** A server's credential in its form: the test tells the fingerprint, and is content once it is there. */
async function checkServerCredential(checks: Checks, editor: Editor, sandbox: Sandbox) {
	const { partnerFileServerApi } = sandbox.credentials('sftp');
	const { host, port, user, password, hostKeyFingerprint } = partnerFileServerApi;
	await checks.check('editor: an SFTP credential tells the fingerprint, then fits', async () => {
		const { credentials } = editor;
		await credentials.create(SERVER);
		await credentials.name("Newcomer's server");
		await credentials.choose('protocol', 'SFTP');
		await credentials.type('host', String(host));
		await credentials.type('port', String(port));
		await credentials.type('user', String(user));
		await credentials.type('password', String(password));
		const told = await credentials.save();
		await editor.picture('credential, fingerprint told');
		assert.ok(told.includes(String(hostKeyFingerprint)), told);
		await credentials.type('hostKeyFingerprint', String(hostKeyFingerprint));
		assert.match(await credentials.save(), /Connection tested successfully/);
		await editor.picture('credential, fits');
		await credentials.close();
	});
	await editor.newWorkflow();
}

async function checkImported(checks: Checks, editor: Editor, workflow: ShippedWorkflow) {
	const { id, json } = workflow;
	const { name, nodes, pinData = {} } = json;
	const drawn = nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote');
	const typeOf = (name: string) => nodes.find((node) => node.name === name)?.type;
	await checks.check(`editor: '${name}' imported from its file shows each node`, async () => {
		await editor.clearCanvas();
		assert.equal(await editor.importFile(join(workflowsFolder, `${id}.json`)), drawn.length);
		await editor.picture(`imported ${name}`);
		assert.doesNotMatch(await editor.text(), /unknown|not installed|install this node/i);
		assert.equal(await editor.cutOffNotes(), 0, 'A note does not show all of its text');
		// All find their credentials by name, but for who needs none as long as its people are pinned.
		const withoutCredential = Object.keys(pinData).filter((node) => typeOf(node) !== NO_OP);
		// Older editors mark nobody whose people are pinned.
		const marked = await editor.marked();
		assert.deepEqual(
			marked.filter((node) => !withoutCredential.includes(node)),
			[],
		);
	});
	if (!isRunAsImported(workflow)) return;
	await checks.check(`editor: '${name}' runs as imported`, async () => {
		// Of the two triggers only the one that was pressed runs; nothing runs after an output without items.
		const mustSucceed = drawn.filter(
			(node) => node.type.startsWith('n8n-nodes-lucca-sync.') && !(node.name in pinData),
		);
		try {
			await editor.execute(mustSucceed.map((node) => node.name));
		} finally {
			await editor.picture(`executed ${name}`);
		}
	});
	if (id !== SAMPLE) return;
	await checks.check(
		`editor: '${name}' shows its file, and what was rejected, and why`,
		async () => {
			await editor.openNode('Write the 360Learning file');
			await editor.result.shows(/360learning_2026-12-01\.csv.* View Download/);
			await editor.picture(`file of ${name}`);
			await editor.result.turnTo('Rejected');
			await editor.result.shows(/2 rows rejected, first: B12 .*Océane Rousseau.*À vérifier/);
			await editor.picture(`rejected of ${name}`);
		},
	);
}

/** The workflow of the README, changed in its forms to another folder, for a file nobody has had yet. */
async function checkFirstDelivery(
	checks: Checks,
	editor: Editor,
	{ json, text }: ShippedWorkflow,
	{ folders }: Sandbox,
) {
	const fileName = `360learning_${civilDateAt(Date.now(), 'Europe/Paris')}.csv`;
	const folder = join(folders.sftp, 'newcomer');
	await checks.check(`editor: '${json.name}' delivers where its form is told to`, async () => {
		await mkdir(folder, { recursive: true });
		await editor.clearCanvas();
		await editor.paste(text);
		await editor.openNode('Deliver to 360Learning');
		await editor.form.connect("Newcomer's server");
		await editor.form.type('folder', 'newcomer');
		await editor.form.type('archiveFolder', 'newcomer-archive');
		await editor.closeNode();
		await editor.execute(['Deliver to 360Learning']);
		// The day's file was delivered to the root before, by a run nobody watched.
		assert.deepEqual(
			await readFile(join(folder, fileName)),
			await readFile(join(folders.sftp, fileName)),
		);
		await editor.openNode('Deliver to 360Learning');
		await editor.result.shows(new RegExp(`${fileName}`));
		await editor.picture('first delivery');
		await editor.closeNode();
		await editor.openNode('Write the 360Learning file');
		await editor.result.shows(/\d+ rows rejected, first: /);
		await editor.picture('first file');
	});
}

/**
 * What waits for a person is run where one can answer, and the first delivery on its own. Of the
 * workflows that wait for a file to stand still one will do here, and none that writes to Lucca: all are
 * run elsewhere.
 */
function isRunAsImported({ id, json }: ShippedWorkflow): boolean {
	const asks = json.nodes.some(({ parameters }) => parameters.operation === 'sendAndWait');
	const [one] = inboundWorkflows.filter((each) => each.endsWith('-import'));
	return !asks && id !== FIRST && (id === one || !inboundWorkflows.includes(id));
}
