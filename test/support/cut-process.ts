import { readFileSync } from 'node:fs';
import { cutFile } from '../../lib/tabular/cut-file';
import { ExplainedError } from '../../lib/explained-error';

/**
 * Cuts the file named, in a process of its own whose memory its caller has bounded, and prints what
 * came of it: what could not be cut within that memory ends the process instead.
 */
async function main(): Promise<void> {
	try {
		const { rows } = await cutFile(readFileSync(process.argv[2] ?? ''));
		process.stdout.write(JSON.stringify({ rows: rows.length }));
	} catch (thrown) {
		if (!(thrown instanceof ExplainedError)) throw thrown;
		process.stdout.write(JSON.stringify({ message: thrown.message, remedy: thrown.remedy }));
	}
}

void main();
