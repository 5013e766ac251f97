import { ExplainedError } from '../explained-error';
import { COPY, fill, type Facts, type Fault } from './messages';

/** A failed delivery: which fault, in words, and whether the same thing may work in a moment. */
export class DeliveryError extends ExplainedError {
	readonly retryable: boolean;

	private constructor(
		readonly fault: Fault,
		private readonly facts: Facts,
		private readonly additions: readonly string[],
		cause: unknown,
	) {
		const { message, remedy } = COPY[fault];
		const said = facts.reply ? [`The server said: ${oneLine(facts.reply)}`] : [];
		const sentences = [fill(message, facts), ...said, ...additions];
		super(sentences.join('. '), fill(remedy, facts), { cause });
		this.retryable = 'retry' in COPY[fault];
	}

	/** The fault in the words of the table, followed by the server's own if there are any. */
	static of(fault: Fault, facts: Facts, cause?: unknown): DeliveryError {
		return new DeliveryError(fault, facts, [], cause);
	}

	/** The same fault with a further sentence, such as about what it left behind. */
	adding(sentence: string): DeliveryError {
		return new DeliveryError(this.fault, this.facts, [...this.additions, sentence], this.cause);
	}

	/** The same fault told of another file, such as the final one for its temporary one. */
	about(fileName: string): DeliveryError {
		return new DeliveryError(this.fault, { ...this.facts, fileName }, this.additions, this.cause);
	}

	/** The same in the words of another fault, which says better what it means here. */
	as(fault: Fault, facts: Facts = {}): DeliveryError {
		return new DeliveryError(fault, { ...this.facts, ...facts }, this.additions, this.cause);
	}
}

/** The reading of our own file failed, which no server can be blamed for. */
export class SourceFailure extends Error {
	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
	}
}

/** A server's words on one line, cut where they stop being of use. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);
