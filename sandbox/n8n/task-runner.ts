import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { N8nHost } from './host';
import { runnersToken } from './mode';

/**
 * Starts the task runner of an n8n that waits for one started beside it (`N8N_RUNNERS_MODE=external`),
 * in the two steps of n8n's launcher: ask the broker for a grant, start the runner with it. Steps:
 * packages/cli/src/task-runners/task-broker/auth and packages/@n8n/task-runner of n8n 2.8.4.
 * @param brokerPort where n8n listens for runners, on 127.0.0.1
 * @throws Error when the broker grants nothing within half a minute
 */
export async function startTaskRunner(
	{ node, script }: N8nHost,
	brokerPort: number,
	userFolder: string,
): Promise<{ close(): Promise<void> }> {
	const broker = `http://127.0.0.1:${brokerPort}`;
	const grant = await grantOf(broker);
	const modules = dirname(dirname(dirname(script)));
	const log = openSync(join(userFolder, 'runner.log'), 'a');
	const child = spawn(node, [join(modules, '@n8n', 'task-runner', 'dist', 'start.js')], {
		cwd: userFolder,
		env: {
			PATH: process.env.PATH,
			HOME: userFolder,
			GENERIC_TIMEZONE: 'Europe/Paris',
			N8N_RUNNERS_TASK_BROKER_URI: broker,
			N8N_RUNNERS_GRANT_TOKEN: grant,
		},
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	return {
		close: async () => {
			process.off('exit', kill);
			if (child.exitCode !== null || child.signalCode !== null) return;
			const exited = once(child, 'exit');
			kill();
			await exited;
		},
	};
}

async function grantOf(broker: string): Promise<string> {
	for (let tries = 0; ; tries++) {
		const answer = await fetch(`${broker}/runners/auth`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token: runnersToken }),
		}).catch((refusal: unknown) => refusal);
		if (answer instanceof Response && answer.ok) {
			const { data } = (await answer.json()) as { data: { token: string } };
			return data.token;
		}
		if (tries === 60) {
			const said = answer instanceof Response ? `${answer.status}` : String(answer);
			throw new Error(`${broker} lets no task runner in: ${said}`);
		}
		await pause(500);
	}
}
