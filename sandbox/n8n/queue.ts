import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import type { N8nHost } from './host';
import { freePorts } from './ports';
import { type RunningN8n, startN8n, startWorker } from './server';

/** An n8n that hands its executions to workers, over a Redis of its own. */
export interface QueuedN8n {
	readonly main: RunningN8n;
	readonly workers: readonly RunningN8n[];
	close(): Promise<void>;
	/** Ends all of it without a word of warning, as a power cut would. */
	kill(): Promise<void>;
}

/**
 * Starts n8n in queue mode on 127.0.0.1: Redis (`redis-server` must be installed), one main process and
 * workers, all sharing a user folder.
 */
export async function startQueuedN8n(
	host: N8nHost,
	userFolder: string,
	workerCount: number,
): Promise<QueuedN8n> {
	const redis = await startRedis();
	const running: RunningN8n[] = [];
	const close = async () => {
		await Promise.all(running.map(async (each) => await each.close()));
		await redis.close();
	};
	const kill = async () => {
		await Promise.all(running.map(async (each) => await each.kill()));
		await redis.close();
	};
	const settings = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: `${redis.port}`,
		// Workers must find the files the main process stored.
		N8N_DEFAULT_BINARY_DATA_MODE: host.settings.N8N_DEFAULT_BINARY_DATA_MODE ?? 'filesystem',
	};
	try {
		const main = await startN8n(host, userFolder, settings);
		running.push(main);
		// What a worker sends, e.g. the links of a mail, must lead to the main process.
		const worker = { ...settings, WEBHOOK_URL: `${main.url}/` };
		const names = Array.from({ length: workerCount }, (_, index) => `worker-${index + 1}`);
		running.push(
			...(await Promise.all(
				names.map(async (name) => await startWorker(host, userFolder, name, worker)),
			)),
		);
		return { main, workers: running.slice(1), close, kill };
	} catch (error) {
		await close();
		throw error;
	}
}

async function startRedis(): Promise<{ port: number; close(): Promise<void> }> {
	const [port = 0] = await freePorts(1);
	const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const child = spawn('redis-server', words, { stdio: 'ignore' });
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const exited = new Promise((resolve) => child.once('close', resolve));
	const failed = new Promise<never>((_, reject) => child.once('error', reject));
	await Promise.race([failed, untilAnswering(port)]);
	return {
		port,
		close: async () => {
			kill();
			await exited;
			process.off('exit', kill);
		},
	};
}

async function untilAnswering(port: number): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		const answered = await new Promise<boolean>((resolve) => {
			const socket = connect(port, '127.0.0.1', () => resolve(true));
			socket.once('connect', () => socket.destroy());
			socket.once('error', () => resolve(false));
		});
		if (answered) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('redis-server did not start');
}
