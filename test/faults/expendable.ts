import { build } from 'esbuild';
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { workFolder } from '../../sandbox/places';
import type { Order } from './delivering-process';

const BUNDLE = join(workFolder, 'faults', 'delivering-process.cjs');

/** Bundles the delivering process, so that it starts as fast as n8n loads the node. */
export async function bundleDelivering(): Promise<void> {
	await build({
		entryPoints: [join(__dirname, 'delivering-process.ts')],
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['cpu-features', '*.node'],
		logLevel: 'warning',
	});
}

/** Delivering processes to be killed; the next one is started while the last one is at work. */
export class Expendable {
	private next = this.start();

	/**
	 * Has a process deliver. `work` ends when the process is gone: undefined when it was killed, otherwise what
	 * it said.
	 */
	deliver(order: Order): { kill: () => void; end: Promise<unknown> } {
		const child = this.next;
		this.next = this.start();
		const end = new Promise<unknown>((resolve) => {
			let said: unknown;
			child.once('message', (message) => {
				said = message;
				child.disconnect();
			});
			child.once('exit', () => resolve(said));
		});
		child.send(order);
		return { kill: () => child.kill('SIGKILL'), end };
	}

	async close(): Promise<void> {
		const ended = new Promise((resolve) => this.next.once('exit', resolve));
		this.next.disconnect();
		await ended;
	}

	private start(): ChildProcess {
		return fork(BUNDLE, [], { execArgv: [] });
	}
}
