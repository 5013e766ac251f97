/** A login on a partner's server, whatever the protocol. Failures are DeliveryErrors. */
export interface RemoteConnection {
	/**
	 * The folder of that name, seen from the folder the account opens in; blank is that folder
	 * itself. Throws when it is missing, is no folder or may not be entered.
	 */
	open(folder: string): Promise<RemoteFolder>;
	/** Says goodbye. Never throws: what happened before matters more. */
	close(): Promise<void>;
	/** Cuts the connection at once, as one does when it can no longer be trusted. */
	destroy(): void;
}

/** One folder of a partner's server. Names are plain file names inside it. */
export interface RemoteFolder {
	/** The whole path, as the server tells it. */
	readonly path: string;
	/** The size of a file in bytes; undefined when the folder shows no file of that name. */
	sizeOf(name: string): Promise<number | undefined>;
	/**
	 * Writes a file from its first byte, over whatever had that name, and returns the number of
	 * bytes the server acknowledged. After a failure the connection must be destroyed.
	 */
	upload(name: string, source: AsyncIterable<Uint8Array>): Promise<number>;
	/** Renames a file, replacing the one that has the new name in one step where the server can. */
	rename(from: string, to: string): Promise<void>;
	remove(name: string): Promise<void>;
}
