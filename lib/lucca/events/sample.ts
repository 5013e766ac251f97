import type { CivilDate } from '../../employee/civil-date';
import type { LuccaClient, Query } from '../client/request';
import { objectsIn } from '../lists/collections';
import { USERS } from '../people/users-path';
import { findPeople } from '../people/users';
import type { WantedContent } from '../people/wanted-content';
import type { EventKind, Happening } from './events';
import type { Lookout } from './poll';

const SIZE = 3;

/** Whom to show, most telling first; the second only when there is nobody of the first. */
function queries(event: EventKind, today: CivilDate): Query[] {
	switch (event) {
		case 'userCreated':
			return [{ orderBy: 'id,desc' }];
		case 'userUpdated':
			return [{ orderBy: 'modifiedAt,desc' }];
		case 'contractStartingSoon':
			return aroundToday('dtContractStart', today);
		case 'contractEndingSoon':
			return aroundToday('dtContractEnd', today);
	}
}

function aroundToday(property: string, today: CivilDate): Query[] {
	return [
		{ [property]: `since,${today}`, orderBy: `${property},asc` },
		{ [property]: `until,${today}`, orderBy: `${property},desc` },
	];
}

/**
 * A few people to build a workflow with: those changed or created last, the next to start or to leave.
 * Nothing need have happened to them.
 * @throws LuccaApiError when Lucca cannot be read
 */
export async function sampleOf(
	client: LuccaClient,
	{ event, watchedFields }: Lookout,
	wanted: WantedContent,
	today: CivilDate,
): Promise<Happening[]> {
	const asked = 'a sample of the users';
	for (const query of queries(event, today)) {
		const page = { ...query, formerEmployees: 'true', fields: 'id', paging: `0,${SIZE}` };
		const users = objectsIn(client, USERS, asked, await client.get(USERS, page, asked));
		if (users.length === 0) continue;
		const ids = users.map(({ id }) => String(id));
		const { employees } = await findPeople(client, { luccaIds: ids }, wanted);
		return employees
			.sort((one, other) => ids.indexOf(one.luccaId ?? '') - ids.indexOf(other.luccaId ?? ''))
			.map((employee) => ({
				event,
				employee,
				...(watchedFields.length > 0 ? { changedFields: watchedFields } : {}),
			}));
	}
	return [];
}
