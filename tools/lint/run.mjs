// Lints the whole repository and fails on warnings too.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
	process.execPath,
	[
		'tools/lint/node_modules/eslint/bin/eslint.js',
		'--config',
		'tools/lint/eslint.config.mjs',
		'--max-warnings=0',
		...(process.argv.length > 2 ? process.argv.slice(2) : ['.']),
	],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
