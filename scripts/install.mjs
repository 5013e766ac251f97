// Installs a folder's locked dependencies when they are missing or no longer match its lock file.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARKER = 'installed-from-lock';

/**
 * Makes `folder/node_modules` match `folder/package-lock.json`, with a line of progress every few
 * seconds. Does nothing when it already matches.
 * @param {string} folder absolute path of a folder holding package.json and package-lock.json
 * @param {string} label what to call it in the progress lines
 * @param {NodeJS.ProcessEnv} [env] further environment for npm
 * @throws an Error in plain words when npm could not install
 */
export async function ensureInstalled(folder, label, env = {}) {
	const wanted = createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
	const marker = join(folder, 'node_modules', `.${MARKER}`);
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;

	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	console.error(`Installing what ${label} needs (npm ci)...`);
	const ticker = setInterval(() => console.error(`  still installing, ${seconds()} s`), 10_000);
	try {
		await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], folder, env);
	} catch (error) {
		throw new Error(
			`Could not install what ${label} needs: ${error.message}\n` +
				'Check that this machine reaches an npm registry (npm ping), that the disk has room, ' +
				`and that Node is 20.19 or newer (this is ${process.version}). Then run the same command again.`,
			{ cause: error },
		);
	} finally {
		clearInterval(ticker);
	}
	writeFileSync(marker, wanted);
	console.error(`  done in ${seconds()} s`);
}

/** Runs a program to its end, its output shown, and throws unless it ends with 0. */
export function run(command, commandArguments, cwd, env = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, commandArguments, {
			cwd,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
			shell: process.platform === 'win32',
		});
		child.on('error', reject);
		child.on('exit', (code, signal) =>
			code === 0
				? resolve()
				: reject(new Error(`'${command} ${commandArguments[0]}' ended with ${signal ?? code}`)),
		);
	});
}
