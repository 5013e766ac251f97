// Builds dist/: one self-contained CommonJS file per node and credential, with the libraries inside
// and n8n-workflow left to n8n, plus what n8n reads beside them (codex, icons, schemas) and the
// licence notices of everything bundled. What must not be bundled stands in files of its own: see
// vendor.mjs. The bill of materials says what all this is: see sbom.mjs.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundledLibraries } from './bundled.mjs';
import { filesBelow } from './files.mjs';
import { leftOut } from './left-out.mjs';
import { billOfMaterials } from './sbom.mjs';
import { apart, copyApart, librariesApart, noticesOfApart } from './vendor.mjs';

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
	// Beside the bundles for whoever works on them, and not in the package: n8n would read a map of a
	// megabyte at the first error it looks at. The bundles name the file of each part.
	sourcemap: 'external',
	sourcesContent: false,
	metafile: true,
	legalComments: 'none',
	external: [
		'n8n-workflow',
		// Optional native add-ons of ssh2: it falls back to plain JavaScript, and n8n never compiles any.
		'cpu-features',
		'*.node',
	],
	plugins: [apart, leftOut],
	drop: ['console'],
	// A library apart is required where it is first needed, wherever n8n keeps the package.
	supported: { 'dynamic-import': false },
	logLevel: 'warning',
});

for (const file of ['nodes', 'credentials', 'icons'].flatMap(filesBelow)) {
	if (!/\.(svg|png)$|\.node\.json$|__schema__\/.*\.json$/.test(file)) continue;
	mkdirSync(join('dist', dirname(file)), { recursive: true });
	cpSync(file, join('dist', file));
}
await copyApart(result.metafile.outputs);
const bundled = bundledLibraries(result.metafile.outputs);
writeFileSync(
	'dist/THIRD_PARTY_NOTICES.txt',
	[...bundled.map(notice), ...noticesOfApart()].join(`\n${'-'.repeat(80)}\n\n`),
);
writeFileSync('dist/sbom.cdx.json', billOfMaterials([...bundled, ...librariesApart()]));

/** The licence text of a library that went into the bundles. */
function notice({ name, version, licence, folder }) {
	const text = filesBelow(folder).find(
		(file) => dirname(file) === join(folder) && /^(licen[cs]e|copying)/i.test(basename(file)),
	);
	if (!text) throw new Error(`${name} ships no licence file: its notice must be added by hand`);
	return `${name} ${version} (${licence})\n\n${readFileSync(text, 'utf8').trim()}\n`;
}
