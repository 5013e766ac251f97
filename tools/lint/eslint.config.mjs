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
		// These two rules read literal option lists only. The lists of these nodes are made from the
		// tables of formats and fields, and their tests hold the defaults to them.
		files: [
			'nodes/LuccaImportFile/fields/*.ts',
			'nodes/TrainingPartnerFile/fields/*.ts',
			'nodes/shared/file/form.ts',
		],
		rules: {
			'n8n-nodes-base/node-param-default-wrong-for-options': 'off',
			'n8n-nodes-base/node-param-default-missing': 'off',
		},
	},
	{
		// lib knows nothing of n8n, so it cannot throw n8n's errors: it throws its own, and
		// nodes/shared/failures.ts turns whatever leaves a node into n8n's.
		files: ['lib/**/*.ts'],
		rules: { '@n8n/community-nodes/require-node-api-error': 'off' },
	},
	{
		files: ['sandbox/**/*.ts', 'test/**/*.ts'],
		rules: {
			// Programs a person runs in a terminal speak through it.
			'no-console': 'off',
			// These protect an n8n from the nodes inside it. This code runs beside n8n, never in it: it
			// starts processes, throws plain errors and has passwords for its own throw-away servers.
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
);
