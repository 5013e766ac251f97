// npm run test:e2e [-- --n8n 2.8.4] [-- --no-browser]: the packed package in full n8n servers, with
// the shipped workflows, against the sandbox; and the editor in Chromium.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { run } from '../../sandbox/build';
import { prepareHost } from '../../sandbox/n8n/host';
import { everydayVersions, type N8nVersion, pinnedVersion } from '../../sandbox/n8n/versions';
import { Checks } from './checks';
import { checkVersion } from './version';

const CLOSING_LINE = /\n(\d+) passed, (\d+) failed\n$/;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			n8n: { type: 'string' },
			'no-browser': { type: 'boolean' },
			// For the processes started below.
			'no-build': { type: 'boolean' },
		},
	});
	if (!values['no-build']) await run('node', ['scripts/build.mjs']);
	const further = values['no-browser'] ? ['--no-browser'] : [];
	if (values.n8n) return await checkOne(pinnedVersion(values.n8n), !values['no-browser']);
	return await checkAll(everydayVersions, further);
}

async function checkOne(version: N8nVersion, withBrowser: boolean): Promise<number> {
	const checks = new Checks();
	checks.title(`n8n ${version}`);
	try {
		const host = await prepareHost(version, (line) => checks.note(line));
		await checkVersion(checks, host, withBrowser);
	} catch (error) {
		await checks.check(`n8n ${version} can be examined to the end`, () => Promise.reject(error));
	}
	return checks.close();
}

/**
 * Every version in a process of its own, side by side: most of the time goes by in waiting for an n8n.
 * Each report is told whole, and the counts are those the processes made.
 */
async function checkAll(versions: readonly N8nVersion[], further: string[]): Promise<number> {
	// One after the other: they share what is compiled.
	for (const version of versions) await prepareHost(version, (line) => console.log(line));
	const reports = versions.map(async (version) => {
		const child = fork(__filename, ['--no-build', '--n8n', version, ...further], {
			stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		});
		const said = text(child.stdout as NodeJS.ReadableStream);
		const [code] = (await once(child, 'exit')) as [number | null];
		return { version, code, report: await said };
	});
	let passed = 0;
	let failed = 0;
	for (const { version, code, report } of await Promise.all(reports)) {
		const counts = CLOSING_LINE.exec(report);
		process.stdout.write(report.replace(CLOSING_LINE, '\n'));
		passed += Number(counts?.[1] ?? 0);
		failed += Number(counts?.[2] ?? 0);
		if (counts && (code === 0 || Number(counts[2]) > 0)) continue;
		failed += 1;
		process.stdout.write(`\n  FAIL n8n ${version} was not examined to the end (exit ${code})\n`);
	}
	process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
	return failed > 0 || passed === 0 ? 1 : 0;
}

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		process.stdout.write(`${error.message}\n0 passed, 1 failed\n`);
		process.exit(1);
	},
);
