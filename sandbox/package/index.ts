import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot, temporaryFolder } from '../places';

/** The package as its users receive it. */
export interface PackedPackage {
	/** Absolute path of the .tgz file. */
	tarball: string;
	/** Every file inside, relative to the package, in alphabetical order. */
	files: string[];
	/** Size of the tarball. */
	bytes: number;
}

/**
 * Packs the built package with `npm pack`.
 * @param intoFolder an existing folder to write the tarball to
 * @throws Error when dist/ has not been built, or with npm's own words
 */
export async function packPackage(intoFolder: string): Promise<PackedPackage> {
	const answer = await npm(
		['pack', '--json', '--ignore-scripts', '--pack-destination', intoFolder],
		repositoryRoot,
	);
	const [packed] = JSON.parse(answer) as [
		{ filename: string; size: number; files: Array<{ path: string }> },
	];
	const files = packed.files.map((file) => file.path).sort();
	if (!files.some((file) => file.startsWith('dist/'))) {
		throw new Error('There is no dist folder to pack: run "npm run build" first.');
	}
	return { tarball: join(intoFolder, packed.filename), files, bytes: packed.size };
}

/**
 * Installs a packed package where n8n's 'Install community node' puts it, in the same steps:
 * unpack, forget all but the runtime dependencies, `npm install` with n8n's flags. No package is
 * fetched, because ours has no runtime dependencies; npm is kept off the network to prove it.
 * Steps: packages/cli/src/modules/community-packages/community-packages.service.ts of n8n 2.8.4.
 * @param userFolder the folder n8n is started with as N8N_USER_FOLDER
 * @returns the folder the package was installed to
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const { name } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')) as {
		name: string;
	};
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);

	const manifestPath = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as Record<string, unknown>;
	for (const unwanted of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[unwanted];
	}
	await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
	await npm(
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
			'--offline',
		],
		folder,
	);
	return folder;
}

/**
 * Packs the built package and installs it into a new user folder outside the checkout.
 * @returns where it stands, and how to remove the user folder again
 */
export async function packAndInstall(): Promise<{
	packed: PackedPackage;
	userFolder: string;
	packageFolder: string;
	remove(): Promise<void>;
}> {
	const userFolder = await temporaryFolder('n8n');
	const packed = await packPackage(userFolder);
	return {
		packed,
		userFolder,
		packageFolder: await installPackage(packed.tarball, userFolder),
		remove: async () => await rm(userFolder, { recursive: true, force: true }),
	};
}

async function npm(words: string[], cwd: string): Promise<string> {
	const { stdout } = await promisify(execFile)('npm', words, {
		cwd,
		shell: process.platform === 'win32',
		maxBuffer: 16 * 1024 * 1024,
	});
	return stdout;
}
