// npm run compatibility [-- --only '2.8.4 queue' ...] [-- --list]: runs the cells of the matrix one after
// the other, records what became of them and writes COMPATIBILITY.md anew. An n8n it has not met before
// is installed: 2 to 3 GB each. A cell run with changes that are no commit is told, and not recorded.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../sandbox/build';
import { prepareHost } from '../../sandbox/n8n/host';
import { repositoryRoot, workFolder } from '../../sandbox/places';
import { compatibilityDocument, documentFile } from './document';
import { type Cell, idOf, matrix } from './matrix';
import { record, recordedResults } from './results';

const CLOSING_LINE = /\n(\d+) passed, (\d+) failed(?:, \d+ skipped)?\n$/;
const logs = join(workFolder, 'compatibility');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			list: { type: 'boolean' },
			// Where dist/ stands already, e.g. for two runs side by side.
			'no-build': { type: 'boolean' },
		},
	});
	const cells = matrix.filter((cell) => isChosen(idOf(cell), values.only));
	if (values.list) for (const cell of cells) say(idOf(cell));
	if (cells.length === 0) throw new Error(`No cell has all of the words of: ${values.only}`);
	let red = 0;
	if (!values.list) {
		if (!values['no-build']) await run('node', ['scripts/build.mjs']);
		mkdirSync(logs, { recursive: true });
		for (const cell of cells) red += (await runCell(cell)) ? 0 : 1;
	}
	writeFileSync(documentFile, compatibilityDocument(recordedResults()));
	say(red === 0 ? 'No cell is red.' : `${red} of ${cells.length} cells are red.`);
	return red === 0 ? 0 : 1;
}

/** Whether an id has all the words of one of the wishes. */
function isChosen(id: string, wishes: readonly string[] | undefined): boolean {
	const parts = id.split('-');
	return (
		!wishes || wishes.some((wish) => wish.split(/[\s,]+/).every((word) => parts.includes(word)))
	);
}

/** Runs a cell in a process of its own. @returns whether everything passed */
async function runCell(cell: Cell): Promise<boolean> {
	const id = idOf(cell);
	const log = join(logs, `${id}.log`);
	const { node } = await prepareHost(cell.n8n, say, { node: cell.node });
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const commit = commitOfThis();
	const started = Date.now();
	const child = spawn(process.execPath, ['--import', 'tsx', 'test/compatibility/cell.ts', id], {
		cwd: repositoryRoot,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const report = createWriteStream(log);
	child.stdout.pipe(report, { end: false });
	child.stderr.pipe(report, { end: false });
	await once(child, 'close');
	await new Promise((resolve) => report.end(resolve));
	const seconds = Math.round((Date.now() - started) / 1000);
	const text = readFileSync(log, 'utf8');
	const [, passed, failed] = CLOSING_LINE.exec(text) ?? [];
	const green = passed !== undefined && failed === '0' && passed !== '0';
	say(
		`${green ? 'ok  ' : 'FAIL'} ${id}: ${passed ?? 0} passed, ${failed ?? '?'} failed, ${seconds} s`,
	);
	if (!green) say(`     ${log}`);
	if (passed === undefined || failed === undefined) return false;
	if (commit === undefined) {
		say('     not recorded: there are changes that are no commit');
		return green;
	}
	record({
		...cell,
		nodeVersion,
		passed: Number(passed),
		failed: Number(failed),
		skipped: [...text.matchAll(/^ {2}skip (.*)$/gm)].map(([, name = '']) => name),
		seconds,
		date: new Date(started).toISOString().slice(0, 10),
		commit,
	});
	return green;
}

/** The commit that is run; undefined when what is packed differs from it. */
function commitOfThis(): string | undefined {
	const git = (...words: string[]) =>
		execFileSync('git', words, { cwd: repositoryRoot, encoding: 'utf8' }).trim();
	const packed = ['credentials', 'icons', 'lib', 'nodes', 'workflows', 'package.json'];
	if (git('status', '--porcelain', '--', ...packed) !== '') return undefined;
	return git('rev-parse', '--short=10', 'HEAD');
}

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
