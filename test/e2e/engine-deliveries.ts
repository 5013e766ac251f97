import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runWorkflow } from '../../sandbox/engine';
import type { FakeLuccaOptions } from '../../sandbox/lucca';
import { openSandbox, protocolOf } from '../../sandbox/open';
import { temporaryFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import { deliveredTo } from './tree';

/** What each workflow delivers when it runs on the bare engine today, by workflow: path and content. */
export async function deliveriesOfEngine(
	packageFolder: string,
	workflows: ShippedWorkflow[],
	lucca: Partial<FakeLuccaOptions>,
): Promise<Record<string, Record<string, string>>> {
	const deliveries: Record<string, Record<string, string>> = {};
	for (const { id, json } of workflows) {
		const folder = await temporaryFolder('engine-delivery');
		const sandbox = await openSandbox(folder, lucca);
		try {
			const protocol = protocolOf(id);
			const run = await runWorkflow({
				packageFolder,
				workflow: json,
				credentials: sandbox.credentials(protocol),
				binaryMode: 'filesystem',
			});
			assert.equal(run.status, 'success', `${id} on the engine: ${run.error?.message}`);
			deliveries[id] = Object.fromEntries(
				Object.entries(await deliveredTo(sandbox.folders[protocol])).map(([path, about]) => [
					join(protocol, path),
					about,
				]),
			);
		} finally {
			await sandbox.close();
			await rm(folder, { recursive: true, force: true });
		}
	}
	return deliveries;
}
