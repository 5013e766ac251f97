import type { ServerAccess } from '../../../lib/delivery';

/** What one process of the benchmark does with one file. */
export interface Job {
	readonly way: 'up' | 'down';
	/**
	 * `transfer` is what a client does too: login, bytes, a look at the size, goodbye. `whole` is a
	 * delivery or a fetching as users get it: hashed, under a temporary name, renamed and looked at again.
	 */
	readonly extent: 'transfer' | 'whole';
	readonly access: ServerAccess;
	/** Where the file is on this machine, or goes. */
	readonly localPath: string;
	/** Where it goes on the server, or is. */
	readonly folder: string;
	readonly fileName: string;
}

export interface Transfer {
	/** Milliseconds from before the login until the file is where it should be. */
	readonly milliseconds: number;
	/** The most the process held, in megabytes above what it held before it began. */
	readonly megabytes?: number;
}
