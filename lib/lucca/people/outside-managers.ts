import { missingManagers } from '../../employee/managers';
import type { Employee } from '../../employee/record';
import { FEW, readFew } from '../lists/collections';
import type { LuccaClient } from '../client/request';
import { managerFieldsToAsk, managerOf } from './user-fields';
import { userQuery } from './user-filters';
import { USERS } from './users-path';

/**
 * The people among whom managers, and their managers, can be found: those at hand, and those a filter
 * or the departure of a manager left outside, fetched a hundred at a time. One the key may not see
 * stays missing.
 * @throws LuccaApiError when they cannot be read whole
 */
export async function withOutsideManagers(
	client: LuccaClient,
	employees: readonly Employee[],
	atHand: readonly Employee[],
): Promise<Employee[]> {
	const known = [...atHand];
	const asked = new Set<string>();
	for (;;) {
		const ids = missingManagers(employees, known).filter((id) => !asked.has(id));
		if (ids.length === 0) return known;
		for (let at = 0; at < ids.length; at += FEW) {
			const luccaIds = ids.slice(at, at + FEW);
			const query = userQuery({ luccaIds, formerEmployees: true });
			const users = await readFew(client, USERS, 'managers', managerFieldsToAsk, query);
			known.push(...users.map(managerOf));
		}
		for (const id of ids) asked.add(id);
	}
}
