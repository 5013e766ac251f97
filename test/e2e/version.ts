import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { N8nClient } from '../../sandbox/n8n/client';
import { fill, type Filled } from '../../sandbox/n8n/fill';
import { type N8nVersion, prepareHost } from '../../sandbox/n8n/host';
import { runN8nCommand, startN8n } from '../../sandbox/n8n/server';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import {
	deliversAlone,
	shippedWorkflows,
	type ShippedWorkflow,
	workflowsFolder,
} from '../../sandbox/shipped-workflows';
import { checkApproval } from './approval-checks';
import type { Checks } from './checks';
import { checkEditor } from './editor-checks';
import { deliveriesOfEngine } from './engine-deliveries';
import { checkOAuth2 } from './oauth2-checks';
import { checkInbound } from './inbound-checks';
import { checkKills } from './kill-checks';
import { checkLeaks } from './leak-checks';
import { checkQueue } from './queue-checks';
import { deliveredTo } from './tree';
import { checkTrigger } from './trigger-checks';
import { checkWatchdog } from './watchdog-checks';

// What the fake Lucca's clock does to a client is tested elsewhere; here it would only cost minutes.
const hurried = { switches: { rateLimit: false } } as const;

/** Installs the package into a pinned n8n and makes every check on it. */
export async function checkVersion(
	checks: Checks,
	version: N8nVersion,
	withBrowser: boolean,
): Promise<void> {
	const host = await prepareHost(version, (line) => checks.note(line));
	const workflows = await shippedWorkflows();
	assert.ok(workflows.length > 0, 'no workflow in workflows/');
	const installed = await packAndInstall();
	const folder = await temporaryFolder('e2e');
	const sandbox = await openSandbox(folder, hurried);
	try {
		await checks.check("n8n's import command takes the workflows as they are", async () => {
			const words = ['import:workflow', '--separate', `--input=${workflowsFolder}`];
			assert.match(await runN8nCommand(host, installed.userFolder, words), /Successfully imported/);
		});
		const n8n = await startN8n(host, installed.userFolder);
		try {
			const client = new N8nClient(n8n.url);
			await client.setUp();
			await checkTypes(checks, client, workflows);
			const filled = await fill(client, sandbox, workflows);
			await checkCredentials(checks, client, filled);
			await checkOAuth2(checks, client, n8n.logFile);
			await checkRuns(checks, client, sandbox, filled, workflows, installed.packageFolder);
			if (withBrowser) await checkEditor(checks, n8n.url, version, workflows, sandbox);
			// They store credentials of names the editor goes by, so they come last.
			await checkApproval(checks, client, workflows, hurried);
			await checkInbound(checks, client, workflows, hurried);
			checks.note(
				`started in ${n8n.startSeconds.toFixed(1)} s, holds ${await n8n.rssMegabytes()} MB`,
			);
		} finally {
			await n8n.close();
		}
		await checkTrigger(checks, host, installed.userFolder, sandbox);
		await checkKills(checks, host, installed.userFolder, sandbox);
		// Older versions keep what 2.41 forgets there; the hard case is enough.
		if (version === '2.41.1') await checkQueue(checks, host, installed.userFolder);
		const given = (['ftp', 'sftp'] as const).flatMap((protocol) =>
			Object.values(sandbox.credentials(protocol)),
		);
		await checkLeaks(checks, installed.userFolder, given, sandbox.lucca.company.users);
	} finally {
		await sandbox.close();
		await installed.remove();
		await rm(folder, { recursive: true, force: true });
	}
}

async function checkTypes(checks: Checks, client: N8nClient, workflows: ShippedWorkflow[]) {
	await checks.check('every imported workflow is listed', async () => {
		const names = workflows.map(({ json }) => json.name).sort();
		assert.deepEqual((await client.workflowNames()).sort(), names);
	});
	await checks.check('every node of the workflows is known', async () => {
		const known = new Set((await client.nodeTypes()).map((type) => type.name));
		const used = workflows.flatMap(({ json }) => json.nodes.map((node) => node.type));
		assert.deepEqual(
			used.filter((type) => !known.has(type)),
			[],
		);
	});
}

/** The connection test of each stored credential, with its right secret and a wrong one. */
async function checkCredentials(checks: Checks, client: N8nClient, { credentials }: Filled) {
	const secrets: Record<string, string> = {
		luccaHrApi: 'apiKey',
		partnerFileServerApi: 'password',
	};
	for (const { data, ...stored } of credentials.filter(({ type }) => type in secrets)) {
		await checks.check(`credential '${stored.name}': its test succeeds`, async () => {
			const { status, message } = await client.testCredential(stored, data);
			assert.equal(status, 'OK', message);
		});
		await checks.check(`credential '${stored.name}': a wrong secret is told`, async () => {
			const wrong = { ...data, [secrets[stored.type] ?? '']: 'wrong' };
			const { status, message } = await client.testCredential(stored, wrong);
			assert.equal(status, 'Error', message);
			checks.note(`says: ${message}`);
		});
	}
}

/** Runs each workflow, and holds what it delivers against what the bare engine delivers. */
async function checkRuns(
	checks: Checks,
	client: N8nClient,
	sandbox: Sandbox,
	{ workflowIds }: Filled,
	workflows: ShippedWorkflow[],
	packageFolder: string,
) {
	const alone = workflows.filter(deliversAlone);
	const expected = await deliveriesOfEngine(packageFolder, alone, hurried);
	for (const workflow of alone) {
		const before = await delivered(sandbox);
		await checks.check(`workflow '${workflow.json.name}' runs`, async () => {
			const started = Date.now();
			const execution = await client.runManually(workflowIds[workflow.id] ?? '');
			assert.equal(execution.status, 'success', execution.message);
			checks.note(`${((Date.now() - started) / 1000).toFixed(1)} s`);
		});
		await checks.check(`workflow '${workflow.json.name}' delivers the engine's bytes`, async () => {
			const after = Object.entries(await delivered(sandbox));
			const fresh = Object.fromEntries(after.filter(([path, about]) => before[path] !== about));
			assert.notDeepEqual(fresh, {}, 'no file was delivered');
			assert.deepEqual(fresh, expected[workflow.id]);
			for (const [path, about] of Object.entries(fresh)) checks.note(`${path}: ${about}`);
		});
	}
	await checkWatchdog(checks, client, sandbox, workflowIds['delivery-watchdog'] ?? '');
}

async function delivered({ folders }: Sandbox): Promise<Record<string, string>> {
	const trees = await Promise.all(
		Object.entries(folders).map(async ([protocol, folder]) =>
			Object.entries(await deliveredTo(folder)).map(
				([path, about]) => [join(protocol, path), about] as const,
			),
		),
	);
	return Object.fromEntries(trees.flat());
}
