import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import type { N8nHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import { shippedWorkflows } from '../../sandbox/shipped-workflows';
import { checkApproval } from './approval-checks';
import type { Checks } from './checks';
import { checkCredentials, checkImport, checkRuns, checkTypes, hurried } from './core-checks';
import { checkEditor } from './editor-checks';
import { checkInbound } from './inbound-checks';
import { checkKills } from './kill-checks';
import { checkLeaks } from './leak-checks';
import { checkOAuth2 } from './oauth2-checks';
import { checkQueue } from './queue-checks';
import { checkTrigger } from './trigger-checks';

/** Installs the package into an n8n and makes every check on it. */
export async function checkVersion(
	checks: Checks,
	host: N8nHost,
	withBrowser: boolean,
): Promise<void> {
	const parts = await Promise.allSettled([
		checks.aside(async (aside) => await checkLives(aside, host)),
		checkUse(checks, host, withBrowser),
	]);
	for (const part of parts) if (part.status === 'rejected') throw part.reason;
}

/** What is done with an n8n that stays up: import, credentials, workflows, the editor. */
async function checkUse(checks: Checks, host: N8nHost, withBrowser: boolean): Promise<void> {
	const workflows = await shippedWorkflows();
	assert.ok(workflows.length > 0, 'no workflow in workflows/');
	await inNewFolder(checks, async ({ userFolder, packageFolder }, sandbox) => {
		await checkImport(checks, host, userFolder);
		const n8n = await startN8n(host, userFolder);
		try {
			const client = new N8nClient(n8n.url);
			await client.setUp();
			await checkTypes(checks, client, workflows);
			const filled = await fill(client, sandbox, workflows);
			await checkCredentials(checks, client, filled);
			await checkOAuth2(checks, client, n8n.logFile);
			await checkRuns(checks, client, sandbox, filled, workflows, packageFolder);
			if (withBrowser) await checkEditor(checks, n8n.url, host.version, workflows, sandbox);
			// They store credentials of names the editor goes by, so they come last.
			await checkApproval(checks, client, workflows, hurried);
			await checkInbound(checks, client, workflows, hurried);
			checks.note(
				`started in ${n8n.startSeconds.toFixed(1)} s, holds ${await n8n.rssMegabytes()} MB`,
			);
		} finally {
			await n8n.close();
		}
	});
}

/** What an n8n must live through, which is mostly waiting: polls, power cuts, restarts, a queue. */
async function checkLives(checks: Checks, host: N8nHost): Promise<void> {
	await inNewFolder(checks, async ({ userFolder }, sandbox) => {
		const n8n = await startN8n(host, userFolder);
		await new N8nClient(n8n.url).setUp().finally(n8n.close);
		await checkTrigger(checks, () => startN8n(host, userFolder), sandbox);
		await checkKills(checks, host, userFolder, sandbox);
		// Older versions keep what 2.41 forgets there; the hard case is enough.
		if (host.version === '2.41.1') await checkQueue(checks, host, userFolder);
	});
}

/** With the package installed and a sandbox of its own; what n8n kept is gone through afterwards. */
async function inNewFolder(
	checks: Checks,
	body: (installed: Awaited<ReturnType<typeof packAndInstall>>, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
	const installed = await packAndInstall();
	const folder = await temporaryFolder('e2e');
	const sandbox = await openSandbox(folder, hurried);
	try {
		await body(installed, sandbox);
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
