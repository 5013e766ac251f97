import type { Wishes } from './wishes';

/**
 * What remains to be asked for somebody who is there already, when some of it is meant for new users
 * only.
 * @param names fields, `secondaryRoles`, `workCycle`, codes of custom fields
 */
export function forKnownUser(wishes: Wishes, names: readonly string[]): Wishes {
	const isForAll = ([name]: readonly [string, unknown]) => !names.includes(name);
	const { values, roles, workCycle, customFields } = wishes;
	return {
		values: new Map([...values].filter(isForAll)),
		...(roles && !names.includes('secondaryRoles') ? { roles } : {}),
		...(workCycle && !names.includes('workCycle') ? { workCycle } : {}),
		customFields: Object.fromEntries(Object.entries(customFields).filter(isForAll)),
	};
}
