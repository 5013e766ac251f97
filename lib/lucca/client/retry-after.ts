import type { LuccaAnswer } from './transport';
import { headerText } from './answer-body';

/**
 * How long an answer asks to wait. Lucca does not say whether its `Retry-After` is seconds or a date
 * (lucca-api reference, section 4); HTTP allows both (RFC 9110, section 10.2.3). A date is held against
 * the answer's own, of the same clock: that of this machine may be wrong by hours.
 * @param now milliseconds since 1970, for an answer without a date
 * @returns milliseconds from then, at least 0; undefined when the header is missing or unreadable.
 * It is the least to wait, not all: 0 does not mean that asking at once is wise.
 */
export function retryAfter(answer: LuccaAnswer, now: number): number | undefined {
	const text = headerText(answer.headers, 'retry-after').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	// A bare number with a sign would be read as a year; a date holds letters.
	const instant = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(instant)) return undefined;
	const sent = Date.parse(headerText(answer.headers, 'date'));
	return Math.max(0, instant - (Number.isNaN(sent) ? now : sent));
}
