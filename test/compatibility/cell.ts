// tsx test/compatibility/cell.ts ID: the checks of one cell of the matrix, with a report for humans that
// ends in the counts.
import { prepareHost } from '../../sandbox/n8n/host';
import { settingsOfMode } from '../../sandbox/n8n/mode';
import { Checks } from '../e2e/checks';
import { checkShortly } from '../e2e/short';
import { checkVersion } from '../e2e/version';
import { idOf, matrix } from './matrix';

async function main(): Promise<number> {
	const checks = new Checks();
	const cell = matrix.find((each) => idOf(each) === process.argv[2]);
	if (!cell) throw new Error(`There is no cell '${process.argv[2]}'`);
	checks.title(idOf(cell));
	try {
		const host = await prepareHost(cell.n8n, (line) => checks.note(line), {
			node: cell.node,
			settings: settingsOfMode(cell),
		});
		if (cell.suite === 'whole') await checkVersion(checks, host, true);
		else await checkShortly(checks, host, cell);
	} catch (error) {
		await checks.check('the cell can be examined to the end', () => Promise.reject(error));
	}
	return checks.close();
}

// So that nothing of n8n outlives this process when it is interrupted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
