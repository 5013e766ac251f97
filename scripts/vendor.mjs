// Libraries that go into the package as files of their own, and not into the bundles; they are loaded
// when first used. OpenPGP.js is under the LGPL, whose section 4 lets whoever has the package put another
// version of it in the place of ours: it stays as it was published. SheetJS is large, and two nodes
// share it.
import { transform } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { described } from './bundled.mjs';

const VENDOR = 'dist/vendor';
/** As seen from dist/nodes/<Name>/, where everything that uses them is. */
const SEEN_FROM_A_NODE = '../../vendor';

const LIBRARIES = [
	{
		name: 'openpgp',
		file: 'dist/node/openpgp.min.cjs',
		licence: 'LICENSE',
		remark: [
			'Used as a library, as it was published. You may replace it by another version of it, changed ones',
			'included: put its CommonJS build for Node (dist/node/openpgp.min.cjs of its npm package) in the place',
			'of that file, under the same name, and restart n8n. Nothing checks which one is there. The GNU',
			'General Public License, which the following refers to, stands beside that file.',
		],
		// The LGPL adds to the GPL and is to be accompanied by it; the package has the former only.
		furtherLicence: 'scripts/licences/GPL-3.txt',
		source: 'https://github.com/openpgpjs/openpgpjs/tree/v',
	},
	{
		name: '@e965/xlsx',
		file: 'dist/xlsx.mini.min.js',
		// Imported by the path of the file.
		imported: '@e965/xlsx/dist/xlsx.mini.min.js',
		licence: 'LICENSE',
		// It tells the console about workbooks it finds odd: see left-out.mjs.
		drop: ['console'],
		banner: '/*! Changed by n8n-nodes-lucca-sync: calls of the console are taken out. */',
		remark: ['Changed: calls of the console are taken out.'],
		source: 'https://github.com/e965/sheetjs-npm-publisher/tree/v',
	},
];

const placeOf = ({ name, file }) => `${name}/${basename(file)}`;

/** An esbuild plugin: leaves these libraries out of the bundles, which then ask for the file apart. */
export const apart = {
	name: 'apart',
	setup(build) {
		for (const library of LIBRARIES) {
			build.onResolve({ filter: new RegExp(`^${library.imported ?? library.name}$`) }, () => ({
				path: `${SEEN_FROM_A_NODE}/${placeOf(library)}`,
				external: true,
			}));
		}
	},
};

/**
 * Puts the files in dist/vendor, with their licences, and no more changed than is said above.
 * @param outputs of esbuild's metafile
 * @throws Error when a bundle would look for a file where there is none
 */
export async function copyApart(outputs) {
	for (const library of LIBRARIES) {
		const target = join(VENDOR, library.name);
		const from = join('node_modules', library.name);
		mkdirSync(target, { recursive: true });
		const code = join(from, library.file);
		if (library.drop) writeFileSync(join(VENDOR, placeOf(library)), await changed(code, library));
		else cpSync(code, join(VENDOR, placeOf(library)));
		cpSync(join(from, library.licence), join(target, 'LICENSE.txt'));
		const { furtherLicence } = library;
		if (furtherLicence) cpSync(furtherLicence, join(target, basename(furtherLicence)));
	}
	for (const [output, { imports }] of Object.entries(outputs)) {
		for (const { path, external } of imports) {
			if (
				external &&
				path.startsWith(SEEN_FROM_A_NODE) &&
				!existsSync(join(dirname(output), path))
			) {
				throw new Error(`${output} would look for ${path} and not find it`);
			}
		}
	}
}

async function changed(file, { drop, banner }) {
	const { code } = await transform(readFileSync(file, 'utf8'), {
		drop,
		banner,
		minifyWhitespace: true,
		minifySyntax: true,
		charset: 'utf8',
		legalComments: 'inline',
	});
	return code;
}

/** For the bill of materials. */
export function librariesApart() {
	return LIBRARIES.map((library) => ({
		...described(`node_modules/${library.name}`),
		places: [`${VENDOR}/${placeOf(library)}`],
	}));
}

/** What THIRD_PARTY_NOTICES says of each. */
export function noticesOfApart() {
	return LIBRARIES.map((library) => {
		const from = join('node_modules', library.name);
		const { version, licence } = described(from);
		const place = `vendor/${placeOf(library)}`;
		return [
			`${library.name} ${version} (${licence})`,
			'',
			`In this folder as ${place}. Its source is at ${library.source}${version}.`,
			...library.remark,
			'',
			readFileSync(join(from, library.licence), 'utf8').trim(),
			'',
		].join('\n');
	});
}
