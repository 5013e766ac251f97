import { setTimeout as pause } from 'node:timers/promises';

/** Tells each step with the time it took, and counts those that went through. */
export class Stopwatch {
	private passed = 0;

	private failed = 0;

	private began = Date.now();

	/** Begins anew, under a title. */
	half(title: string): void {
		this.began = Date.now();
		process.stdout.write(`\n${title}\n`);
	}

	/**
	 * One step of the instructions. Those after one that did not go through make no sense.
	 * @throws Error with what went wrong
	 */
	async step<T>(what: string, body: () => Promise<T>): Promise<T> {
		const started = Date.now();
		try {
			const done = await body();
			this.passed += 1;
			process.stdout.write(`  ok   ${seconds(started)}  ${what}\n`);
			return done;
		} catch (error) {
			this.failed += 1;
			process.stdout.write(`  FAIL ${seconds(started)}  ${what}\n       ${String(error)}\n`);
			throw error;
		}
	}

	/** What the half took. */
	total(what: string): void {
		process.stdout.write(`       ${seconds(this.began)}  ${what}\n`);
	}

	/** Prints the closing line that machines read. @returns the exit code */
	async close(): Promise<number> {
		process.stdout.write(`\n${this.passed} passed, ${this.failed} failed\n`);
		await pause(0);
		return this.failed > 0 || this.passed === 0 ? 1 : 0;
	}
}

const seconds = (since: number): string =>
	`${((Date.now() - since) / 1000).toFixed(1)} s`.padStart(8);
