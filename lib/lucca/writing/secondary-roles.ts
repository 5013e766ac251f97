import { ExplainedError } from '../../explained-error';
import { property, textCell } from '../cells';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/** Secondary roles to add, to remove, or to have and no others; IDs. */
export interface RoleChange {
	readonly change: 'add' | 'remove' | 'replace';
	readonly ids: readonly number[];
}

/**
 * The whole list Lucca is to keep, since it replaces what was there (lucca-api reference, section 15).
 * @param user undefined for somebody new
 * @returns undefined when nothing changes
 * @throws ExplainedError when the list is not seen, or nothing would be left although it was not asked
 */
export function rolesAfter(
	user: LuccaObject | undefined,
	{ change, ids }: RoleChange,
): Array<{ id: number }> | undefined {
	const held = user ? heldRoles(user) : [];
	const named = new Set(ids);
	const after =
		change === 'add'
			? [...new Set([...held, ...ids])]
			: change === 'remove'
				? held.filter((id) => !named.has(id))
				: [...named];
	if (after.length === held.length && after.every((id) => held.includes(id))) return undefined;
	if (after.length === 0 && change !== 'replace') {
		throw new ExplainedError(
			"Taking these away would leave no role in 'Secondary Roles'",
			'If that is meant, choose to remove all of them',
		);
	}
	return after.map((id) => ({ id }));
}

function heldRoles(user: LuccaObject): number[] {
	const roles = property(user, 'habilitedRoles');
	if (roles === null) return [];
	if (Array.isArray(roles)) {
		const ids = roles.map((role: unknown) =>
			isLuccaObject(role) ? Number(textCell(property(role, 'id'))) : Number.NaN,
		);
		if (ids.every(Number.isSafeInteger)) return ids;
	}
	throw new ExplainedError(
		"Lucca does not show this API key the value of 'Secondary Roles', so it cannot be told what would be lost",
		"Let the role that bears the key's name see the roles of people, or take 'Secondary Roles' out",
	);
}
