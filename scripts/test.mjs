// Builds the package, runs every test and closes with the plain line that machines read. The counts
// come from jest's own report.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const report = '.sandbox/jest.json';
mkdirSync('.sandbox', { recursive: true });
rmSync(report, { force: true });

step('node', ['scripts/build.mjs']);
const jest = spawnSync(
	'jest',
	['--json', `--outputFile=${report}`, ...process.argv.slice(2)],
	// jest repeats its whole report on standard output when asked for JSON; its readable form is on
	// standard error.
	{ stdio: ['inherit', 'ignore', 'inherit'] },
);
const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
	readFileSync(report, 'utf8'),
);
// A suite that could not even start is a failure no test counted.
const failed = numFailedTests + numRuntimeErrorTestSuites;
const skipped = numPendingTests ? `, ${numPendingTests} skipped` : '';
console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(failed || jest.status || numPassedTests === 0 ? 1 : 0);

function step(command, commandArguments) {
	const { status } = spawnSync(command, commandArguments, { stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
