/** Counts named checks as they are made, each told on a line of its own. */
export class Checks {
	private passed = 0;

	private failed = 0;

	/** A section of the report. */
	title(text: string): void {
		process.stdout.write(`\n${text}\n`);
	}

	/** Something worth telling that is neither good nor bad. */
	note(text: string): void {
		process.stdout.write(`       ${text}\n`);
	}

	/**
	 * One check: it fails when its body throws. Later checks go on.
	 * @returns what the body returned, or undefined when it failed
	 */
	async check<T>(name: string, body: () => Promise<T>): Promise<T | undefined> {
		try {
			const result = await body();
			this.passed += 1;
			process.stdout.write(`  ok   ${name}\n`);
			return result;
		} catch (error) {
			this.failed += 1;
			const words = error instanceof Error ? error.message : String(error);
			process.stdout.write(`  FAIL ${name}\n       ${words.trim().replace(/\n/g, '\n       ')}\n`);
			return undefined;
		}
	}

	/** Prints the closing line that machines read. @returns the exit code */
	close(): number {
		process.stdout.write(`\n${this.passed} passed, ${this.failed} failed\n`);
		return this.failed > 0 || this.passed === 0 ? 1 : 0;
	}
}
