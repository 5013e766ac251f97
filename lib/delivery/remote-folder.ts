/** A login on a partner's server, whatever the protocol. Failures are DeliveryErrors. */
export interface RemoteConnection {
	/**
	 * What the server proved to be: the SHA-256 fingerprint of its host key (`SHA256:...`, as
	 * `ssh-keygen -lf` prints it). Undefined where certificates prove it, or nothing does.
	 */
	readonly hostKeyFingerprint?: string;
	/**
	 * The folder of that name, seen from the folder the account opens in; blank is that folder
	 * itself. Throws when it is missing, is no folder or may not be entered.
	 */
	open(folder: string): Promise<RemoteFolder>;
	/**
	 * Creates a folder and the folders above it that are missing, named as for `open`. Returns false
	 * when it was there already; throws when something else has its name.
	 */
	createFolder(folder: string): Promise<boolean>;
	/** Says goodbye. Never throws: what happened before matters more. */
	close(): Promise<void>;
	/** Cuts the connection at once, as one does when it can no longer be trusted. */
	destroy(): void;
}

/** What a folder shows of one of the things in it. */
export interface RemoteEntry {
	name: string;
	/** A link, a device or whatever the server does not tell is 'other'. */
	kind: 'file' | 'folder' | 'other';
	/** The size in bytes, where the server tells it. */
	bytes?: number;
	/** When it was last changed, where the server tells it with at least the minute and the year. */
	modifiedAt?: Date;
}

/** One folder of a partner's server. Names are plain file names inside it. */
export interface RemoteFolder {
	/** The whole path, as the server tells it. */
	readonly path: string;
	/**
	 * Everything in the folder but itself and its parent, in no order. Times that have to be asked for one
	 * by one are asked for where `timesFor` is true of the name; for all files when it is not given.
	 */
	list(timesFor?: (name: string) => boolean): Promise<RemoteEntry[]>;
	/** The size of a file in bytes; undefined when the folder shows no file of that name. */
	sizeOf(name: string): Promise<number | undefined>;
	/**
	 * The SHA-256 of a file in lower-case hexadecimal, worked out by the server; undefined where it
	 * does not offer that.
	 */
	checksumOf(name: string): Promise<string | undefined>;
	/**
	 * The content of a file from its first byte to its end, read while it is taken. Throws when the
	 * server does not give it, breaks off, or falls silent. Whoever stops before the end must destroy the
	 * connection. Whether it was all is for the caller to hold against `sizeOf`.
	 */
	download(name: string): AsyncIterable<Buffer>;
	/**
	 * Writes a file from its first byte, over whatever had that name, and returns the number of
	 * bytes the server acknowledged. After a failure the connection must be destroyed.
	 */
	upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number>;
	/**
	 * Renames a file, replacing the one that has the new name in one step where the server can.
	 * With `into`, the new name is in that folder of the same connection.
	 */
	rename(from: string, to: string, into?: RemoteFolder): Promise<void>;
	/**
	 * Like `rename`, and refused by the server when something has the new name. Only where the protocol
	 * can do that in one step.
	 */
	renameIfFree?(from: string, to: string, into?: RemoteFolder): Promise<void>;
	remove(name: string): Promise<void>;
}
