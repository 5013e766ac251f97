import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureInstalled, run } from '../../scripts/install.mjs';
import { hostFolder, workFolder } from '../places';
import { everydayVersions, leastNodeOf, type N8nVersion, settingsOf } from './versions';

/** An installed n8n, ready to be started. */
export interface N8nHost {
	version: N8nVersion;
	/** Its command-line script. */
	script: string;
	/** The Node program to run it with. */
	node: string;
	/** Settings each of its processes gets, as environment variables. */
	settings: Record<string, string>;
}

/** The newest n8n of those every change is tested on that runs on the Node running this. */
export function versionForThisNode(): N8nVersion {
	const runs = everydayVersions.filter((version) => leastNodeOf(version) <= runningNode());
	return runs.at(-1) ?? everydayVersions[0];
}

/**
 * Installs a pinned n8n unless it stands already: 2 to 3 minutes and 2 to 3 GB, the first time.
 * @param say takes lines of progress for a human
 * @param wishes the major number of the Node to run it with, instead of the one running this or the
 *   least it starts on; and settings for each of its processes, e.g. where it keeps files
 * @throws Error in plain words when npm, the compiler or a suitable Node is missing
 */
export async function prepareHost(
	version: N8nVersion,
	say: (line: string) => void,
	wishes: { node?: number; settings?: Record<string, string> } = {},
): Promise<N8nHost> {
	const major = wishes.node ?? Math.max(leastNodeOf(version), runningNode());
	const node = await nodeOf(major);
	const folder = hostFolder(`n8n-${version}`);
	await ensureInstalled(folder, `n8n ${version} (2 to 3 GB, 2 to 4 minutes)`);
	await ensureDatabaseAddon(folder, say);
	const script = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return { version, node, script, settings: { ...settingsOf(version, major), ...wishes.settings } };
}

/** The program of a Node: the one running this, or one from npm. */
async function nodeOf(major: number): Promise<string> {
	if (runningNode() === major) return process.execPath;
	const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const folder = hostFolder(`node-${major}`);
	await ensureInstalled(folder, `Node ${major}`);
	const program = process.platform === 'win32' ? 'node.exe' : 'node';
	const node = join(folder, 'node_modules', packageName, 'bin', program);
	if (!existsSync(node)) {
		throw new Error(
			`This n8n needs Node ${major}, and npm has none for this machine (${packageName}). ` +
				`Install Node ${major} from nodejs.org and run the same command with it.`,
		);
	}
	return node;
}

function runningNode(): number {
	return Number(process.versions.node.split('.')[0]);
}

/**
 * n8n's database driver is its only part that must be compiled. It is built against Node's stable
 * interface, so one build serves every pinned n8n and Node of this machine.
 */
async function ensureDatabaseAddon(folder: string, say: (line: string) => void): Promise<void> {
	const built = join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
	if (existsSync(built)) return;
	const kept = join(workFolder, 'addons', `sqlite3-${process.platform}-${process.arch}.node`);
	if (!existsSync(kept)) {
		say("Compiling n8n's database driver, about a minute...");
		try {
			await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], folder);
		} catch (error) {
			throw new Error(
				"n8n's database driver could not be compiled. It needs Python 3, make and a C++ compiler " +
					'(on Debian: apt-get install -y python3 make g++). Then run the same command again.',
				{ cause: error },
			);
		}
		await mkdir(dirname(kept), { recursive: true });
		await copyFile(built, kept);
		return;
	}
	await mkdir(dirname(built), { recursive: true });
	await copyFile(kept, built);
}
