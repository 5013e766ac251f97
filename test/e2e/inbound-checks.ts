import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { FinishedExecution, N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import type { FakeLuccaOptions } from '../../sandbox/lucca';
import { openSandbox, protocolOf } from '../../sandbox/open';
import { temporaryFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import {
	changedPeople,
	inboundWorkflows,
	placeThirdPartyFiles,
} from '../../sandbox/third-party/scene';
import { expectedFiles } from '../workflows/expected-files';
import { expectedImports } from '../workflows/expected-imports';
import type { Checks } from './checks';

const TO_LUCCA = 'third-party-to-lucca';
const NEW_HIRE = 'new-hire-to-360learning';
/** Delivers the same file. */
const NIGHTLY = 'lucca-to-360learning';

/**
 * The workflows that read a third party's file, twice, and the one that waits for newcomers, each with
 * servers of its own. They run side by side: each waits ten seconds for its file to stand still.
 */
export async function checkInbound(
	checks: Checks,
	client: N8nClient,
	workflows: ShippedWorkflow[],
	lucca: Partial<FakeLuccaOptions>,
): Promise<void> {
	const played = [...inboundWorkflows, NEW_HIRE].map(async (id) => {
		const workflow = workflows.find((one) => one.id === id);
		assert.ok(workflow, `no workflow ${id}`);
		return { id, scene: await play(client, workflow, lucca) };
	});
	for (const { id, scene } of await Promise.all(played)) {
		const { runs, delivered, before, writes } = scene;
		await checks.check(`${id} runs twice`, async () => {
			for (const { status, message } of runs) assert.equal(status, 'success', message);
		});
		if (id === TO_LUCCA) {
			await checks.check(`${id} writes what differs, once`, async () => {
				const people = changedPeople(before).length;
				const [first, second] = runs.map((run) => itemsOf(run, 'Compare with Lucca', 5)[0]);
				assert.deepEqual(
					[first?.source, first?.create, first?.update, first?.held],
					[people, 3, 9, 0],
				);
				assert.deepEqual([second?.create, second?.update, second?.unchanged], [0, 0, people]);
				assert.deepEqual(writes, [12, 0]);
			});
			continue;
		}
		await checks.check(`${id} delivers the expected file, once`, async () => {
			const expected =
				id === NEW_HIRE ? expectedFiles(before)[NIGHTLY] : expectedImports(before)[id];
			assert.deepEqual(delivered[0], [expected?.toString('utf8')]);
			assert.deepEqual(delivered[1], delivered[0]);
			const statuses = runs.map((run) => deliveryOf(run).status);
			assert.deepEqual(statuses, ['delivered', 'identical']);
		});
	}
}

async function play(
	client: N8nClient,
	workflow: ShippedWorkflow,
	lucca: Partial<FakeLuccaOptions>,
) {
	const folder = await temporaryFolder('inbound');
	const sandbox = await openSandbox(folder, lucca);
	const root = sandbox.folders[protocolOf(workflow.id)];
	const before = structuredClone(sandbox.lucca.company);
	try {
		await placeThirdPartyFiles(root, before, workflow.id);
		const { workflowIds } = await fill(client, sandbox, [workflow]);
		const runOnce = async () => {
			const since = sandbox.lucca.requests.length;
			const run = await client.runManually(workflowIds[workflow.id] ?? '', 240);
			const asked = sandbox.lucca.requests.slice(since);
			const writes = asked.filter(({ method }) => method !== 'GET').length;
			return { run, writes, delivered: await deliveredTo(root) };
		};
		const [first, second] = [await runOnce(), await runOnce()];
		return {
			before,
			runs: [first.run, second.run],
			writes: [first.writes, second.writes],
			delivered: [first.delivered, second.delivered] as const,
		};
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** The texts of the files outside the archive and the third party's own folder. */
async function deliveredTo(root: string): Promise<string[]> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !/\/(archive|outgoing)\//.test(path.slice(root.length)));
	return await Promise.all(files.map(async (path) => await readFile(path, 'utf8')));
}

function itemsOf({ runData }: FinishedExecution, node: string, output = 0): IDataObject[] {
	return (runData[node]?.[0]?.data?.main?.[output] ?? []).map(({ json }) => json);
}

function deliveryOf(run: FinishedExecution): IDataObject {
	const node = Object.keys(run.runData).find((name) => name.startsWith('Deliver to ')) ?? '';
	return itemsOf(run, node)[0] ?? {};
}
