import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import type { N8nHost } from '../../sandbox/n8n/host';
import type { N8nMode } from '../../sandbox/n8n/mode';
import { freePorts } from '../../sandbox/n8n/ports';
import { startQueuedN8n } from '../../sandbox/n8n/queue';
import { type RunningN8n, startN8n } from '../../sandbox/n8n/server';
import { startTaskRunner } from '../../sandbox/n8n/task-runner';
import { openSandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import { shippedWorkflows } from '../../sandbox/shipped-workflows';
import { checkApproval } from './approval-checks';
import type { Checks } from './checks';
import { checkCodeNodes } from './code-node-checks';
import { checkCredentials, checkImport, checkRuns, checkTypes, hurried } from './core-checks';
import { checkInbound } from './inbound-checks';
import { checkQueuedBrake } from './queue-checks';
import { checkSchedule } from './schedule-checks';
import { checkTrigger, type TriggeringN8n } from './trigger-checks';

const WORKERS = 2;

/** An n8n in one of its modes, with the processes that execute. */
interface Running {
	main: RunningN8n;
	executing: readonly RunningN8n[];
	close(): Promise<void>;
}

/**
 * Installs the package into an n8n that runs in the given mode, tests credentials and runs every shipped
 * workflow; in queue mode also by a schedule.
 * @param host prepared with the settings of the mode
 */
export async function checkShortly(checks: Checks, host: N8nHost, mode: N8nMode): Promise<void> {
	const workflows = await shippedWorkflows();
	assert.ok(workflows.length > 0, 'no workflow in workflows/');
	const installed = await packAndInstall();
	const folder = await temporaryFolder('short');
	const sandbox = await openSandbox(folder, hurried);
	try {
		await checkImport(checks, host, installed.userFolder);
		const n8n = await start(host, installed.userFolder, mode);
		try {
			const client = new N8nClient(n8n.main.url);
			await client.setUp();
			await checkTypes(checks, client, workflows);
			const filled = await fill(client, sandbox, workflows);
			await checkCredentials(checks, client, filled);
			await checkRuns(checks, client, sandbox, filled, workflows, installed.packageFolder);
			await checkApproval(checks, client, workflows, hurried);
			await checkInbound(checks, client, workflows, hurried);
			await checkCodeNodes(checks, client, n8n.executing, mode.runners);
			if (mode.execution === 'queue') {
				await checkSchedule(checks, client, n8n.executing, workflows);
				await checkQueuedBrake(checks, client, n8n.executing);
			}
		} finally {
			await n8n.close();
		}
		// Older versions give workers the static data that 2.41 gives them empty; the hard case is enough.
		if (mode.execution === 'queue' && host.version === '2.41.1') {
			await checkTrigger(checks, () => startTriggering(host, installed.userFolder), sandbox);
		}
	} finally {
		await sandbox.close();
		await installed.remove();
		await rm(folder, { recursive: true, force: true });
	}
}

async function start(
	host: N8nHost,
	userFolder: string,
	{ execution, runners }: N8nMode,
): Promise<Running> {
	if (execution === 'queue') {
		const { main, workers, close } = await startQueuedN8n(host, userFolder, WORKERS);
		return { main, executing: workers, close };
	}
	const [brokerPort = 0] = await freePorts(1);
	const main = await startN8n(host, userFolder, { N8N_RUNNERS_BROKER_PORT: `${brokerPort}` });
	const running = { main, executing: [main], close: main.close };
	if (runners !== 'external') return running;
	const runner = await startTaskRunner(host, brokerPort, userFolder);
	return {
		...running,
		close: async () => {
			await main.close();
			await runner.close();
		},
	};
}

async function startTriggering(host: N8nHost, userFolder: string): Promise<TriggeringN8n> {
	const { main, close, kill } = await startQueuedN8n(host, userFolder, WORKERS);
	return { url: main.url, close, kill };
}
