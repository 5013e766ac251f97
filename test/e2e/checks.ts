/** Counts named checks as they are made, each told on a line of its own. */
export class Checks {
	private passed = 0;

	private failed = 0;

	private skipped = 0;

	/** Notes of the check that is being made. */
	private held?: string[];

	constructor(
		private readonly write: (text: string) => void = (text) => void process.stdout.write(text),
	) {}

	/** Checks made while others are made: they count, and are told together once they are all made. */
	async aside(body: (checks: Checks) => Promise<void>): Promise<void> {
		const said: string[] = [];
		const others = new Checks((text) => void said.push(text));
		try {
			await body(others);
		} finally {
			this.passed += others.passed;
			this.failed += others.failed;
			this.skipped += others.skipped;
			this.write(said.join(''));
		}
	}

	/** A section of the report. */
	title(text: string): void {
		this.write(`\n${text}\n`);
	}

	/** Something worth telling that is neither good nor bad; within a check it follows its line. */
	note(text: string): void {
		const line = `       ${text}\n`;
		if (this.held) this.held.push(line);
		else this.write(line);
	}

	/** One check: it fails when its body throws. Later checks go on. */
	async check(name: string, body: () => Promise<void>): Promise<void> {
		const notes: string[] = [];
		this.held = notes;
		try {
			await body();
			this.passed += 1;
			this.write(`  ok   ${name}\n`);
		} catch (error) {
			this.failed += 1;
			const words = error instanceof Error ? error.message : String(error);
			this.write(`  FAIL ${name}\n       ${words.trim().replace(/\n/g, '\n       ')}\n`);
		} finally {
			this.held = undefined;
			this.write(notes.join(''));
		}
	}

	/** A check that this n8n cannot be put to. */
	skip(name: string): void {
		this.skipped += 1;
		this.write(`  skip ${name}\n`);
	}

	/** Prints the closing line that machines read. @returns the exit code */
	close(): number {
		const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
		this.write(`\n${this.passed} passed, ${this.failed} failed${skipped}\n`);
		return this.failed > 0 || this.passed === 0 ? 1 : 0;
	}
}
