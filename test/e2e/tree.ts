import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file below a folder: its path from there, with its size and SHA-256. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
	const files: Record<string, string> = {};
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	for (const entry of entries.filter((found) => found.isFile())) {
		const path = join(entry.parentPath, entry.name);
		const content = await readFile(path);
		const sha256 = createHash('sha256').update(content).digest('hex');
		files[relative(folder, path)] = `${content.length} bytes, SHA-256 ${sha256}`;
	}
	return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same without the archive, whose names tell the moment. */
export async function deliveredTo(folder: string): Promise<Record<string, string>> {
	const files = Object.entries(await filesOf(folder));
	return Object.fromEntries(files.filter(([path]) => !path.startsWith(`archive${sep}`)));
}
