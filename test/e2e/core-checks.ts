import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { N8nClient } from '../../sandbox/n8n/client';
import type { Filled } from '../../sandbox/n8n/fill';
import type { N8nHost } from '../../sandbox/n8n/host';
import { runN8nCommand } from '../../sandbox/n8n/server';
import type { Sandbox } from '../../sandbox/open';
import {
	deliversAlone,
	type ShippedWorkflow,
	workflowsFolder,
} from '../../sandbox/shipped-workflows';
import type { Checks } from './checks';
import { deliveriesOfEngine } from './engine-deliveries';
import { deliveredTo } from './tree';
import { checkWatchdog } from './watchdog-checks';

// What the fake Lucca's clock does to a client is tested elsewhere; here it would only cost minutes.
export const hurried = { switches: { rateLimit: false } } as const;

/** The workflows as a user imports them by n8n's command, before n8n is started. */
export async function checkImport(checks: Checks, host: N8nHost, userFolder: string) {
	await checks.check("n8n's import command takes the workflows as they are", async () => {
		const words = ['import:workflow', '--separate', `--input=${workflowsFolder}`];
		assert.match(await runN8nCommand(host, userFolder, words), /Successfully imported/);
	});
}

/** What was imported is there, in an n8n that knows its nodes. */
export async function checkTypes(checks: Checks, client: N8nClient, workflows: ShippedWorkflow[]) {
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
export async function checkCredentials(checks: Checks, client: N8nClient, { credentials }: Filled) {
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
export async function checkRuns(
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
