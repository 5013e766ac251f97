import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../sandbox/engine';
import type { N8nClient, StoredCredential } from '../../sandbox/n8n/client';
import type { RunnersMode } from '../../sandbox/n8n/mode';
import type { RunningN8n } from '../../sandbox/n8n/server';
import { openSandbox } from '../../sandbox/open';
import { temporaryFolder } from '../../sandbox/places';
import type { Checks } from './checks';
import { hurried } from './core-checks';
import { deliveredTo } from './tree';
import { deliverStep, fileStep, inARow, step } from './workflow-steps';

const TITLE = 'Titre écrit par du code';

/** Before our file node code changes the people; behind it code hands the file on. */
function workflow(lucca: StoredCredential, server: StoredCredential): WorkflowJson {
	const ours = 'n8n-nodes-lucca-sync';
	const code = (name: string, jsCode: string) => step(name, 'n8n-nodes-base.code', 2, { jsCode });
	return {
		name: 'Code beside the nodes',
		nodes: [
			step('Start', 'n8n-nodes-base.manualTrigger', 1),
			step(
				'People',
				`${ours}.luccaUsers`,
				1,
				{ resource: 'user', operation: 'getAll', returnAll: true, filters: {}, options: {} },
				lucca,
			),
			code(
				'Change',
				`for (const item of $input.all()) item.json.jobTitle = '${TITLE}';\nreturn $input.all();`,
			),
			fileStep(),
			code('Hand on', `return $input.all();`),
			deliverStep(server),
		],
		connections: inARow('Start', 'People', 'Change', 'File', 'Hand on', 'Deliver'),
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	};
}

/**
 * Code nodes before and behind ours, where this n8n runs code.
 * @param processes those that execute, each with its log
 */
export async function checkCodeNodes(
	checks: Checks,
	client: N8nClient,
	processes: readonly RunningN8n[],
	runners: RunnersMode,
): Promise<void> {
	const folder = await temporaryFolder('code');
	const sandbox = await openSandbox(folder, hurried);
	const { luccaHrApi, partnerFileServerApi } = sandbox.credentials('sftp');
	const root = sandbox.folders.sftp;
	try {
		const id = await client.createWorkflow(
			workflow(
				await client.createCredential('Lucca of code', 'luccaHrApi', luccaHrApi),
				await client.createCredential(
					'Server of code',
					'partnerFileServerApi',
					partnerFileServerApi,
				),
			),
		);
		await checks.check('Code nodes: what they changed and handed on is delivered', async () => {
			const { status, message } = await client.runManually(id);
			assert.equal(status, 'success', message);
			const [path = '', ...more] = Object.keys(await deliveredTo(root));
			assert.deepEqual(more, []);
			const lines = (await readFile(join(root, path), 'utf8')).trim().split(/\r?\n/).slice(1);
			assert.ok(lines.length > 0, 'nobody is in the file');
			assert.deepEqual(
				lines.filter((line) => !line.includes(TITLE)),
				[],
			);
		});
		await checks.check(
			runners === 'none'
				? 'Code nodes: no task runner came'
				: `Code nodes: a task runner came (${runners})`,
			async () => {
				const logs = await Promise.all(processes.map(({ logFile }) => readFile(logFile, 'utf8')));
				const came = logs.some((log) => log.includes('Registered runner "'));
				assert.equal(came, runners !== 'none');
			},
		);
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}
