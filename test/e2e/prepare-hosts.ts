// Installs every pinned n8n, so that it can be done while something else runs.
import { type N8nVersion, pinnedVersions, prepareHost } from '../../sandbox/n8n/host';

async function main(): Promise<void> {
	for (const version of Object.keys(pinnedVersions) as N8nVersion[]) {
		await prepareHost(version, (line) => console.log(line));
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
