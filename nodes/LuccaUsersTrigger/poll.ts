import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { randomBytes } from 'node:crypto';
import { luccaNow } from '../../lib/lucca/events/lucca-now';
import { poll } from '../../lib/lucca/events/poll';
import { luccaClient } from '../shared/lucca-client';
import { formOf, itemOf } from './lookout';

/** The nodes that poll at this moment, by workflow and node. */
const polling = new Set<string>();

/**
 * Asks Lucca what happened since the last poll. Nothing, when that poll is still going on: both would
 * tell the same.
 *
 * The memory lies in the node's static data, of which n8n takes care in its own way, as its source says
 * (2.8.4: active-workflow-manager.js, active-workflows.js, workflow-execute.js; 2.41.1:
 * poll-trigger-executor.js, trigger-execution-context.factory.js, workflow-trigger-activator.js):
 * - A poll with items: the static data are written to the database while the execution is started. A
 *   crash in those milliseconds may lose the execution, or let it be told again, unless 2.41's durable
 *   cursors are on, which write both in one transaction.
 * - A poll with null: nothing is written. The data stay in memory until a later poll has items, and
 *   are lost with the process; with 2.41's scheduler for polls, each poll begins with what is written.
 *   So `poll` finds again, from an older memory, what it needs.
 * - The poll at activation, and when n8n starts: they are written afterwards, items or not.
 * - A poll that throws: nothing is written, and nothing is in memory, which is set last. At activation
 *   n8n shows our message; later it becomes a failed execution.
 * - A run by hand: nothing is written.
 * - Another node of the workflow that changes static data: when its execution ends, n8n writes all of
 *   them, as they were when it began; a worker of 2.41 in queue mode reads them empty. Our memory in
 *   the database is then old, or gone. This process has its own and writes it with the next events; but
 *   when n8n ends before, events come twice, or the next poll is a first one. Polls themselves
 *   run on the main instance, never on workers.
 * - A renamed node has no static data.
 * - A workflow deactivated and activated again during a poll: 2.8.4 lets the older poll tell what it
 *   found, which the next poll of the newer one may tell again. 2.41.1 drops it.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const place = `${context.getWorkflow().id}:${context.getNode().id}`;
	if (polling.has(place)) return [];
	polling.add(place);
	try {
		const { lookout, wanted, today } = formOf(context);
		const client = await luccaClient(context);
		const store = context.getWorkflowStaticData('node');
		const { happenings, memory } = await poll(
			luccaNow(client, wanted),
			lookout,
			{ host: client.host, today, newSalt: () => randomBytes(12).toString('base64url') },
			store.memory,
		);
		// One assignment, of a new object: n8n takes note of the whole or of nothing.
		store.memory = { ...memory };
		return happenings.map(itemOf);
	} finally {
		polling.delete(place);
	}
}
