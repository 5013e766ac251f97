import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient, type StoredCredential } from '../../sandbox/n8n/client';
import type { N8nHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import type { Sandbox } from '../../sandbox/open';
import type { Checks } from './checks';

/** Few enough to fit twice into Lucca's minute: what the limit does is tested elsewhere. */
const NEWCOMERS = 18;

/** After how many creations the power goes, one life of n8n after the other. */
const CUTS = [1, 5, 9];

const people = Array.from({ length: NEWCOMERS }, (_, index) => ({
	firstName: 'Noé',
	lastName: `Coupure ${index + 1}`,
	login: `coupure${index + 1}`,
	email: `coupure${index + 1}@acme.example`,
	employeeNumber: `077${String(index + 1).padStart(3, '0')}`,
}));

/** A workflow that creates or updates these people, one item each. */
function workflow(credential: StoredCredential): WorkflowJson {
	const byName = (value: string) => ({ __rl: true, mode: 'name', value });
	const step = (name: string, type: string, typeVersion: number, parameters: object) => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters: parameters as WorkflowJson['nodes'][number]['parameters'],
	});
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		name: 'Create or update newcomers',
		nodes: [
			step('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			step('Newcomers', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ people }),
			}),
			step('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'people' }),
			{
				...step('Create or update', 'n8n-nodes-lucca-sync.luccaUsers', 1, {
					resource: 'user',
					operation: 'upsert',
					matchBy: 'login',
					login: '={{ $json.login }}',
					firstName: '={{ $json.firstName }}',
					lastName: '={{ $json.lastName }}',
					email: '={{ $json.email }}',
					legalEntity: byName('Acme Lyon'),
					department: byName('Formation'),
					primaryRole: byName('Salarié'),
					contractStart: '2026-12-01',
					additionalFields: { employeeNumber: '={{ $json.employeeNumber }}' },
				}),
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			},
		],
		connections: { Start: to('Newcomers'), Newcomers: to('Each'), Each: to('Create or update') },
		settings: { executionOrder: 'v1' },
	};
}

/**
 * Kills n8n between two writes, again and again, then lets the same workflow run to its end: everybody
 * must be in Lucca once, and a further run must write nothing.
 */
export async function checkKills(
	checks: Checks,
	host: N8nHost,
	userFolder: string,
	{ lucca, credentials }: Sandbox,
): Promise<void> {
	const created = () =>
		lucca.requests.filter(({ method, status }) => method === 'POST' && status === 200).length;
	const arrived = () => lucca.company.users.filter(({ login }) => login.startsWith('coupure'));

	await checks.check(
		`n8n killed between two writes, ${CUTS.length} times: nobody is created twice`,
		async () => {
			let workflowId = '';
			for (const cut of CUTS) {
				const n8n = await startN8n(host, userFolder);
				const client = new N8nClient(n8n.url);
				await client.logIn();
				workflowId ||= await client.createWorkflow(
					workflow(
						await client.createCredential(
							'Lucca of kills',
							'luccaHrApi',
							credentials('sftp').luccaHrApi,
						),
					),
				);
				const before = created();
				const run = client.runManually(workflowId).catch(() => undefined);
				while (created() < before + cut && arrived().length < NEWCOMERS) await pause(1);
				await n8n.kill();
				await run;
			}
			assert.ok(arrived().length < NEWCOMERS, 'every kill came too late to interrupt anything');
			const n8n = await startN8n(host, userFolder);
			try {
				const client = new N8nClient(n8n.url);
				await client.logIn();
				const last = await client.runManually(workflowId);
				assert.equal(last.status, 'success', last.message);
				const logins = arrived().map(({ login }) => login);
				assert.deepEqual(logins.sort(), people.map(({ login }) => login).sort());
				const before = created();
				const again = await client.runManually(workflowId);
				assert.equal(again.status, 'success', again.message);
				assert.equal(created(), before);
				const outcomes = again.runData['Create or update']?.[0]?.data?.main?.[0] ?? [];
				assert.deepEqual(
					outcomes.map(({ json }) => json.outcome),
					people.map(() => 'unchanged'),
				);
			} finally {
				await n8n.close();
			}
		},
	);
}
