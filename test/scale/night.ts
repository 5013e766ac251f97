import { readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient } from '../../sandbox/n8n/client';
import type { N8nHost } from '../../sandbox/n8n/host';
import { type RunningN8n, startN8n } from '../../sandbox/n8n/server';
import { scheduledAt } from './scheduled-at';
import { type Peaks, ProcessTree, readOf } from './process-tree';

/** What one night of one job took. */
export interface Night {
	/** From the moment of the schedule until n8n has done with the execution, saving included. */
	readonly seconds: number;
	/** Megabytes. */
	readonly peaks: Peaks;
	/** What all processes of this n8n held just before, in megabytes. */
	readonly idle: number;
	/** The machine's, of one minute, at the end. */
	readonly load: number;
	/** What each node took, in order; at last what n8n took to store the execution. */
	readonly steps: readonly Step[];
}

export interface Step {
	readonly name: string;
	readonly seconds: number;
	/** The most all processes held meanwhile, in megabytes. */
	readonly megabytes: number;
}

export interface Ground {
	readonly host: N8nHost;
	/** A user folder of n8n to begin from: set up, with the package and the credentials. It stays as it is. */
	readonly template: string;
	readonly settings: Record<string, string>;
}

/** How long before the moment of the schedule the watching begins, in milliseconds. */
const SHORTLY = 500;

/**
 * Runs a workflow by its schedule, once, in an n8n started for it.
 * @param folder where this n8n keeps everything; emptied before
 * @param patience seconds after which it is not waited for any longer
 * @throws Error when it ends with anything but success, or not in time
 */
export async function oneNight(
	ground: Ground,
	workflow: WorkflowJson,
	folder: string,
	patience: number,
): Promise<Night> {
	for (let headStart = 5; ; headStart *= 2) {
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder);
		await cp(ground.template, folder, { recursive: true });
		const n8n = await started(ground, folder);
		try {
			const client = new N8nClient(n8n.url);
			await client.logIn();
			const moment = (Math.ceil(Date.now() / 1000) + headStart) * 1000;
			const id = await client.createWorkflow(scheduledAt(workflow, new Date(moment)));
			await client.activate(id);
			// On a busy machine the moment may have gone by, and may have been used or not.
			if (Date.now() > moment - SHORTLY) continue;
			await until(moment - SHORTLY);
			return await watch(n8n, client, { id, moment, patience, folder });
		} finally {
			await n8n.close();
		}
	}
}

/** Starts n8n; once more when somebody else took a port that had just been free. */
export async function started({ host, settings }: Ground, folder: string): Promise<RunningN8n> {
	try {
		return await startN8n(host, folder, settings);
	} catch (error) {
		if (!/port .* is already in use/.test(String(error))) throw error;
		return await startN8n(host, folder, settings);
	}
}

interface Scheduled {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly moment: number;
	readonly patience: number;
	readonly folder: string;
}

async function watch(
	n8n: RunningN8n,
	client: N8nClient,
	{ id, moment, patience, folder }: Scheduled,
): Promise<Night> {
	const tree = new ProcessTree(n8n.pid);
	try {
		const idle = tree.now();
		const log = join(folder, '.n8n', 'n8nEventLog.log');
		for (;;) {
			const events = await eventsIn(log, moment);
			const last = events.find(({ eventName }) => ENDS.test(eventName));
			if (last?.eventName === 'n8n.workflow.failed') {
				throw new Error(`The workflow failed: ${last.payload?.errorMessage}`);
			}
			if (last && (await client.lastStatusOf(id)) !== 'running') {
				const seconds = (Date.now() - moment) / 1000;
				return {
					seconds,
					peaks: tree.peaks(),
					idle,
					load: loadavg()[0] ?? 0,
					steps: stepsOf(events, tree),
				};
			}
			if (!isAlive(n8n.pid)) throw new Error(`n8n ended in the middle of it${lastWords(n8n)}`);
			if (Date.now() > moment + patience * 1000) throw new Error(`not done after ${patience} s`);
			await until(Date.now() + (last ? OFTEN : NOW_AND_THEN));
		}
	} finally {
		tree.close();
	}
}

/** How long to wait between two looks, in milliseconds: in the end, what the look itself adds is to count little. */
const NOW_AND_THEN = 100;
const OFTEN = 20;

const ENDS = /^n8n\.workflow\.(success|failed)$/;

function lastWords({ logFile }: RunningN8n): string {
	const said = /FATAL ERROR: .*/.exec(readFileSync(logFile, 'utf8'))?.[0];
	return said === undefined ? '' : `: ${said}`;
}

function isAlive(pid: number): boolean {
	return /State:\s+[^ZX\s]/.test(readOf(pid, 'status') ?? '');
}

interface LoggedEvent {
	readonly eventName: string;
	readonly ts: string;
	readonly payload?: { readonly nodeName?: string; readonly errorMessage?: string };
}

async function eventsIn(log: string, from: number): Promise<LoggedEvent[]> {
	const text = await readFile(log, 'utf8').catch(() => '');
	return text
		.split('\n')
		.filter((line) => line.includes('"eventName"') && line.endsWith('}'))
		.map((line) => JSON.parse(line) as LoggedEvent)
		.filter(({ ts }) => Date.parse(ts) >= from);
}

function stepsOf(events: readonly LoggedEvent[], tree: ProcessTree): Step[] {
	const began = new Map<string, number>();
	let last = 0;
	const steps = events.flatMap(({ eventName, ts, payload }) => {
		const name = payload?.nodeName ?? '';
		if (eventName === 'n8n.node.started') began.set(name, Date.parse(ts));
		if (eventName !== 'n8n.node.finished') return [];
		const from = began.get(name) ?? NaN;
		last = Date.parse(ts);
		return [{ name, seconds: (last - from) / 1000, megabytes: tree.mostBetween(from, last) }];
	});
	const saving = {
		seconds: (Date.now() - last) / 1000,
		megabytes: tree.mostBetween(last, Infinity),
	};
	return [...steps, { name: 'Storing or forgetting the execution', ...saving }];
}

async function until(moment: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
}
