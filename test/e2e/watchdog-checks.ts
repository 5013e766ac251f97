import assert from 'node:assert/strict';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nClient } from '../../sandbox/n8n/client';
import type { Sandbox } from '../../sandbox/open';
import type { Checks } from './checks';

const HOUR = 3_600_000;

/** The shipped watchdog, beside an archive something was delivered to just now. */
export async function checkWatchdog(
	checks: Checks,
	client: N8nClient,
	{ folders }: Sandbox,
	workflowId: string,
): Promise<void> {
	const archive = join(folders.sftp, 'archive');
	const aged = async (hours: number) => {
		const then = new Date(Date.now() - hours * HOUR).toISOString().replace(/[-:.]/g, '');
		for (const name of await readdir(archive)) {
			await rename(join(archive, name), join(archive, name.replace(/^\d{8}T\d{9}Z/, then)));
		}
	};
	await checks.check(
		'the watchdog is content with a file of today, and of 25 hours ago',
		async () => {
			for (const hours of [0, 25]) {
				await aged(hours);
				const { status, message } = await client.runManually(workflowId);
				assert.equal(status, 'success', message);
			}
		},
	);
	await checks.check('the watchdog fails when the newest file is of 27 hours ago', async () => {
		await aged(27);
		const { status, message = '' } = await client.runManually(workflowId);
		assert.equal(status, 'error');
		assert.match(message, /^No file was delivered in the last 26 hours\. The newest is \d{8}T/);
		await aged(0);
	});
	await checks.check(
		'the watchdog fails when there is no file, or not even the folder',
		async () => {
			const elsewhere = `${archive}-elsewhere`;
			await rename(archive, elsewhere);
			const { status } = await client.runManually(workflowId);
			await rename(elsewhere, archive);
			assert.equal(status, 'error');
		},
	);
}
