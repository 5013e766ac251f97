// `npm run bench`: ratios inside one run, never times on their own. Each measurement runs in a process
// of its own, interleaved with what it is held against, and the middle one of several counts. What is asked of
// Lucca is counted, not timed: see lucca.ts. How fast files move: see delivery/throughput.ts. What a plan
// costs, and how that grows: see plan.ts.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../../sandbox/places';
import { table } from '../../sandbox/table';
import { benchDelivery } from './delivery/throughput';
import { benchLucca } from './lucca';
import { benchPlan } from './plan';
import { rm } from 'node:fs/promises';

const ROUNDS = 5;

interface Measure {
	/** Milliseconds of processor time of the step itself. */
	readonly milliseconds: number;
	/** Megabytes the process held at its most, above what it held before the step. */
	readonly megabytes: number;
	/** What the step made, so that both sides are known to have done the work. */
	readonly made: string;
}

async function main(): Promise<void> {
	const folder = await temporaryFolder('bench');
	const script = join(folder, 'measure.js');
	// Bundled as it ships, without the helpers a TypeScript runner adds.
	buildSync({
		entryPoints: [join(__dirname, 'measure.ts')],
		bundle: true,
		platform: 'node',
		target: 'node20',
		outfile: script,
		logLevel: 'error',
	});
	const measure = async (step: string, rows: number): Promise<Measure> => {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--expose-gc', script, step, String(rows)],
			{ maxBuffer: 1 << 20 },
		);
		return JSON.parse(stdout) as Measure;
	};

	const rows: Array<Record<string, string>> = [];
	const ours: Measure[] = [];
	const theirs: Measure[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		ours.push(await measure('format', 100_000));
		theirs.push(await measure('papaparse', 100_000));
	}
	const ratio = middle(ours) / middle(theirs);
	rows.push({
		What: 'Check, format, encode and hash 100,000 employees of 20 columns',
		'Held against': "PapaParse's bare unparse of the same ready strings",
		Ours: `${middle(ours).toFixed(0)} ms`,
		Theirs: `${middle(theirs).toFixed(0)} ms`,
		Ratio: ratio.toFixed(2),
		'At most': '1.00',
		Met: ratio <= 1 ? 'yes' : 'NO',
	});

	const large = await measure('stream', 500_000);
	rows.push({
		What: 'Memory above the records, writing 500,000 rows of 20 columns',
		'Held against': 'the limit',
		Ours: `${large.megabytes.toFixed(0)} MB`,
		Theirs: '200 MB',
		Ratio: (large.megabytes / 200).toFixed(2),
		'At most': '1.00',
		Met: large.megabytes <= 200 ? 'yes' : 'NO',
	});
	rows.push(...(await benchPlan(folder)));
	await rm(folder, { recursive: true, force: true });

	console.log(table(rows));
	console.log(`\nMade: ${ours[0]?.made}; ${theirs[0]?.made}; ${large.made}\n`);
	const counts = await benchLucca();
	console.log(table(counts));
	const { throughput, memory } = await benchDelivery();
	console.log(`\n${table(throughput)}\n\n${table(memory)}`);
	if ([...rows, ...counts, ...throughput, ...memory].some(({ Met }) => Met !== 'yes'))
		process.exitCode = 1;
}

function middle(measures: readonly Measure[]): number {
	const sorted = measures.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
