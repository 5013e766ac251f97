import { ExplainedError } from '../explained-error';

/** Lucca refused, did not answer, or answered something that cannot be used. */
export class LuccaApiError extends ExplainedError {
	constructor(
		message: string,
		remedy: string,
		/** The status of Lucca's answer, when a status is what went wrong. */
		readonly httpCode?: number,
		options?: { cause?: unknown },
	) {
		super(message, remedy, options);
	}
}
