import { property, textCell } from '../cells';
import { objectsIn } from '../lists/collections';
import type { Named } from '../lists/organisation';
import type { LuccaClient } from '../client/request';
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
			fields: 'id,firstName,lastName',
			orderBy: 'lastName,asc,firstName,asc',
			paging: `${offset},${PAGE}`,
		},
		asked,
	);
	const users = objectsIn(client, USERS, asked, answer);
	const people = users.map((user) => {
		const names = ['lastName', 'firstName'].map((name) => textCell(property(user, name)));
		const name = names.filter((text) => typeof text === 'string').join(' ');
		return { id: String(user.id), name: name || String(user.id) };
	});
	return users.length < PAGE ? { people } : { people, next: offset + PAGE };
}
