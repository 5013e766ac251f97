import type { CivilDate } from '../../employee/civil-date';
import type { Found, LuccaNow } from './events';
import { sightingOf } from './events';
import { type ChangeMemory, firstMemory, remember, sift, sortArrivals, startOf } from './sightings';

/**
 * People who are new. Somebody who comes into this API key's sight by a change of their own (moved to an
 * establishment it may see) is new, too; people whom a right just given reveals are not.
 * @param memory undefined at the first poll, which finds nothing and learns who is there
 * @param today the day it is where the workflow is
 */
export async function pollCreated(
	now: LuccaNow,
	memory: ChangeMemory | undefined,
	today: CivilDate,
): Promise<Found<ChangeMemory>> {
	if (!memory) return { happenings: [], memory: firstMemory(await now.everybody(), today) };
	const start = startOf(memory);
	const seen = await now.changedSince(start);
	const { changed, unseen } = sift(memory, seen);
	if (unseen.length === 0)
		return { happenings: [], memory: remember(memory, seen, changed, today) };
	const { created, appeared, revealed } = sortArrivals(memory, unseen, await now.everybody());
	// Among the revealed, some were touched lately: nobody can tell them from those who moved.
	const arrived = revealed.length > 0 ? created : [...created, ...appeared];
	const silent = revealed.length > 0 ? appeared : [];
	const records =
		arrived.length === 0
			? []
			: await now.records(
					arrived.map(({ id }) => id),
					start,
				);
	return {
		happenings: records.map((employee) => ({ event: 'userCreated', employee })),
		memory: remember(
			memory,
			seen,
			[...changed, ...silent, ...revealed, ...records.map(sightingOf)],
			today,
		),
	};
}
