import { ExplainedError } from '../../explained-error';

/** Lucca refused, did not answer, or answered something that cannot be used. */
export class LuccaApiError extends ExplainedError {
	/** Whether Lucca said that there is no such thing. */
	readonly notFound: boolean;

	constructor(
		message: string,
		remedy: string,
		/** The status of Lucca's answer, when a status is what went wrong. */
		readonly httpCode?: number,
		options: { cause?: unknown; notFound?: boolean } = {},
	) {
		super(message, remedy, 'cause' in options ? { cause: options.cause } : {});
		this.notFound = options.notFound === true;
	}
}
