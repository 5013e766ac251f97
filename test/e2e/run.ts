// npm run test:e2e [-- --n8n 2.8.4] [-- --no-browser]: the packed package in full n8n servers, with
// the shipped workflows, against the sandbox; and the editor in Chromium.
import { parseArgs } from 'node:util';
import { run } from '../../sandbox/build';
import { type N8nVersion, pinnedVersions } from '../../sandbox/n8n/host';
import { Checks } from './checks';
import { checkVersion } from './version';

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: { n8n: { type: 'string' }, 'no-browser': { type: 'boolean' } },
	});
	const versions = values.n8n ? [values.n8n] : Object.keys(pinnedVersions);
	const checks = new Checks();
	await run('node', ['scripts/build.mjs']);
	for (const version of versions as N8nVersion[]) {
		checks.title(`n8n ${version}`);
		try {
			await checkVersion(checks, version, !values['no-browser']);
		} catch (error) {
			await checks.check(`n8n ${version} can be examined to the end`, () => Promise.reject(error));
		}
	}
	return checks.close();
}

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		process.stdout.write(`${error.message}\n0 passed, 1 failed\n`);
		process.exit(1);
	},
);
