// The measurements of plan.ts in a process of its own: node plan-measure.js ratio|time <people> <rounds>.
import Papa from 'papaparse';
import { planSync } from '../../lib/sync/plan/plan-sync';
import { expectedCounts, inventSides, type TwoSides } from './plan-people';

const [step, people, rounds] = process.argv.slice(2);
const count = Number(people);

function plan({ source, lucca }: TwoSides): string {
	const { counts } = planSync(source, lucca, {
		matchBy: 'login',
		day: '2026-11-22',
		blanks: 'keep',
		absent: 'tell',
		returning: 'hold',
	});
	const { create, update, absent, held } = counts;
	return JSON.stringify({ create, update, absent, held });
}

function timed(work: () => unknown): number {
	globalThis.gc?.();
	const start = performance.now();
	work();
	return performance.now() - start;
}

const middle = (numbers: number[]): number =>
	numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

const sides = inventSides(count);
const file = step === 'ratio' ? Papa.unparse(sides.source, { delimiter: ';' }) : undefined;
const parse = (text: string) => Papa.parse<string[]>(text, { delimiter: ';' }).data.length;

// Both are warmed up, as whatever is timed must be.
const warm = inventSides(20_000);
plan(warm);
plan(warm);
if (file !== undefined) parse(file);

const plans: number[] = [];
const parses: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
	plans.push(timed(() => plan(sides)));
	if (file !== undefined) parses.push(timed(() => parse(file)));
}
const made = plan(sides);
const expected = JSON.stringify({ ...expectedCounts(count), held: 0 });
if (made !== expected) throw new Error(`The plan says ${made} and has to say ${expected}`);
process.stdout.write(JSON.stringify({ plan: middle(plans), parse: middle(parses), made }));
