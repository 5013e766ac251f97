import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRoot } from './programs';

/** How long a server may take until it accepts connections, in milliseconds. */
const START = 10_000;

export interface Command {
	program: string;
	words: readonly string[];
	/** Run as this user instead of root. */
	as?: { uid: number; gid: number };
	/** Files and folders of the machine that this program alone sees others in the place of. */
	instead?: Readonly<Record<string, string>>;
}

/** A server's process in the foreground, and those it forks for its sessions. */
export class Daemon {
	private constructor(
		private readonly child: ChildProcess,
		private readonly pid: number,
	) {}

	/**
	 * Starts a server and waits until it accepts connections on its ports of 127.0.0.1; what it says goes to
	 * `logFile`. @throws Error with its words when it ends or accepts none
	 */
	static async start(command: Command, ports: readonly number[], logFile: string): Promise<Daemon> {
		const log = openSync(logFile, 'a');
		const { program, words, as } = inOwnView(command);
		const user = as && isRoot() ? as : {};
		const child = spawn(program, words, { stdio: ['ignore', log, log], ...user });
		closeSync(log);
		await new Promise((resolve, reject) => {
			child.once('spawn', resolve).once('error', reject);
		});
		const daemon = new Daemon(child, child.pid ?? 0);
		try {
			for (const port of ports) await daemon.untilListening(port);
		} catch (error) {
			await daemon.stop();
			throw new Error(`${program} did not start: ${readFileSync(logFile, 'utf8')}`, {
				cause: error,
			});
		}
		return daemon;
	}

	/** The processes that serve sessions now. */
	get sessions(): number[] {
		return descendants(this.pid);
	}

	/** Sends a signal to every session, and not to the process that accepts further ones. */
	signalSessions(signal: NodeJS.Signals): void {
		for (const pid of this.sessions) send(pid, signal);
	}

	async stop(): Promise<void> {
		const left = [this.pid, ...this.sessions];
		const ended = this.ended
			? Promise.resolve()
			: new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
		for (const pid of left) send(pid, 'SIGKILL');
		await ended;
	}

	private get ended(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	private async untilListening(port: number): Promise<void> {
		for (const giveUp = performance.now() + START; ; await pause(5)) {
			if (this.ended) throw new Error('It ended at once');
			if (listens(port)) return;
			if (performance.now() > giveUp) throw new Error(`Nothing accepts connections at ${port}`);
		}
	}
}

/** The command in a mount namespace of its own, where `instead` holds; the machine is untouched. */
function inOwnView({ program, words, as, instead }: Command): Command {
	if (!instead) return { program, words, as };
	const steps = Object.entries(instead).map(([place, path]) => `mount --bind ${path} ${place} && `);
	const script = `${steps.join('')}exec "$0" "$@"`;
	return { program: 'unshare', words: ['--mount', 'sh', '-c', script, program, ...words], as };
}

/**
 * Whether a program listens, without connecting to it: a server would count that as a session.
 * State 0A is LISTEN (proc(5), /proc/net/tcp).
 */
function listens(port: number): boolean {
	const place = `:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`;
	return readFileSync('/proc/net/tcp', 'utf8').includes(place);
}

function descendants(pid: number): number[] {
	let children: string;
	try {
		children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
	} catch (error) {
		if (isGone(error)) return [];
		throw error;
	}
	const pids = children.trim().split(/\s+/).filter(Boolean).map(Number);
	return pids.flatMap((child) => [child, ...descendants(child)]);
}

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!isGone(error)) throw error;
	}
}

const isGone = (error: unknown): boolean =>
	['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
