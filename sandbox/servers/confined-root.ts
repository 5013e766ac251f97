import { realpath } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';

/** The folder a server shows as `/`. No path, however written, and no link leads out of it. */
export class ConfinedRoot {
	private constructor(private readonly root: string) {}

	static async at(folder: string): Promise<ConfinedRoot> {
		return new ConfinedRoot(await realpath(folder));
	}

	/**
	 * The place on disk of a path as a client wrote it, seen from its current folder. Throws ENOENT
	 * when a link on the way leads outside.
	 */
	async onDisk(path: string): Promise<string> {
		const place = join(this.root, posix.join('/', path));
		const real = await nearestExisting(place);
		if (real !== this.root && !real.startsWith(this.root + sep)) {
			throw Object.assign(new Error(`${path} leads outside`), { code: 'ENOENT' });
		}
		return place;
	}
}

/** A path written from a current folder, as an absolute path that stays below `/`. */
export const absolute = (currentFolder: string, path: string): string =>
	posix.resolve('/', currentFolder, path);

async function nearestExisting(place: string): Promise<string> {
	for (let at = place; ; at = dirname(at)) {
		try {
			return await realpath(at);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || at === dirname(at)) throw error;
		}
	}
}
