import { spawn } from 'node:child_process';
import { repositoryRoot } from './places';

/**
 * Runs a program of this repository to its end, its output shown.
 * @throws Error unless it ends with 0
 */
export async function run(command: string, commandArguments: readonly string[]): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const child = spawn(command, commandArguments, { cwd: repositoryRoot, stdio: 'inherit' });
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0
				? resolve()
				: reject(new Error(`'${command} ${commandArguments.join(' ')}' ended with ${code}`)),
		);
	});
}
