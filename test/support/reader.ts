import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** What a reader saw: how often it looked, and how often it saw which content. */
export interface Sightings {
	reads: number;
	/** By SHA-256 in hexadecimal; `missing` when there was no file. */
	seen: Readonly<Record<string, number>>;
}

/** A process that reads a file every few milliseconds, and tells every content it saw. */
export class Reader {
	private readonly child: ChildProcess;

	constructor() {
		// Without our own loaders: it starts in a moment.
		this.child = fork(join(__dirname, 'reader-process.mjs'), [], { execArgv: [] });
	}

	/** Begins; the first look was taken when this returns. */
	async watch(path: string, every: number): Promise<void> {
		await this.ask({ watch: path, every });
	}

	/** Ends, after a last look. */
	async stop(): Promise<Sightings> {
		return (await this.ask({})) as Sightings;
	}

	async close(): Promise<void> {
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.disconnect();
		await ended;
	}

	private async ask(message: object): Promise<unknown> {
		return await new Promise((resolve, reject) => {
			const onExit = () => reject(new Error('The reader ended'));
			this.child.once('exit', onExit);
			this.child.once('message', (answer) => {
				this.child.off('exit', onExit);
				resolve(answer);
			});
			this.child.send(message);
		});
	}
}
