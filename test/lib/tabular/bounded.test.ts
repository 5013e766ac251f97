import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROWS = 20_000;
/** Characters of each job title: the file is twice what the heap may hold. */
const TITLE = 8_000;
const HEAP = 80;

it('a file is written in less memory than it has bytes', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lucca-sync-bounded-'));
	try {
		const script = join(folder, 'million.js');
		await build({
			entryPoints: [join(__dirname, '../../scale/million.ts')],
			outfile: script,
			bundle: true,
			platform: 'node',
			target: 'node20',
			logLevel: 'error',
		});
		const words = [`--max-old-space-size=${HEAP}`, script, `${ROWS}`, `${TITLE}`];
		const { stdout } = await promisify(execFile)(process.execPath, words);
		const { rows, bytes } = JSON.parse(stdout) as { rows: number; bytes: number };
		expect(rows).toBe(ROWS);
		expect(bytes).toBeGreaterThan(ROWS * TITLE);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
