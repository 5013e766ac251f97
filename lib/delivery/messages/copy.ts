/** What a message can speak of. */
export interface Facts {
	/** Host and port. */
	server?: string;
	protocol?: string;
	folder?: string;
	fileName?: string;
	/** What was going on, to follow 'while'. */
	during?: string;
	seconds?: number;
	sent?: number;
	stored?: number;
	/** The most bytes allowed. */
	limit?: number;
	/** What the server shows of its host keys. */
	shown?: string;
	expected?: string;
	/** Why a name or a key will not do. */
	reason?: string;
	/** The server's own words. */
	reply?: string;
}

/** One way to fail, in words. */
export interface Copy {
	/** What happened, with `{facts}`. */
	message: string;
	/** What to do about it. */
	remedy: string;
	/** Whether trying again may help without anybody doing anything. */
	retry?: true;
}
