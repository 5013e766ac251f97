// Which libraries are inside the bundles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The libraries whose files went into the bundles, in alphabetical order.
 * @param outputs of esbuild's metafile
 * @returns for each its name, version, licence as it declares it, folder, and the bundles it is in
 */
export function bundledLibraries(outputs) {
	const libraries = new Map();
	for (const [output, { inputs }] of Object.entries(outputs)) {
		for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
			const folder = folderOfLibrary(input);
			if (!folder || bytesInOutput === 0) continue;
			if (!libraries.has(folder)) libraries.set(folder, new Set());
			libraries.get(folder).add(output);
		}
	}
	return [...libraries]
		.map(([folder, places]) => ({ ...described(folder), places: [...places].sort() }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What the library in a folder says of itself.
 * @throws Error when it names no licence
 */
export function described(folder) {
	const { name, version, license, licenses, description } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	);
	// Older packages hold a list, of which one may choose.
	const licence = license ?? licenses?.map(({ type }) => type).join(' OR ');
	if (!licence) throw new Error(`${name} names no licence: its own must be looked up`);
	return { name, version, licence, description, folder };
}

function folderOfLibrary(input) {
	const at = input.lastIndexOf('node_modules/');
	if (at < 0) return undefined;
	const [first, second] = input.slice(at + 'node_modules/'.length).split('/');
	const name = first.startsWith('@') ? `${first}/${second}` : first;
	return `${input.slice(0, at)}node_modules/${name}`;
}
