import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SERVING_USER } from './programs';

/** A folder on a disk of its own that is soon full. Only root can make one. */
export class SmallDisk {
	private constructor(private readonly folder: string) {}

	/** Puts a disk of so many bytes in the place of an existing folder. */
	static async at(folder: string, bytes: number): Promise<SmallDisk> {
		const { uid, gid } = SERVING_USER;
		const options = `size=${bytes},uid=${uid},gid=${gid},mode=755`;
		await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
		return new SmallDisk(folder);
	}

	async remove(): Promise<void> {
		// Lazily: a server may be about to close a file there.
		await promisify(execFile)('umount', ['--lazy', this.folder]);
	}
}
