import type { CivilDate } from '../../employee/civil-date';
import type { EmployeeDraft } from '../../employee/record';
import { cultureCell, property } from '../cells';
import type { LuccaObject } from '../client/transport';
import { startsAfter } from './starts-after';
import { employeesWith, managerOf } from './user-fields';
import { fieldsBehind, takesMore, type WantedContent } from './wanted-content';

/** What is kept of a user once a page of them was read: of 100,000, Lucca's own answers take much memory. */
export interface Person {
	readonly employee: EmployeeDraft;
	/** Left out because the contract has yet to start; known as somebody's manager only. */
	readonly isUpcoming?: true;
	/** As Lucca sent it, where more is to be taken from it. */
	readonly user?: LuccaObject;
	/** The number of a language Lucca does not document. */
	readonly unknownCulture?: string;
}

/**
 * @param startedBy leave out people whose contract starts after this day
 * @returns a function that throws as `employeesWith` and `startsAfter` do
 */
export function personsWith(
	wanted: WantedContent,
	startedBy?: CivilDate,
): (user: LuccaObject) => Person {
	const read = fieldsBehind(wanted);
	const employeeOf = employeesWith(read, wanted.sensitiveFields ?? []);
	const readsCulture = read.includes('culture');
	const keepsUser = takesMore(wanted);
	return (user) => {
		if (startedBy !== undefined && startsAfter(user, startedBy)) {
			return { employee: managerOf(user), isUpcoming: true };
		}
		const unknownCulture = readsCulture ? unknownCultureOf(user) : undefined;
		return {
			employee: employeeOf(user),
			...(keepsUser && { user }),
			...(unknownCulture !== undefined && { unknownCulture }),
		};
	};
}

function unknownCultureOf(user: LuccaObject): string | undefined {
	const sent = property(user, 'cultureID');
	return sent === undefined || cultureCell(sent) !== undefined ? undefined : String(sent);
}
