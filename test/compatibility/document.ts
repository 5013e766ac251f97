import { join } from 'node:path';
import { repositoryRoot } from '../../sandbox/places';
import { pinnedVersions } from '../../sandbox/n8n/versions';
import { notOffered, oldestClaimed } from './matrix';
import { isGreen, type Result } from './results';

export const documentFile = join(repositoryRoot, 'COMPATIBILITY.md');

/** The columns of the overview, each with the runs that speak for it. */
const features: Array<[string, (result: Result) => boolean]> = [
	['Node 20', ({ node }) => node === 20],
	['Node 22', ({ node }) => node === 22],
	['Node 24', ({ node }) => node === 24],
	['Memory', ({ binary }) => binary === 'memory'],
	['Filesystem', ({ binary }) => binary === 'filesystem'],
	['Database', ({ binary }) => binary === 'database'],
	['Queue mode', ({ execution }) => execution === 'queue'],
	['Runner of n8n', ({ runners }) => runners === 'internal'],
	['Runner beside n8n', ({ runners }) => runners === 'external'],
];

const suites = {
	whole: 'everything, with the editor',
	short: 'all workflows',
} as const;

const executions = { regular: 'n8n itself', queue: '2 workers' } as const;

const runners = {
	none: 'none',
	internal: 'started by n8n',
	external: 'started beside n8n',
} as const;

/**
 * The text of COMPATIBILITY.md.
 * @param results in the order in which they are told
 */
export function compatibilityDocument(results: readonly Result[]): string {
	return `# Compatibility

<!-- Written by "npm run compatibility" from test/compatibility/results.json. Do not edit. -->

**n8n ${oldestClaimed} and newer, self-hosted, on Node 20, 22 or 24**: whichever of these Nodes your n8n
runs on. The package was installed as a packed file into each n8n below, and run there with all of its
workflows against a pretended Lucca and real FTP and SFTP servers. ${outcome(results)}

${overview(results)}

*yes*: tested, and everything passed. *not in n8n*: this n8n has no such thing, or refuses to start with
it. *Memory*, *Filesystem* and *Database* are where n8n keeps files (\`N8N_DEFAULT_BINARY_DATA_MODE\`).
*Queue mode* is one n8n, Redis and two workers. A *runner* executes the code of Code nodes: in a process
that n8n starts, or in one beside it, as in n8n's Docker image for runners.

Versions in between are not tested one by one. The two that every change to the package is tested on are
2.8.4 and 2.41.1; the others are tested before a release.

## What was checked

In **every run**: n8n's import command takes the workflows, each node is known, the connection tests of the
credentials tell a right secret from a wrong one, and every workflow of the package is executed. What the
nightly ones deliver is compared, byte for byte, with what n8n's bare engine makes of them; what the
others write, with files whose content is known. The mail with its two buttons is sent and answered.
Code nodes stand before and behind ours.

In **queue mode** besides: a workflow started by its schedule on the main process is executed by the
workers, as their logs say. A file that was delivered by one process is known to the others: the same file
is not delivered twice, and a file from which people are missing is held, whichever worker comes.
Workflows run by hand go to the workers too (\`OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS=true\`).

With **everything, with the editor**, besides: nodes are found, filled in, pasted and executed in n8n's
editor in Chromium; OAuth2 gets and renews its tokens; the trigger lives through polls, a power cut and a
restart; n8n is killed between two writes to Lucca; and nothing n8n kept or logged holds a secret.

## Known limits

- **Queue mode and the trigger.** *Lucca Users Trigger* keeps what it has told in the workflow's static
  data, which n8n 2.41 gives to workers empty. The trigger itself runs on the main process and is not
  affected. But when another node of the same workflow *changes* static data on a worker (a Code node with
  \`$getWorkflowStaticData\`, for example), n8n overwrites the trigger's memory: after a restart, events
  may come twice. Keep such nodes in a workflow of their own. What was delivered is remembered on the
  file server, not in static data, and is safe.
- **Files in memory.** The default of n8n 1.x: a file of 100 MB takes several times that of n8n's memory.
  Set \`N8N_DEFAULT_BINARY_DATA_MODE=filesystem\`; in queue mode all processes then need the same folder.
- **Queue mode was tested with SQLite**, which all processes shared; n8n recommends PostgreSQL there.
- **n8n 1.x with SQLite** was tested with \`DB_SQLITE_POOL_SIZE=4\`, which n8n asks for in its log: without it,
  several executions at a time may end in "cannot start a transaction within a transaction".
- **n8n 1.123 on Node 20** starts only with \`N8N_EXPRESSION_ENGINE=legacy\`, with or without this package.
- **n8n before 1.123** has no suggestions for columns: in *Training Partner File*, columns mapped by hand
  begin empty instead of filled in. The shipped workflows map by themselves and need none.
- n8n 2.41 needs Node 24. Newer versions than those above are expected to work and have not been tested.

## Every run

${everyRun(results)}

To repeat a run, from a checkout of the commit: \`npm run compatibility -- --only '2.8.4 queue'\`, with any
words of a line; without \`--only\`, all of them, which takes about ${Math.ceil(minutes(results) / 10) * 10} minutes.
`;
}

function outcome(results: readonly Result[]): string {
	const red = results.filter((result) => !isGreen(result)).length;
	const checks = results.reduce((sum, { passed }) => sum + passed, 0);
	return red === 0
		? `All ${checks} checks of ${results.length} runs passed.`
		: `**${red} of ${results.length} runs did not pass.**`;
}

function overview(results: readonly Result[]): string {
	const tested = pinnedVersions.filter((version) => results.some(({ n8n }) => n8n === version));
	return table(
		['n8n', ...features.map(([name]) => name)],
		tested.map((version) => [
			`**${version}**`,
			...features.map(([name, speaks]) => {
				if (notOffered[version]?.includes(name)) return 'not in n8n';
				const runs = results.filter((result) => result.n8n === version && speaks(result));
				if (runs.length === 0) return 'not tested';
				return runs.every(isGreen) ? 'yes' : '**NO**';
			}),
		]),
	);
}

function everyRun(results: readonly Result[]): string {
	return table(
		['n8n', 'Node', 'Checked', 'Files in', 'Executed by', 'Runner', 'Checks', 'Day', 'Commit'],
		results.map((result) => [
			result.n8n,
			result.nodeVersion,
			suites[result.suite],
			result.binary,
			executions[result.execution],
			runners[result.runners],
			counts(result),
			result.date,
			result.commit,
		]),
	);
}

function counts({ passed, failed, skipped }: Result): string {
	return [
		`${passed} passed`,
		...(failed > 0 || passed === 0 ? [`**${failed} failed**`] : []),
		...(skipped.length > 0 ? [`${skipped.length} not in n8n`] : []),
	].join(', ');
}

function minutes(results: readonly Result[]): number {
	return results.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
}

function table(headings: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
