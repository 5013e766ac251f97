// Builds dist/: one self-contained CommonJS file per node and credential, with the libraries inside
// and n8n-workflow left to n8n, plus what n8n reads beside them (codex, icons, schemas) and the
// licence notices of everything bundled. What must not be bundled stands in files of its own: see
// vendor.mjs.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow } from './files.mjs';
import { apart, copyApart, noticesOfApart } from './vendor.mjs';

rmSync('dist', { recursive: true, force: true });
const manifest = JSON.parse(readFileSync('package.json', 'utf8')).n8n;
const entryPoints = [...manifest.nodes, ...manifest.credentials].map((output) =>
	output.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
);

const result = await build({
	entryPoints,
	outdir: 'dist',
	outbase: '.',
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	sourcemap: 'linked',
	sourcesContent: false,
	metafile: true,
	legalComments: 'none',
	external: [
		'n8n-workflow',
		// Optional native add-ons of ssh2: it falls back to plain JavaScript, and n8n never compiles any.
		'cpu-features',
		'*.node',
	],
	plugins: [apart],
	// A library apart is required where it is first needed, wherever n8n keeps the package.
	supported: { 'dynamic-import': false },
	logLevel: 'warning',
});

for (const file of ['nodes', 'credentials', 'icons'].flatMap(filesBelow)) {
	if (!/\.(svg|png)$|\.node\.json$|__schema__\/.*\.json$/.test(file)) continue;
	mkdirSync(join('dist', dirname(file)), { recursive: true });
	cpSync(file, join('dist', file));
}
copyApart(result.metafile.outputs);
writeFileSync(
	'dist/THIRD_PARTY_NOTICES.txt',
	[...notices(Object.keys(result.metafile.inputs)), ...noticesOfApart()].join(
		`\n${'-'.repeat(80)}\n\n`,
	),
);

/** The licence text of each library that went into the bundles. */
function notices(inputs) {
	const packages = new Map();
	for (const input of inputs) {
		const at = input.lastIndexOf('node_modules/');
		if (at < 0) continue;
		const parts = input.slice(at + 'node_modules/'.length).split('/');
		const name = parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0];
		packages.set(name, join(input.slice(0, at), 'node_modules', name));
	}
	return [...packages]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, folder]) => {
			const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
			const text = filesBelow(folder).find(
				(file) => dirname(file) === folder && /^(licen[cs]e|copying)/i.test(basename(file)),
			);
			if (!text) throw new Error(`${name} ships no licence file: its notice must be added by hand`);
			return `${name} ${version} (${license})\n\n${readFileSync(text, 'utf8').trim()}\n`;
		});
}
