// npm run bench:scale [-- --people 100000] [-- --rounds 5] [-- --large 500000]: how far the package carries,
// in a real n8n, beside n8n's own nodes in the same run. Linux only: memory is read from /proc. Takes some
// ten minutes, writes RESULTS.md and results.json beside this file, and ends with 1 when a goal is missed.
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { run } from '../../sandbox/build';
import { prepareHost } from '../../sandbox/n8n/host';
import { temporaryFolder } from '../../sandbox/places';
import { nothingStored, prepareGround } from './ground';
import { fileJob, type Outcome, tryNight } from './many-columns';
import type { Written } from './million';
import type { Ground } from './night';
import { report, type Results } from './results';
import { rounds, theDayBefore, told } from './rounds';

const VERSION = '2.8.4';
/** Megabytes a million rows must do with. */
const HEAP = 256;
/** How many times as long as our node n8n's own may take before it is given up, and at least how long. */
const DEADLINE_TIMES = 5;
const DEADLINE = 180;

const say = (line: string) => console.log(line);

// What is to end with this process ends on its exit, which a bare signal skips.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			people: { type: 'string', default: '100000' },
			rounds: { type: 'string', default: '5' },
			large: { type: 'string', default: '500000' },
		},
	});
	await run('node', ['scripts/build.mjs']);
	const host = await prepareHost(VERSION, say);
	const folder = await temporaryFolder('scale');
	const loadBefore = loadavg()[0] ?? 0;
	const people = Number(values.people);
	const prepared = await prepareGround(host, folder, people);
	try {
		say('The day before: our first delivery, by hand...');
		await theDayBefore(prepared, folder);
		const count = Number(values.rounds);
		say('As shipped:');
		const shipped = await rounds(prepared, prepared.jobs, folder, { count, warmUp: true }, say);
		say('With nothing stored of nights that went well:');
		const unstored = await rounds(
			prepared,
			nothingStored(prepared.jobs),
			folder,
			{ count: 1 },
			say,
		);
		const large = await largeFile(prepared.ground, folder, Number(values.large));
		const results: Results = {
			at: new Date().toISOString(),
			n8n: VERSION,
			people,
			shipped,
			unstored,
			large,
			million: await million(folder),
			load: [loadBefore, loadavg()[0] ?? 0],
		};
		const { text, met } = report(results);
		say(`\n${text}`);
		await writeFile(join(__dirname, 'RESULTS.md'), text);
		await writeFile(join(__dirname, 'results.json'), `${JSON.stringify(results, null, '\t')}\n`);
		if (!met) process.exitCode = 1;
	} finally {
		prepared.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function largeFile(
	ground: Ground,
	folder: string,
	people: number,
): Promise<Results['large']> {
	const attempt = async (side: 'ours' | 'theirs', patience: number) => {
		const outcome = await tryNight(ground, fileJob(people, side), join(folder, side), patience);
		const what = `${people} people of 20 columns`;
		say('gaveUp' in outcome ? `  ${what}, ${side}: ${outcome.gaveUp}` : told(what, side, outcome));
		return outcome;
	};
	const ours = await attempt('ours', 900);
	const theirs = await attempt('theirs', deadline(ours));
	return { people, ours, theirs };
}

function deadline(ours: Outcome): number {
	return Math.ceil(Math.max(DEADLINE, 'seconds' in ours ? ours.seconds * DEADLINE_TIMES : 0));
}

async function million(folder: string): Promise<Results['million']> {
	const script = join(folder, 'million.js');
	buildSync({
		entryPoints: [join(__dirname, 'million.ts')],
		outfile: script,
		bundle: true,
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
	const words = [`--max-old-space-size=${HEAP}`, script, '1000000'];
	const { stdout } = await promisify(execFile)(process.execPath, words);
	return { heap: HEAP, written: JSON.parse(stdout) as Written };
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
