import { ExplainedError } from '../../explained-error';

/** Lucca refused, did not answer, or answered something that cannot be used. */
export class LuccaApiError extends ExplainedError {
	/** Whether Lucca said that there is no such thing. */
	readonly notFound: boolean;
	/**
	 * Whether a write was sent and got no clear answer: Lucca may have done it all the same, so look
	 * before trying again. Always false for a reading.
	 */
	readonly mayHaveHappened: boolean;

	constructor(
		message: string,
		remedy: string,
		/** The status of Lucca's answer, when a status is what went wrong. */
		readonly httpCode?: number,
		options: { cause?: unknown; notFound?: boolean; mayHaveHappened?: boolean } = {},
	) {
		super(message, remedy, 'cause' in options ? { cause: options.cause } : {});
		this.notFound = options.notFound === true;
		this.mayHaveHappened = options.mayHaveHappened === true;
	}
}
