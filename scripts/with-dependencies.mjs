// Runs a command once everything it needs is installed, so that `npm run demo` or `npm test` can be
// the first thing typed after a clone. Plain Node: at that moment nothing else is there yet.
//
//   node scripts/with-dependencies.mjs [folder ...] -- command [argument ...]
//
// The package's own dependencies are always ensured; each named folder holds a further package.json
// and lock file kept out of the package (n8n's engine, the linter).
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
const split = words.indexOf('--');
const folders = words.slice(0, split);
const [command, ...commandArguments] = words.slice(split + 1);

try {
	for (const folder of ['.', ...folders]) {
		await ensureInstalled(join(root, folder), folder === '.' ? 'the package' : folder);
	}
} catch (error) {
	console.error(error.message);
	process.exit(1);
}
const child = spawn(command, commandArguments, {
	cwd: root,
	stdio: 'inherit',
	env: {
		...process.env,
		PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
	},
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
	console.error(`Could not start '${command}': ${error.message}`);
	process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
