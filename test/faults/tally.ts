/** The ways to interrupt a delivery. */
export const KINDS = ['lineCut', 'sessionKilled', 'ourselvesKilled', 'atRename'] as const;
export type Kind = (typeof KINDS)[number];

/** What the rounds of one protocol came to. */
export class Tally {
	readonly kills: Record<Kind, number> = {
		lineCut: 0,
		sessionKilled: 0,
		ourselvesKilled: 0,
		atRename: 0,
	};
	/** Looks of the concurrent reader. */
	reads = 0;
	/** Looks that saw anything but the previous or the new content. */
	partial = 0;
	/** Looks that saw no file at all. */
	missing = 0;
	/** Kills right after which the previous file was there whole (or, at a renaming, the new one). */
	intact = 0;
	/** Rounds in which the new content was there in the end. */
	delivered = 0;
	/** Unfinished files left in the folder when nobody was left to delete them. */
	leftByTheKilled = 0;
	/** Unfinished files left in the folder, and named by the delivery. */
	leftAndTold = 0;
	/** Unfinished files left in the folder of which nobody was told. */
	leftUntold = 0;
	/** What did not go well, in words. */
	readonly notes: string[] = [];

	get total(): number {
		return KINDS.reduce((sum, kind) => sum + this.kills[kind], 0);
	}
}
