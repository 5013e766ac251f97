import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject, ITaskData } from 'n8n-workflow';
import type { N8nClient } from '../../sandbox/n8n/client';
import { fill } from '../../sandbox/n8n/fill';
import type { FakeLuccaOptions } from '../../sandbox/lucca';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { temporaryFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import type { Checks } from './checks';
import { deliveredTo } from './tree';

const ID = 'lucca-to-360learning-with-approval';

/** A night in which half of the company is gone, decided by a click in the mail n8n sends. */
export async function checkApproval(
	checks: Checks,
	client: N8nClient,
	workflows: ShippedWorkflow[],
	lucca: Partial<FakeLuccaOptions>,
): Promise<void> {
	const workflow = workflows.find(({ id }) => id === ID);
	assert.ok(workflow, `no workflow ${ID}`);
	const folder = await temporaryFolder('approval');
	const sandbox = await openSandbox(folder, lucca);
	const { users } = sandbox.lucca.company;
	const delivered = async () => Object.entries(await deliveredTo(sandbox.folders.sftp));
	try {
		const { workflowIds } = await fill(client, sandbox, [workflow]);
		const id = workflowIds[ID] ?? '';
		await checks.check('approval: the first file is delivered and asks nobody', async () => {
			const first = await client.runManually(id);
			assert.equal(first.status, 'success', first.message);
			assert.equal(outputOf(first.runData['Deliver to 360Learning']).decision, 'firstDelivery');
			assert.equal((await delivered()).length, 1);
			assert.equal(sandbox.mail.mails.length, 0);
		});
		await checks.check(
			'approval: a held file is told by mail, and refused by a click',
			async () => {
				const before = await delivered();
				users.splice(0, Math.floor(users.length / 2));
				const execution = await client.start(id);
				const mail = await nextMail(sandbox, 1);
				assert.match(mail, /gone or deactivated/);
				await click(mail, 'false');
				const { status, runData, message } = await client.finished(execution);
				assert.equal(status, 'success', message);
				assert.equal(runData['Deliver the approved file'], undefined);
				assert.deepEqual(await delivered(), before);
			},
		);
		await checks.check('approval: a click delivers the held file, byte for byte', async () => {
			const before = await delivered();
			const execution = await client.start(id);
			await click(await nextMail(sandbox, 2), 'true');
			const { status, runData, message } = await client.finished(execution);
			assert.equal(status, 'success', message);
			const held = outputOf(runData['Deliver to 360Learning'], 1);
			const { decision, sha256 } = outputOf(runData['Deliver the approved file']);
			assert.deepEqual([decision, sha256], ['approved', held.sha256]);
			const after = await delivered();
			assert.notDeepEqual(after, before);
			assert.ok(after.some(([, about]) => about.includes(String(held.sha256))));
		});
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

function outputOf(runs: ITaskData[] | undefined, output = 0): IDataObject {
	return runs?.[0]?.data?.main?.[output]?.[0]?.json ?? {};
}

async function nextMail({ mail }: Sandbox, count: number): Promise<string> {
	for (let tries = 0; mail.mails.length < count; tries++) {
		if (tries > 600) throw new Error('n8n sent no mail');
		await pause(100);
	}
	return mail.mails[count - 1]?.text ?? '';
}

/** Follows the link of a button of the mail, as a browser does. */
async function click(mail: string, approved: 'true' | 'false'): Promise<void> {
	const links = [...mail.matchAll(/https?:\/\/[^"\s<>]+/g)].map(([link]) =>
		link.replaceAll('&amp;', '&'),
	);
	const link = links.find((each) => each.includes(`approved=${approved}`));
	assert.ok(link, `the mail has no link to click: ${links.join(' ')}`);
	const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' };
	// The execution is stored as waiting a moment after the mail has left.
	for (let tries = 0; tries < 50; tries++) {
		const response = await fetch(link, { headers });
		if (response.ok) return;
		await pause(100);
	}
	throw new Error(`${link} was not taken`);
}
