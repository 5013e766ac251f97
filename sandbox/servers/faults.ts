import type { FileHandle } from 'node:fs/promises';

/**
 * What a test server does wrong on purpose. Without any of these it behaves.
 * Bytes are counted within one upload, times are milliseconds.
 */
export interface ServerFaults {
	/** How many uploads, downloads and renames meet the fault; without it, all of them do. */
	times?: number;
	/** The disk is full once this many bytes are stored. */
	diskFullAfter?: number;
	/** The connection breaks once this many bytes have arrived. */
	dropAfter?: number;
	/** The server falls silent, connection open, once this many bytes have arrived. */
	stallAfter?: number;
	/** Only this many bytes are kept, and the upload is reported as a success. */
	keepOnly?: number;
	/** The whole file has arrived and the connection breaks before the server says so. */
	vanishBeforeReply?: boolean;
	/** The answer to an upload comes this much later than the end of the data. */
	replyLateBy?: number;
	/** What goes wrong while a file is read. */
	download?: DownloadFaults;
	/** Nothing may be created, renamed or removed. */
	readOnly?: boolean;
	/** Renames are refused: all of them, or those onto a name that exists. */
	refuseRename?: 'always' | 'overExisting';
	/** The connection breaks at the rename, which was done or not. */
	loseRename?: 'done' | 'notDone';
	/** The rename is done and reported as refused. */
	denyDoneRename?: boolean;
}

/** Bytes are counted within one download. */
export interface DownloadFaults {
	/** The file may not be read. */
	forbidden?: boolean;
	/** The connection breaks once this many bytes were given. */
	dropAfter?: number;
	/** The server falls silent, connection open, once this many bytes were given. */
	stallAfter?: number;
	/** SFTP only: the disk cannot be read from this byte on. */
	damagedAfter?: number;
	/** The file is said to end here. */
	endAfter?: number;
	/** SFTP only: no read is answered with more than this. */
	atMost?: number;
}

/** Hands out the faults of a server, and stops once they have struck as often as they should. */
export class FaultPlan {
	private faults: ServerFaults = {};
	private left = { upload: Infinity, download: Infinity, rename: Infinity };

	set(faults: ServerFaults): void {
		const times = faults.times ?? Infinity;
		this.faults = faults;
		this.left = { upload: times, download: times, rename: times };
	}

	next(operation: 'upload' | 'download' | 'rename'): ServerFaults {
		return this.left[operation]-- > 0 ? this.faults : {};
	}

	get readOnly(): boolean {
		return this.faults.readOnly === true;
	}
}

export type WriteOutcome = 'stored' | 'diskFull' | 'drop' | 'stall';

/** A file being uploaded, on a disk that is as full and a line that is as bad as the faults say. */
export class UploadedFile {
	private received = 0;

	constructor(
		private readonly handle: FileHandle,
		readonly faults: ServerFaults,
	) {}

	/** Stores bytes at a position and says what the server has to do next. */
	async write(bytes: Buffer, position: number): Promise<WriteOutcome> {
		const { diskFullAfter, dropAfter, stallAfter, keepOnly } = this.faults;
		this.received += bytes.length;
		const kept = Math.min(keepOnly ?? Infinity, diskFullAfter ?? Infinity);
		const storable = Math.max(0, Math.min(bytes.length, kept - position));
		if (storable > 0) await this.handle.write(bytes, 0, storable, position);
		if (diskFullAfter !== undefined && this.received > diskFullAfter) return 'diskFull';
		if (dropAfter !== undefined && this.received >= dropAfter) return 'drop';
		if (stallAfter !== undefined && this.received >= stallAfter) return 'stall';
		return 'stored';
	}

	async close(): Promise<void> {
		await this.handle.close();
	}
}

export const delay = async (milliseconds: number | undefined): Promise<void> => {
	if (milliseconds) await new Promise((resolve) => setTimeout(resolve, milliseconds));
};
