import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { quietEnvironment } from './environment';
import type { N8nHost } from './host';
import { freePorts } from './ports';

export interface RunningN8n {
	/** The editor's address, without a final slash; of a worker, where it tells its health. */
	url: string;
	/** The process, as executions in its log are known by. */
	pid: number;
	/** Where it writes what it has to say. */
	logFile: string;
	/** From the start of the process to the first answer. */
	startSeconds: number;
	/** What its process holds in memory at this moment. */
	rssMegabytes(): Promise<number>;
	/** Ends it as it would like to be ended. */
	close(): Promise<void>;
	/** Ends it without a word of warning, as a power cut would. */
	kill(): Promise<void>;
}

/**
 * Starts a full n8n on 127.0.0.1, on a port of its own.
 * @param userFolder what it keeps everything in; packages are installed there beforehand
 * @param more settings beside the usual ones
 * @throws Error with the end of its log when it stops or has not answered after two minutes
 */
export async function startN8n(
	host: N8nHost,
	userFolder: string,
	more: Record<string, string> = {},
): Promise<RunningN8n> {
	const [port] = await freePorts(1);
	const url = `http://127.0.0.1:${port}`;
	const settings = { N8N_PORT: `${port}`, ...more };
	return await launch(host, userFolder, ['start'], settings, url, '/rest/settings', 'n8n.log');
}

/**
 * Starts a worker, which executes what an n8n in queue mode hands out.
 * @param name what its log is called by
 */
export async function startWorker(
	host: N8nHost,
	userFolder: string,
	name: string,
	more: Record<string, string>,
): Promise<RunningN8n> {
	const [port] = await freePorts(1);
	const url = `http://127.0.0.1:${port}`;
	const settings = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: `${port}`,
		...more,
	};
	const words = ['worker', '--concurrency=2'];
	return await launch(host, userFolder, words, settings, url, '/healthz/readiness', `${name}.log`);
}

async function launch(
	host: N8nHost,
	userFolder: string,
	words: string[],
	settings: Record<string, string>,
	url: string,
	readyPath: string,
	logName: string,
): Promise<RunningN8n> {
	const [brokerPort] = await freePorts(1);
	const logFile = join(userFolder, logName);
	const log = openSync(logFile, 'a');
	const started = Date.now();
	const child = spawn(host.node, [host.script, ...words], {
		cwd: userFolder,
		env: environment(host, userFolder, { N8N_RUNNERS_BROKER_PORT: `${brokerPort}`, ...settings }),
		stdio: ['ignore', log, log],
		// Ctrl+C in a terminal is for the sandbox, which then closes n8n in its own order.
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	// Nothing of n8n outlives this process, however it ends.
	const kill = () => signalGroup(child, 'SIGKILL');
	process.once('exit', kill);
	await ready(child, url + readyPath, logFile);
	return {
		url,
		pid: child.pid ?? 0,
		logFile,
		startSeconds: (Date.now() - started) / 1000,
		rssMegabytes: async () => {
			const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', `${child.pid}`]);
			return Math.round(Number(stdout) / 1024);
		},
		close: async () => {
			await stop(child);
			process.off('exit', kill);
		},
		kill: async () => {
			const exited = once(child, 'exit');
			kill();
			await exited;
			process.off('exit', kill);
		},
	};
}

/**
 * Runs one of n8n's commands to its end, e.g. `import:workflow`.
 * @returns what it printed
 * @throws Error with what it printed when it ends with anything but 0
 */
export async function runN8nCommand(
	host: N8nHost,
	userFolder: string,
	words: string[],
): Promise<string> {
	const [brokerPort] = await freePorts(1);
	const { stdout } = await promisify(execFile)(host.node, [host.script, ...words], {
		cwd: userFolder,
		env: environment(host, userFolder, { N8N_RUNNERS_BROKER_PORT: `${brokerPort}` }),
		maxBuffer: 64 * 1024 * 1024,
	});
	return stdout;
}

function environment(host: N8nHost, userFolder: string, more: Record<string, string>) {
	return {
		...quietEnvironment,
		...host.settings,
		// n8n starts further processes with the `node` it finds.
		PATH: `${dirname(host.node)}:${process.env.PATH}`,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		...more,
	};
}

async function ready(child: ChildProcess, address: string, logFile: string): Promise<void> {
	const deadline = Date.now() + 120_000;
	const ended = once(child, 'exit').then(() => 'ended');
	for (;;) {
		if (await answers(address)) return;
		const pause = new Promise((resolve) => setTimeout(resolve, 150));
		if ((await Promise.race([ended, pause])) === 'ended' || Date.now() > deadline) {
			await stop(child);
			const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-20).join('\n');
			throw new Error(`n8n did not start. The end of its log (${logFile}):\n${said}`);
		}
	}
}

async function answers(address: string): Promise<boolean> {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
		// While n8n starts, it answers every address with 200 and a line of text. And its health check
		// is content before the editor's addresses are there.
		return response.ok && /json/.test(response.headers.get('content-type') ?? '');
	} catch {
		return false;
	}
}

/** Ends n8n and the runner processes it started. */
async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) {
		const exited = once(child, 'exit');
		signalGroup(child, 'SIGTERM');
		const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), 15_000);
		await exited;
		clearTimeout(patience);
	}
	signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
	try {
		if (child.pid && process.platform !== 'win32') process.kill(-child.pid, name);
		else child.kill(name);
	} catch (error) {
		// The whole group may have ended by itself.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}
