import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { IDataObject } from 'n8n-workflow';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient, type StoredCredential } from '../../sandbox/n8n/client';
import type { N8nHost } from '../../sandbox/n8n/host';
import { type QueuedN8n, startQueuedN8n } from '../../sandbox/n8n/queue';
import { temporaryFolder } from '../../sandbox/places';
import { startSftpServer } from '../../sandbox/servers';
import type { Checks } from './checks';
import { executionsOfWorker } from './executions';
import { deliveredTo } from './tree';
import { deliverStep, fileStep, inARow, step } from './workflow-steps';

const WORKERS = 2;
const PEOPLE = 120;
const account = { user: 'queued', password: 'password-of-the-queue' };

type Person = Record<string, string>;

const everybody: readonly Person[] = Array.from({ length: PEOPLE }, (_, index) => ({
	email: `file${index + 1}@acme.example`,
	employeeNumber: `09${String(index + 1).padStart(4, '0')}`,
	firstName: 'Zoë',
	lastName: `File ${index + 1}`,
	jobTitle: 'Formatrice',
	legalEntity: 'Acme',
	contractStart: '2024-01-08',
	contractEnd: '',
	managerEmployeeNumber: '',
	managerEmail: '',
}));

/** Delivers the people it is called with, and answers with what became of the file. */
function workflow(credential: StoredCredential): WorkflowJson {
	return {
		name: 'Deliver what the call brings',
		nodes: [
			{
				...step('Call', 'n8n-nodes-base.webhook', 2, {
					httpMethod: 'POST',
					path: 'deliver',
					responseMode: 'lastNode',
					options: {},
				}),
				webhookId: 'deliver',
			},
			step('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.people', options: {} }),
			fileStep(),
			deliverStep(credential, {
				approvedSha256: "={{ $('Call').first().json.body.approved ?? '' }}",
				// Several nights pass in a minute.
				options: { whenDeliveredToday: 'deliver' },
			}),
			step('Outcome', 'n8n-nodes-base.noOp', 1),
		],
		connections: {
			...inARow('Call', 'Each', 'File', 'Deliver'),
			Deliver: {
				main: [
					[{ node: 'Outcome', type: 'main', index: 0 }],
					[{ node: 'Outcome', type: 'main', index: 0 }],
				],
			},
		},
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	};
}

/** The brake in an n8n that is started for it, in a user folder that was set up before. */
export async function checkQueue(checks: Checks, host: N8nHost, userFolder: string): Promise<void> {
	const n8n = await startQueuedN8n(host, userFolder, WORKERS);
	try {
		const client = new N8nClient(n8n.main.url);
		await client.logIn();
		await checkQueuedBrake(checks, client, n8n.workers);
	} finally {
		await n8n.close();
	}
}

/**
 * The brake where n8n hands executions to workers, which read the workflow's own memory as empty: what
 * was delivered must be known all the same, whichever worker comes next.
 */
export async function checkQueuedBrake(
	checks: Checks,
	client: N8nClient,
	workers: QueuedN8n['workers'],
): Promise<void> {
	const folder = await temporaryFolder('queue-server');
	const server = await startSftpServer({ root: folder, ...account });
	try {
		const credential = await client.createCredential(
			'Server of the queue',
			'partnerFileServerApi',
			{
				protocol: 'sftp',
				host: server.host,
				port: server.port,
				hostKeyFingerprint: server.hostKeyFingerprint,
				...account,
			},
		);
		await client.activate(await client.createWorkflow(workflow(credential)));
		const call = async (people: readonly Person[], approved?: string) =>
			await callWebhook(`${client.url}/webhook/deliver`, { people, approved });
		const delivered = async () => Object.entries(await deliveredTo(folder));

		await checks.check('queue: an unattended first run is held until it is approved', async () => {
			const held = await call(everybody);
			assert.deepEqual([held.status, held.decision], ['held', 'held']);
			assert.deepEqual(await delivered(), []);
			const approved = await call(everybody, String(held.sha256));
			assert.deepEqual([approved.status, approved.decision], ['delivered', 'approved']);
			assert.equal((await delivered()).length, 1);
		});
		await checks.check('queue: every truncated file is held, on either worker', async () => {
			const before = await delivered();
			const earlier = await Promise.all(workers.map(executionsOfWorker));
			for (let night = 1; night <= 6; night++) {
				const held = await call(everybody.slice(0, PEOPLE - 14 * night));
				assert.equal(held.status, 'held');
				assert.match(String(held.reasons), /gone or deactivated/);
			}
			assert.deepEqual(await delivered(), before);
			const executions = await Promise.all(workers.map(executionsOfWorker));
			const counts = executions.map(({ length }, index) => length - (earlier[index]?.length ?? 0));
			assert.ok(
				counts.every((count) => count > 0),
				`executions of the workers: ${counts.join(', ')}`,
			);
			checks.note(`executions of the workers: ${counts.join(' and ')}`);
		});
		await checks.check(
			'queue: an ordinary night is delivered, and the same file skipped',
			async () => {
				const tonight = [
					...everybody.slice(2),
					{ ...everybody[0]!, email: 'new@acme.example', employeeNumber: '099999' },
				];
				const first = await call(tonight);
				assert.deepEqual([first.status, first.decision], ['delivered', 'passed']);
				const again = await call(tonight);
				assert.equal(again.status, 'identical');
			},
		);
	} finally {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** 2.41 registers a webhook a moment after it has said that the workflow is active. */
async function callWebhook(url: string, body: object): Promise<IDataObject> {
	for (let tries = 0; ; tries++) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (response.ok) return JSON.parse(text) as IDataObject;
		if (response.status !== 404 || tries > 50) throw new Error(`${response.status}: ${text}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
