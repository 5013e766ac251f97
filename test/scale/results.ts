import { cpus, totalmem } from 'node:os';
import type { Outcome } from './many-columns';
import type { Written } from './million';
import type { Night } from './night';
import type { Rounds } from './rounds';

/** Everything one run of `npm run bench:scale` found out. */
export interface Results {
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly n8n: string;
	readonly people: number;
	/** As shipped: n8n stores every execution, as it does unless told otherwise. */
	readonly shipped: Rounds;
	/** With nothing stored of an execution that succeeds. */
	readonly unstored: Rounds;
	readonly large: { readonly people: number; readonly ours: Outcome; readonly theirs: Outcome };
	readonly million: { readonly heap: number; readonly written: Written };
	/** Of one minute, at the beginning and at the end. */
	readonly load: readonly [number, number];
}

/** What is asked of us: at least so many times faster, at most such a part of the memory. */
const FASTER = 2;
const MEMORY = 0.7;

type Row = Record<string, string>;

/** The measurements as tables in Markdown, and whether the goals are met. */
export function report(results: Results): { text: string; met: boolean } {
	const goals = goalsOf(results.shipped);
	const further = goalsOf(results.unstored);
	const text = [
		'# How far it carries',
		'',
		'Written by `npm run bench:scale`; the figures are those of its last run. Times and memory depend on the machine, ratios far less: both jobs ran in turns, each in an n8n started for it.',
		'',
		...machine(results),
		'',
		`## The whole nightly job, ${number(results.people)} people in Lucca`,
		'',
		"Lucca to Skillup as the package ships it (read everybody, check every row, write, compare with yesterday's file, deliver under a temporary name, look at it again, keep a copy), beside the same job of n8n's own nodes: HTTP Request with pagination, Code, Convert to File, FTP. Same fields, pages of 1,000, the same workflow settings (n8n stores the execution, as it does unless told otherwise), started by the schedule; the time ends when n8n is done with the execution. Memory is that of all processes of n8n, its task runner included. Lucca and the server are processes of their own and hand out prepared answers. **Nobody waits for Lucca's limit here**: at 40 requests a minute, which is what our node allows itself in earnest, 100 pages take two minutes more.",
		'',
		...compared(results.shipped, goals),
		'### The same, with nothing stored of nights that went well',
		'',
		"With 'Save successful production executions' switched off in both. Nothing is asked of us here.",
		'',
		...compared(results.unstored, further),
		`## One file of ${number(results.large.people)} people and 20 columns in n8n`,
		'',
		'Both nodes get the same items; n8n was told not to store successful executions.',
		'',
		markdown([
			large('Training Partner File', results.large.ours),
			large('Convert to File', results.large.theirs),
		]),
		'',
		'## 1,000,000 rows through the engine',
		'',
		...million(results.million),
		'',
	].join('\n');
	const met = goals.every(({ Met }) => Met !== 'NOT MET') && 'seconds' in results.large.ours;
	return { text, met };
}

function goalsOf({ ours, theirs, files }: Rounds): Row[] {
	const faster = middle(theirs, seconds) / middle(ours, seconds);
	const cheaper = middle(theirs, cpu) / middle(ours, cpu);
	const part = middle(ours, tree) / middle(theirs, tree);
	return [
		goal('Times faster, by the clock', faster, `at least ${FASTER}`, faster >= FASTER),
		goal('Part of the memory', part, `at most ${MEMORY}`, part <= MEMORY),
		{
			What: 'The same people in both files',
			Measured: files.same ? `yes, ${number(files.people)}` : `no: ${files.difference}`,
			Goal: 'yes',
			Met: files.same ? 'met' : 'NOT MET',
		},
		{ What: 'Times less processor time', Measured: cheaper.toFixed(2), Goal: '', Met: '' },
	];
}

function compared({ ours, theirs, files }: Rounds, goals: readonly Row[]): string[] {
	return [
		markdown(nights(ours, theirs)),
		'',
		`In the middle of ${ours.length} rounds; the files have ${number(files.bytes.ours)} and ${number(files.bytes.theirs)} bytes:`,
		'',
		markdown(goals),
		'',
		markdown(steps('Ours', ours)),
		'',
		markdown(steps("n8n's own", theirs)),
		'',
	];
}

function machine({ at, n8n, load }: Results): string[] {
	return [
		markdown([
			{
				Date: at.slice(0, 16).replace('T', ' '),
				n8n,
				'Node.js': process.version,
				Machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB`,
				'Load at the beginning and end': load.map((each) => each.toFixed(1)).join(', '),
			},
		]),
	];
}

function nights(ours: readonly Night[], theirs: readonly Night[]): Row[] {
	return ours.flatMap((night, index) => [
		nightRow(`${index + 1}, ours`, night),
		...theirs.slice(index, index + 1).map((each) => nightRow(`${index + 1}, n8n's own`, each)),
	]);
}

function nightRow(round: string, { seconds, peaks, idle, load }: Night): Row {
	return {
		Round: round,
		Seconds: seconds.toFixed(1),
		'Processor seconds': peaks.cpu.toFixed(1),
		'Peak MB, all processes': peaks.tree.toFixed(0),
		'Peak MB, main process': peaks.main.toFixed(0),
		'MB before': idle.toFixed(0),
		Load: load.toFixed(1),
	};
}

/** Of the round in the middle. */
function steps(whose: string, nights: readonly Night[]): Row[] {
	const wanted = middle(nights, seconds);
	const { steps } = nights.find((night) => night.seconds === wanted) ?? nights[0] ?? { steps: [] };
	return steps
		.filter(({ seconds }) => seconds >= 0.05)
		.map(({ name, seconds, megabytes }) => ({
			[whose]: name,
			Seconds: seconds.toFixed(1),
			'MB at most': megabytes.toFixed(0),
		}));
}

function goal(What: string, measured: number, Goal: string, met: boolean): Row {
	return { What, Measured: measured.toFixed(2), Goal, Met: met ? 'met' : 'NOT MET' };
}

function large(Node: string, outcome: Outcome): Row {
	if ('gaveUp' in outcome) {
		return {
			Node,
			Outcome: outcome.gaveUp,
			'Seconds of the node': '',
			'Peak MB, all processes': '',
		};
	}
	const writing = outcome.steps.at(-2);
	return {
		Node,
		Outcome: 'written',
		'Seconds of the node': writing?.seconds.toFixed(1) ?? '',
		'Peak MB, all processes': outcome.peaks.tree.toFixed(0),
	};
}

function million({ heap, written }: Results['million']): string[] {
	return [
		`Twenty columns, people invented as they are looked at, in a process whose heap may not grow beyond ${heap} MB (\`--max-old-space-size=${heap}\`): ${number(written.rows)} rows, ${number(Math.round(written.bytes / 1e6))} MB of file, at most ${written.megabytes.toFixed(0)} MB of memory in all, ${written.seconds.toFixed(0)} s.`,
	];
}

const seconds = (night: Night) => night.seconds;
const cpu = (night: Night) => night.peaks.cpu;
const tree = (night: Night) => night.peaks.tree;

function middle(nights: readonly Night[], of: (night: Night) => number): number {
	const sorted = nights.map(of).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const number = (value: number) => value.toLocaleString('en-GB');

/** Rows as a table of Markdown. */
function markdown(rows: readonly Row[]): string {
	const headers = Object.keys(rows[0] ?? {});
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(headers),
		line(headers.map(() => '---')),
		...rows.map((row) => line(headers.map((header) => row[header] ?? ''))),
	].join('\n');
}
