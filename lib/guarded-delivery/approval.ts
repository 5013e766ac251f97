import type { Memory } from '../delivery';
import { ExplainedError } from '../explained-error';
import type { Content } from './content';
import type { GuardedRequest } from './request';

const LONGEST_DAYS = 7;
const DAY = 86_400_000;

/**
 * Whether this very content was approved.
 * @throws ExplainedError when another content was, or when a later run than the one that held it
 * delivered a file or found the last one unchanged
 */
export function isApproved(
	{ approvedSha256 = '', approvedAgainst }: GuardedRequest,
	{ sha256 }: Content,
	last: Memory | undefined,
): boolean {
	const approved = approvedSha256.trim().toLowerCase();
	if (approved === '') return false;
	if (!/^[0-9a-f]{64}$/.test(approved)) {
		throw new ExplainedError(
			"'Approved SHA-256' is no SHA-256: it must be 64 digits from 0 to 9 and letters from a to f",
			"Give the 'sha256' of the held item, or leave the parameter blank",
		);
	}
	if (approved !== sha256) {
		throw new ExplainedError(
			`This is not the file that was approved: its SHA-256 is ${sha256}, approved was ${approved}`,
			"Give the file that was held to this node, or leave 'Approved SHA-256' blank to have this one judged anew",
		);
	}
	const against = last?.facts.deliveredAt ?? null;
	// The same file twice harms nobody.
	if (
		approvedAgainst !== undefined &&
		against !== approvedAgainst &&
		last?.facts.sha256 !== sha256
	) {
		throw new ExplainedError(
			'Since this file was held, a later run delivered another one or found the last one unchanged, so approving it may bring back the past',
			'Run the workflow again from its start: the file of today is held against what the partner has by now',
		);
	}
	return true;
}

/**
 * Whether the limits may be passed by this delivery: until the moment given, and once.
 * @throws ExplainedError when the moment is too far away to be meant for one run
 */
export function isLetThrough({ brake, now }: GuardedRequest, last: Memory | undefined): boolean {
	const until = brake?.letThroughUntil;
	if (!until) return false;
	if (until.getTime() > now.getTime() + LONGEST_DAYS * DAY) {
		throw new ExplainedError(
			`'Let Through Until' is more than ${LONGEST_DAYS} days away`,
			'Choose a moment shortly after the run that may pass the limits',
		);
	}
	return now < until && last?.facts.overrideUsed !== until.toISOString();
}
