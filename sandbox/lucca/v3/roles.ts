import type { CompanyUser, Named } from '../../company';
import type { Call } from '../call';
import type { Collection } from './collection';
import { plain, schema } from './schema';
import { userSchema } from './user-schema';

function holders({ id }: Named, { company }: Call): CompanyUser[] {
	return company.users.filter(
		(user) => user.rolePrincipalId === id || user.habilitedRoles.some((role) => role.id === id),
	);
}

const roleSchema = schema<Named>('Role', [
	...plain<Named, 'id'>('number', 'id'),
	...plain<Named, 'name'>('text', 'name'),
	{ name: 'url', kind: 'text', read: ({ id }, { origin }) => `${origin}/api/v3/roles/${id}` },
	{ name: 'usersCount', kind: 'number', read: (role, call) => holders(role, call).length },
	{ name: 'users', kind: 'link', target: () => userSchema, onDemand: true, read: holders },
]);

/** Known from third-party clients only (lucca-api reference, section 6.8). */
export const roles: Collection<Named> = {
	schema: () => roleSchema,
	population: ({ company }) => company.roles,
	find: ({ company }, id) => company.roles.find((role) => String(role.id) === id),
};
