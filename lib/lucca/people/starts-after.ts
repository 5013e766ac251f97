import type { CivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { dateCell, property } from '../cells';
import type { LuccaObject } from '../client/transport';

/**
 * Whether a user's contract starts after a day. Lucca's default list holds people yet to come
 * (lucca-api reference, section 6.1), and only their dates tell them from the others.
 * @throws ExplainedError when the key does not see the date
 */
export function startsAfter(user: LuccaObject, day: CivilDate): boolean {
	const start = dateCell(property(user, 'dtContractStart'));
	if (start === undefined) {
		throw new ExplainedError(
			`Lucca does not say when the contract of the user with ID ${String(user.id)} starts, so future hires cannot be told from the others`,
			"Let the role of this API key see contract dates, or switch 'Include Future Hires' on",
		);
	}
	return typeof start === 'string' && start > day;
}
