import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { civilDateAt } from '../../lib/employee/civil-date';
import { ordinaryScopes } from '../../lib/lucca/newer-api/resources';
import { sampleCompany } from '../../sandbox/company';
import type { WorkflowJson } from '../../sandbox/engine';
import { startFakeLucca } from '../../sandbox/lucca';
import type { N8nClient, StoredCredential } from '../../sandbox/n8n/client';
import type { Checks } from './checks';

const TYPE = 'luccaHrOAuth2Api';
const SECRET = 'secret-of-the-application';

/** Reads people with OAuth2 as a user would: n8n gets the token, keeps it, and gets a new one in time. */
export async function checkOAuth2(
	checks: Checks,
	client: N8nClient,
	logFile: string,
): Promise<void> {
	let hours = 0;
	const company = sampleCompany(civilDateAt(Date.now(), 'Europe/Paris'));
	const lucca = await startFakeLucca({
		company,
		apiKey: 'unused',
		clients: { reader: { secret: SECRET, scopes: ordinaryScopes } },
		clock: () => Date.now() + hours * 3_600_000,
		// In pages of 100 each reading would spend a minute's budget of requests, and wait for the next.
		switches: { rateLimit: false, v5HighestLimit: 1000 },
	});
	const tokens = () => lucca.requests.filter(({ path }) => path === '/connect/token').length;
	const data = {
		baseUrl: lucca.url,
		accessTokenUrl: lucca.tokenUrl,
		clientId: 'reader',
		clientSecret: SECRET,
	};
	try {
		const stored = await client.createCredential('Lucca with OAuth2', TYPE, data);
		await checks.check('OAuth2: the test of the credential succeeds', async () => {
			const { status, message } = await client.testCredential(stored, data);
			assert.equal(status, 'OK', message);
		});
		const workflow = await client.createWorkflow(workflowWith(stored));
		const read = async () => {
			const execution = await client.runManually(workflow);
			const items = execution.runData.Users?.[0]?.data?.main?.[0] ?? [];
			assert.equal(execution.status, 'success', execution.message);
			assert.equal(items.length, company.users.length);
			return JSON.stringify(execution);
		};
		await checks.check('OAuth2: everybody is read, with one token for two runs', async () => {
			await read();
			await read();
			assert.equal(tokens(), 1);
		});
		await checks.check('OAuth2: a token that is over is renewed once', async () => {
			hours += 1;
			await read();
			assert.equal(tokens(), 2);
		});
		const wrong = { ...data, clientSecret: `not-${SECRET}` };
		const bad = await client.createCredential('Lucca with a wrong secret', TYPE, wrong);
		await checks.check('OAuth2: a wrong secret is told by the test and by the node', async () => {
			const { status, message } = await client.testCredential(bad, wrong);
			assert.equal(status, 'Error', message);
			checks.note(`the test says: ${message}`);
			const execution = await client.runManually(await client.createWorkflow(workflowWith(bad)));
			assert.match(execution.message ?? '', /^'Client ID' or 'Client Secret' is wrong/);
		});
		await checks.check('OAuth2: neither secret nor token is kept with executions', async () => {
			hours += 1;
			const kept = (await read()) + (await readFile(logFile, 'utf8'));
			assert.ok(!kept.includes(SECRET), 'the secret is there');
			assert.doesNotMatch(kept, /Bearer |access_token/);
		});
	} finally {
		await lucca.close();
	}
}

function workflowWith({ id, name }: StoredCredential): WorkflowJson {
	return {
		name: `Read people with ${name}`,
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: '2',
				name: 'Users',
				type: 'n8n-nodes-lucca-sync.luccaUsers',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					authentication: 'oAuth2',
					resource: 'user',
					operation: 'getAll',
					returnAll: true,
					filters: { includeFormerEmployees: true },
				},
				credentials: { [TYPE]: { id, name } },
			},
		],
		connections: { Start: { main: [[{ node: 'Users', type: 'main', index: 0 }]] } },
	};
}
