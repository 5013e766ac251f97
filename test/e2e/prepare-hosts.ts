// Installs every n8n that each change is tested on, so that it can be done while something else runs.
import { prepareHost } from '../../sandbox/n8n/host';
import { everydayVersions } from '../../sandbox/n8n/versions';

async function main(): Promise<void> {
	for (const version of everydayVersions) {
		await prepareHost(version, (line) => console.log(line));
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
