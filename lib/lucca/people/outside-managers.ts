import { Hierarchy } from '../../employee/managers';
import type { Employee, EmployeeDraft } from '../../employee/record';
import { FEW, readFew } from '../lists/collections';
import type { LuccaClient } from '../client/request';
import { managerFieldsToAsk, managerOf } from './user-fields';
import { userQuery } from './user-filters';
import { USERS } from './users-path';

/**
 * The people with all among whom managers, and their managers, can be found: those at hand, and those a
 * filter or the departure of a manager left outside. One who is not to be seen stays missing.
 * @param read gives the people with these Lucca IDs, as far as they can be seen
 */
export async function hierarchyOf(
	people: readonly EmployeeDraft[],
	atHand: readonly Employee[],
	read: (luccaIds: readonly string[]) => Promise<Employee[]>,
): Promise<Hierarchy> {
	const hierarchy = new Hierarchy(people, atHand);
	const asked = new Set<string>();
	for (;;) {
		const ids = hierarchy.missing().filter((id) => !asked.has(id));
		if (ids.length === 0) return hierarchy;
		hierarchy.add(await read(ids));
		for (const id of ids) asked.add(id);
	}
}

/**
 * Reads people as somebody's managers, a hundred at a time.
 * @throws LuccaApiError when they cannot be read whole
 */
export async function readManagers(
	client: LuccaClient,
	luccaIds: readonly string[],
): Promise<Employee[]> {
	const managers: Employee[] = [];
	for (let at = 0; at < luccaIds.length; at += FEW) {
		const some = luccaIds.slice(at, at + FEW);
		const query = userQuery({ luccaIds: some, formerEmployees: true });
		const users = await readFew(client, USERS, 'managers', managerFieldsToAsk, query);
		managers.push(...users.map(managerOf));
	}
	return managers;
}
