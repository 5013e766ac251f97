import { property } from '../cells';
import { objectsIn } from '../lists/collections';
import type { Named } from '../lists/organisation';
import type { LuccaClient } from '../client/request';
import { choiceLabel } from './choice-label';
import { USERS } from './users-path';

const PAGE = 100;

/**
 * A page of people by last name, for a person to pick from: nothing is proven complete here.
 * @param lastName a part of it; everybody when empty
 * @param offset how many to skip
 * @returns the people, and the offset of the next page when there may be one
 */
export async function searchPeople(
	client: LuccaClient,
	lastName: string,
	offset: number,
): Promise<{ people: Named[]; next?: number }> {
	const asked = 'the users';
	// A comma would begin another value.
	const part = lastName.replaceAll(',', ' ').trim();
	const answer = await client.get(
		USERS,
		{
			...(part === '' ? {} : { lastName: `like,${part}` }),
			formerEmployees: 'true',
			fields: 'id,firstName,lastName,employeeNumber',
			orderBy: 'lastName,asc,firstName,asc',
			paging: `${offset},${PAGE}`,
		},
		asked,
	);
	const users = objectsIn(client, USERS, asked, answer);
	const people = users.map((user) => ({
		id: String(user.id),
		name: choiceLabel(
			user.id,
			property(user, 'lastName'),
			property(user, 'firstName'),
			property(user, 'employeeNumber'),
		),
	}));
	return users.length < PAGE ? { people } : { people, next: offset + PAGE };
}
