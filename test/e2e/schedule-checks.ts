import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { FinishedExecution, N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import type { QueuedN8n } from '../../sandbox/n8n/queue';
import { openSandbox } from '../../sandbox/open';
import { temporaryFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import type { Checks } from './checks';
import { hurried } from './core-checks';
import { executionsOfWorker } from './executions';
import { deliveredTo } from './tree';

const ID = 'lucca-to-skillup';
const SECONDS = 5;

/**
 * A shipped workflow whose nights are five seconds long, in queue mode: its schedule is kept by the
 * main process, its executions are made by workers, and the brake knows what another process delivered.
 */
export async function checkSchedule(
	checks: Checks,
	client: N8nClient,
	workers: QueuedN8n['workers'],
	workflows: ShippedWorkflow[],
): Promise<void> {
	const workflow = workflows.find(({ id }) => id === ID);
	assert.ok(workflow, `no workflow ${ID}`);
	const folder = await temporaryFolder('schedule');
	const sandbox = await openSandbox(folder, hurried);
	const { users } = sandbox.lucca.company;
	const delivered = async () => await deliveredTo(sandbox.folders.ftp);
	try {
		const { workflowIds } = await fill(client, sandbox, [often(workflow)]);
		const id = workflowIds[ID] ?? '';
		let first: Record<string, string> = {};
		const known = new Set<string>();
		await checks.check('queue: run by hand, the first file is delivered by a worker', async () => {
			const run = await client.runManually(id);
			assert.equal(run.status, 'success', run.message);
			assert.equal(outcomeOf(run).decision, 'firstDelivery');
			first = await delivered();
			assert.equal(Object.keys(first).length, 1);
			await checkWorkers(workers, [run.id]);
			known.add(run.id);
		});
		await client.activate(id);
		await checks.check('queue: by the schedule, workers find the same file delivered', async () => {
			const nights = await nightsOf(client, id, known, ({ length }) => length >= 2);
			for (const night of nights) known.add(night.id);
			assert.deepEqual(
				nights.map((night) => outcomeOf(night).status),
				nights.map(() => 'identical'),
			);
			assert.deepEqual(await delivered(), first);
			checks.note(await checkWorkers(workers, idsOf(nights)));
		});
		await checks.check(
			'queue: by the schedule, workers hold a file half of the people are gone from',
			async () => {
				users.splice(0, Math.floor(users.length / 2));
				const held = (night: FinishedExecution) => outcomeOf(night, 1).status === 'held';
				const nights = await nightsOf(client, id, known, (all) => all.filter(held).length >= 2);
				assert.match(String(outcomeOf(nights.at(-1), 1).reasons), /gone or deactivated/);
				assert.deepEqual(await delivered(), first);
				await checkWorkers(workers, idsOf(nights));
			},
		);
		await client.deactivate(id);
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

function often({ id, text }: ShippedWorkflow): ShippedWorkflow {
	const json = JSON.parse(text) as ShippedWorkflow['json'];
	for (const node of json.nodes.filter(({ type }) => type.endsWith('.scheduleTrigger'))) {
		node.parameters = { rule: { interval: [{ field: 'seconds', secondsInterval: SECONDS }] } };
	}
	for (const { parameters } of json.nodes.filter(
		(node) => node.parameters.operation === 'deliver',
	)) {
		parameters.options = { whenDeliveredToday: 'deliver' };
	}
	return { id, text, json };
}

/** Reads what the schedule has started since `known`, until it is enough. */
async function nightsOf(
	client: N8nClient,
	workflowId: string,
	known: ReadonlySet<string>,
	enough: (nights: FinishedExecution[]) => boolean,
): Promise<FinishedExecution[]> {
	const nights = new Map<string, FinishedExecution>();
	for (let tries = 0; tries < 240; tries++) {
		for (const id of await client.executionIdsOf(workflowId)) {
			if (known.has(id) || nights.has(id)) continue;
			const night = await client.finished(id);
			assert.equal(night.status, 'success', night.message);
			nights.set(id, night);
		}
		if (enough([...nights.values()])) return [...nights.values()];
		await pause(500);
	}
	throw new Error('The schedule did not start enough in two minutes');
}

/** Sees that workers, and all of them between them, executed what the main process started. */
async function checkWorkers(workers: QueuedN8n['workers'], ids: string[]): Promise<string> {
	// A worker writes that it has finished a moment after the execution is stored.
	await pause(500);
	const shares = await Promise.all(workers.map(executionsOfWorker));
	const made = shares.flat();
	assert.deepEqual(
		ids.filter((id) => !made.includes(id)),
		[],
		'executions that no worker tells of',
	);
	const counts = shares.map((share) => ids.filter((id) => share.includes(id)).length);
	return `executions of the workers: ${counts.join(' and ')}`;
}

function idsOf(executions: FinishedExecution[]): string[] {
	return executions.map(({ id }) => id);
}

function outcomeOf(execution: FinishedExecution | undefined, output = 0): IDataObject {
	const runs = execution?.runData['Deliver to Skillup'];
	return runs?.[0]?.data?.main?.[output]?.[0]?.json ?? {};
}
