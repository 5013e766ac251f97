// n8n's own rules for community nodes, in the profile for packages that cannot run on n8n Cloud (file
// transfer needs sockets), and one rule of ours that keeps the arrows between folders.
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { defineConfig } from 'eslint/config';
import arrows from './arrows.mjs';

export default defineConfig(
	{ ignores: ['**/node_modules/**', '.sandbox/**', 'dist/**'] },
	configWithoutCloudSupport,
	arrows,
	{
		// These two rules read literal option lists only. The lists of this node are made from the
		// tables of formats and fields, and test/nodes/TrainingPartnerFile holds their defaults to them.
		files: ['nodes/TrainingPartnerFile/fields/*.ts'],
		rules: {
			'n8n-nodes-base/node-param-default-wrong-for-options': 'off',
			'n8n-nodes-base/node-param-default-missing': 'off',
		},
	},
	{
		files: ['sandbox/**/*.ts', 'test/**/*.ts'],
		// Programs a person runs in a terminal speak through it.
		rules: { 'no-console': 'off' },
	},
);
