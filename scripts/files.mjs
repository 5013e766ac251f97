import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, as paths that begin with that folder, in alphabetical order. */
export function filesBelow(folder) {
	return readdirSync(folder, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			return entry.isDirectory() ? filesBelow(path) : [path];
		});
}
