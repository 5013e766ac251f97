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
 * The memory lies in the node's static data. What n8n does with it, read in the source of 2.8.4
 * (active-workflow-manager.js, active-workflows.js) and 2.41.1 (poll-trigger-executor.js,
 * trigger-execution-context.factory.js, workflow-trigger-activator.js) and seen on both:
 * - A poll with items: n8n writes the static data to its database, then starts the execution. A crash
 *   in the milliseconds between loses the execution, unless 2.41's durable cursors are on: they
 *   write both in one transaction.
 * - A poll with null: nothing is written. The data stay in memory until a later poll has items, and
 *   are lost with the process; with 2.41's scheduler for polls each poll begins with what is written.
 *   So `poll` finds again, from an older memory, what it needs.
 * - The poll at activation (also when n8n starts): written afterwards, items or not.
 * - A poll that throws: nothing is written, and as the memory is set last, nothing is in memory.
 *   At activation it makes the activation fail with our message; later it becomes a failed execution.
 * - A run by hand: nothing is written.
 * - Another node of the workflow that changes static data: n8n writes the whole of it as that execution
 *   read it when it began. In queue mode, a worker of 2.41 reads it empty, and its writing wipes our
 *   memory. This process still has it, and writes it with the next event; when n8n ends before, the
 *   next start is a first poll. Polls themselves never run on workers.
 * - A node given another name begins anew, as does one deactivated, saved with another event, other
 *   watched fields or a credential of another Lucca.
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
