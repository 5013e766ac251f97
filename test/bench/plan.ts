// What a plan costs: held against PapaParse reading the source's file, and as the company grows.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';

const PEOPLE = 100_000;
const ROUNDS = 7;
const MOST_RATIO = 3;
const SIZES = [10_000, 31_623, 100_000, 316_228, 1_000_000];
const MOST_EXPONENT = 1.15;
/** Two million people of twenty fields. */
const MEGABYTES = 10_000;

interface Measured {
	readonly plan: number;
	readonly parse: number;
	/** The counts of the plan. */
	readonly made: string;
}

/**
 * The rows of the bench about plans.
 * @param folder where the script of the measurements may stand
 */
export async function benchPlan(folder: string): Promise<Array<Record<string, string>>> {
	const script = join(folder, 'plan-measure.js');
	buildSync({
		entryPoints: [join(__dirname, 'plan-measure.ts')],
		bundle: true,
		platform: 'node',
		target: 'node20',
		outfile: script,
		logLevel: 'error',
	});
	const measure = async (step: string, people: number, rounds: number): Promise<Measured> => {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			[
				'--expose-gc',
				`--max-old-space-size=${MEGABYTES}`,
				script,
				step,
				String(people),
				String(rounds),
			],
			{ maxBuffer: 1 << 20 },
		);
		return JSON.parse(stdout) as Measured;
	};

	const one = await measure('ratio', PEOPLE, ROUNDS);
	const ratio = one.plan / one.parse;
	const times: number[] = [];
	// As many rounds as make small plans take about as long as large ones.
	for (const size of SIZES) times.push((await measure('time', size, size < 300_000 ? 9 : 3)).plan);
	const exponent = slope(SIZES.map(Math.log), times.map(Math.log));
	return [
		{
			What: 'Plan 100,000 people of 20 columns against 100,000 in Lucca, 3 % different',
			'Held against': "PapaParse's bare parse of the file of the same people",
			Ours: `${one.plan.toFixed(0)} ms`,
			Theirs: `${one.parse.toFixed(0)} ms`,
			Ratio: ratio.toFixed(2),
			'At most': MOST_RATIO.toFixed(2),
			Met: ratio <= MOST_RATIO ? 'yes' : 'NO',
		},
		{
			What: 'Plan 10,000 to 1,000,000 people: the exponent of the growth',
			'Held against': 'the limit',
			Ours: times.map((time) => `${time.toFixed(0)} ms`).join(', '),
			Theirs: '',
			Ratio: exponent.toFixed(3),
			'At most': MOST_EXPONENT.toFixed(2),
			Met: exponent <= MOST_EXPONENT ? 'yes' : 'NO',
		},
	];
}

/** The slope of the line that fits best. */
function slope(xs: readonly number[], ys: readonly number[]): number {
	const mean = (numbers: readonly number[]) =>
		numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
	const [x, y] = [mean(xs), mean(ys)];
	const above = xs.reduce((sum, each, at) => sum + (each - x) * ((ys[at] ?? NaN) - y), 0);
	return above / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}
