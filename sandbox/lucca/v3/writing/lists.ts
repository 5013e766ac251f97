import type { CompanyUser } from '../../../company';
import type { Call } from '../../call';
import { isObject } from '../../payload';
import type { JsonObject } from '../../payload';
import { Declined } from '../../declined';
import { isId, isMidnight } from '../../rules';

type WorkCycle = CompanyUser['userWorkCycles'][number];

function objects(name: string, value: unknown): JsonObject[] {
	if (!Array.isArray(value) || !value.every(isObject)) {
		throw new Declined(`Property ${name} must be a list of objects`);
	}
	return value;
}

/** The entries of an item by lower-case name; refuses names that are not among those. */
function entries(type: string, item: JsonObject, names: readonly string[]): Map<string, unknown> {
	const read = new Map<string, unknown>();
	for (const [key, value] of Object.entries(item)) {
		const name = key.toLowerCase();
		if (!names.includes(name)) throw new Declined(`Property ${key} cannot be written to ${type}`);
		if (read.has(name)) throw new Declined(`Property ${key} is given twice`);
		read.set(name, value);
	}
	return read;
}

/**
 * The secondary roles, as a whole: `[{id}, …]`, each known, none twice.
 * @throws Declined
 */
export function habilitedRoles(
	value: unknown,
	{ company, switches }: Call,
): CompanyUser['habilitedRoles'] {
	const items = objects('habilitedRoles', value);
	if (items.length === 0 && switches.emptyRoleList === 'refused') {
		throw new Declined('Property habilitedRoles must have at least one item');
	}
	const ids = items.map((item) => entries('Role', item, ['id']).get('id'));
	if (new Set(ids).size < ids.length)
		throw new Declined('Property habilitedRoles has a role twice');
	return ids.map((id) => {
		const role = company.roles.find((each) => each.id === id);
		if (!role) throw new Declined(`Property habilitedRoles: role ${String(id)} does not exist`);
		return { id: role.id };
	});
}

/**
 * The work cycles, as a whole: `[{id?, workCycleID, startsOn, endsOn}, …]` that do not overlap; an `id`
 * is that of a cycle the user has.
 * @throws Declined
 */
export function userWorkCycles(value: unknown, user: CompanyUser, call: Call): WorkCycle[] {
	const kept = new Set<number>();
	const cycles = objects('userWorkCycles', value).map((item) => {
		const read = entries('UserWorkCycle', item, ['id', 'workcycleid', 'startson', 'endson']);
		const id = read.get('id') ?? 0;
		const workCycleID = read.get('workcycleid');
		const [startsOn, endsOn] = [read.get('startson'), read.get('endson')];
		if (!isId(workCycleID) || !call.company.workCycles.some((each) => each.id === workCycleID)) {
			throw new Declined('Property userWorkCycles: a workCycleID does not exist');
		}
		if (!isMidnight(startsOn) || !isMidnight(endsOn) || endsOn < startsOn) {
			throw new Declined('Property userWorkCycles: startsOn and endsOn must be dates in order');
		}
		if (id !== 0) {
			if (!isId(id) || kept.has(id) || !user.userWorkCycles.some((each) => each.id === id)) {
				throw new Declined('Property userWorkCycles: an id is not one of this user');
			}
			kept.add(id);
		}
		return { id, ownerID: user.id, workCycleID, startsOn, endsOn };
	});
	const inOrder = [...cycles].sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
	inOrder.slice(1).forEach(({ startsOn }, index) => {
		if (startsOn <= (inOrder[index]?.endsOn ?? '')) {
			throw new Declined('Property userWorkCycles: work cycles overlap');
		}
	});
	return cycles.map((cycle) => ({ ...cycle, id: cycle.id || call.ids.next('userWorkCycle') }));
}
