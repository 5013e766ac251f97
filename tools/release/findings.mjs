// What n8n's scanner of community packages finds in a folder, one by one. The scanner itself
// (@n8n/scan-community-package) only prints a report; its rules and its lists of files are used here as
// they are. It goes by one profile, that of n8n Cloud, whatever a package says of itself.
import {
	SOURCE_FILE_PATTERNS,
	buildScanConfig,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';

// The scanner's own ESLint and plugin, whatever else is installed beside it.
const require = createRequire(
	import.meta.resolve('@n8n/scan-community-package/scanner/scanner.mjs'),
);
const { ESLint } = require('eslint');
const glob = require('fast-glob');
const { configs } = await import('@n8n/eslint-plugin-community-nodes');

/** What the scanner looks at: in the checkout the package was made from, and in the package. */
export const LEGS = {
	source: SOURCE_FILE_PATTERNS,
	package: ['**/*.js', 'package.json'],
	// The scanner passes this one over.
	'beyond the scanner': ['**/*.cjs'],
};

/** The rules that hold on n8n Cloud alone. */
export const cloudOnly = new Set(
	Object.keys(configs.recommended.rules).filter(
		(rule) => !(rule in configs.recommendedWithoutN8nCloudSupport.rules),
	),
);

/**
 * @param folder absolute path
 * @param leg a name of LEGS
 * @returns how many files were looked at, and for each finding its rule, file and what it is about,
 * each once
 */
export async function findings(folder, leg) {
	const files = glob.sync(LEGS[leg], {
		cwd: folder,
		absolute: true,
		ignore: ['node_modules/**', '**/package-lock.json'],
	});
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: [
			...(await buildScanConfig()),
			{ files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
		],
	});
	const results = files.length === 0 ? [] : await eslint.lintFiles(files);
	const found = new Map();
	for (const { filePath, messages } of results) {
		const file = relative(folder, filePath).split(sep).join('/');
		for (const { ruleId, message } of messages) {
			const finding = { leg, rule: ruleId ?? 'parsing', file, what: subjectOf(message) };
			found.set(JSON.stringify(finding), finding);
		}
	}
	return { files: files.length, found: [...found.values()] };
}

/** The name a message puts between quotes first, such as that of a module; else the whole message. */
function subjectOf(message) {
	return /^[^'`]*\b(?:of|global|module) ['`]([^'`]+)['`]/.exec(message)?.[1] ?? message;
}
