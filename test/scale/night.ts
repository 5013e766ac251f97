import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient } from '../../sandbox/n8n/client';
import type { N8nHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import { scheduledAt } from './scheduled-at';
import { type Peaks, ProcessTree } from './process-tree';

/** What one night of one job took. */
export interface Night {
	/** From the moment of the schedule until n8n has done with the execution, saving included. */
	readonly seconds: number;
	/** Megabytes. */
	readonly peaks: Peaks;
	/** What all processes of this n8n held just before, in megabytes. */
	readonly idle: number;
	/** When each node began and ended, in seconds since the schedule, in order. */
	readonly nodes: ReadonlyArray<{ name: string; began: number; ended: number }>;
}

export interface Ground {
	readonly host: N8nHost;
	/** A user folder of n8n to begin from: set up, with the package and the credentials. It stays as it is. */
	readonly template: string;
	readonly settings: Record<string, string>;
}

/** Enough to start n8n and activate the workflow, in milliseconds. */
const HEAD_START = 5_000;

/**
 * Runs a workflow by its schedule, once, in an n8n started for it.
 * @param folder where this n8n keeps everything; emptied before
 * @param patience seconds after which it is not waited for any longer
 * @throws Error when it ends with anything but success, or not in time
 */
export async function oneNight(
	{ host, template, settings }: Ground,
	workflow: WorkflowJson,
	folder: string,
	patience: number,
): Promise<Night> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
	await cp(template, folder, { recursive: true });
	const n8n = await startN8n(host, folder, settings);
	try {
		const client = new N8nClient(n8n.url);
		await client.logIn();
		const moment = new Date(Math.ceil((Date.now() + HEAD_START) / 1000) * 1000);
		const id = await client.createWorkflow(scheduledAt(workflow, moment));
		await client.activate(id);
		await until(moment.getTime() - 500);
		const tree = new ProcessTree(n8n.pid);
		const idle = tree.now();
		if (process.env.PROF) process.kill(n8n.pid, 'SIGUSR2');
		const ended = await untilDone(client, id, join(folder, '.n8n', 'n8nEventLog.log'), {
			from: moment.getTime(),
			patience,
		});
		const seconds = (Date.now() - moment.getTime()) / 1000;
		if (process.env.PROF) {
			process.kill(n8n.pid, 'SIGUSR2');
			await until(Date.now() + 3000);
		}
		return { seconds, peaks: tree.peaks(), idle, nodes: timesOf(ended, moment.getTime()) };
	} finally {
		await n8n.close();
	}
}

interface LoggedEvent {
	readonly eventName: string;
	readonly ts: string;
	readonly payload?: { readonly nodeName?: string; readonly errorMessage?: string };
}

/** Waits for the end in n8n's event log, and then until the execution is stored or forgotten. */
async function untilDone(
	client: N8nClient,
	workflowId: string,
	log: string,
	{ from, patience }: { from: number; patience: number },
): Promise<LoggedEvent[]> {
	for (;;) {
		const events = await eventsIn(log, from);
		const last = events.find(({ eventName }) =>
			/^n8n\.workflow\.(success|failed)$/.test(eventName),
		);
		if (last?.eventName === 'n8n.workflow.failed') {
			throw new Error(`The workflow failed: ${last.payload?.errorMessage}`);
		}
		if (last && (await client.lastStatusOf(workflowId)) !== 'running') return events;
		if (Date.now() > from + patience * 1000) throw new TookTooLong(patience);
		await until(Date.now() + 100);
	}
}

/** Thrown when patience is over. */
export class TookTooLong extends Error {
	constructor(seconds: number) {
		super(`not done after ${seconds} s`);
	}
}

async function eventsIn(log: string, from: number): Promise<LoggedEvent[]> {
	const text = await readFile(log, 'utf8').catch(() => '');
	return text
		.split('\n')
		.filter((line) => line.includes('"eventName"') && line.endsWith('}'))
		.map((line) => JSON.parse(line) as LoggedEvent)
		.filter(({ ts }) => Date.parse(ts) >= from);
}

function timesOf(events: readonly LoggedEvent[], from: number): Night['nodes'] {
	const began = new Map<string, number>();
	return events.flatMap(({ eventName, ts, payload }) => {
		const name = payload?.nodeName ?? '';
		const at = (Date.parse(ts) - from) / 1000;
		if (eventName === 'n8n.node.started') began.set(name, at);
		if (eventName !== 'n8n.node.finished') return [];
		return [{ name, began: began.get(name) ?? NaN, ended: at }];
	});
}

async function until(moment: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
}
