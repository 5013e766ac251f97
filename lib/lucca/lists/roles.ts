import { property } from '../cells';
import type { LuccaClient } from '../client/request';
import { v3Collection } from './collections';
import type { Named } from './organisation';
import { readAll } from './read-all';
import { toldNumber } from './told';

/** No page of Lucca's documents it; third parties use it (lucca-api reference, section 6.8). */
const ROLES = '/api/v3/roles';

export interface Role extends Named {
	/** How many people have it; only when asked for. */
	readonly usersCount?: number;
}

/**
 * The roles, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readRoles(
	client: LuccaClient,
	{ counted = false }: { readonly counted?: boolean } = {},
): Promise<Role[]> {
	const fields = ['id', 'name', ...(counted ? ['usersCount'] : [])];
	const items = await readAll(v3Collection(client, ROLES, 'roles', fields, {}));
	return items.map((item) => {
		const [id, name] = [String(item.id), property(item, 'name')];
		return { id, name: typeof name === 'string' ? name : id, ...toldNumber(item, 'usersCount') };
	});
}
