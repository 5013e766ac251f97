// n8n's own rules for community nodes, in the profile for packages that cannot run on n8n Cloud (file
// transfer needs sockets), and one rule of ours that keeps the arrows between folders.
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import tseslint from 'typescript-eslint';
import arrows from './arrows.mjs';

export default tseslint.config(
	{ ignores: ['**/node_modules/**', '.sandbox/**', 'dist/**'] },
	configWithoutCloudSupport,
	arrows,
	{
		files: ['sandbox/**/*.ts', 'test/**/*.ts'],
		// Programs a person runs in a terminal speak through it.
		rules: { 'no-console': 'off' },
	},
);
