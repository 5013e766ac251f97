/**
 * A failure in words for the person who runs the workflow: `message` says what happened and to
 * what, `remedy` says what to do about it. The first cause travels in `cause`.
 */
export class ExplainedError extends Error {
	constructor(
		message: string,
		readonly remedy: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
		this.name = new.target.name;
	}
}
