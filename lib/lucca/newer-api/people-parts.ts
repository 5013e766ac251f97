import type { LuccaObject } from '../client/transport';
import type { Part } from './employee-of';
import { type NewerLists, readAmong } from './lists';
import { referredId } from './references';
import { EMPLOYMENTS, JOB_POSITIONS, PERSONAL_RECORDS, type Resource } from './resources';

/** Up to so many are asked for by their IDs, a hundred a request; more, and the whole list costs less. */
const MANY = 500;

/** Gives the object that each of some employees refers to. */
type PartOf = (employee: LuccaObject) => Part;

/** The employment that applies to each. */
export async function employmentsOf(
	lists: NewerLists,
	employees: readonly LuccaObject[],
): Promise<PartOf> {
	return await referred(lists, employees, 'applicableEmployment', EMPLOYMENTS);
}

/** The job position that applies to each. */
export async function positionsOf(
	lists: NewerLists,
	employees: readonly LuccaObject[],
): Promise<PartOf> {
	return await referred(lists, employees, 'applicableJobPosition', JOB_POSITIONS);
}

/** The personal record of each. */
export async function personalRecordsOf(
	lists: NewerLists,
	employees: readonly LuccaObject[],
): Promise<PartOf> {
	const ids = employees.map(({ id }) => String(id));
	const records =
		ids.length > MANY
			? await lists.all(PERSONAL_RECORDS)
			: await readAmong(lists, PERSONAL_RECORDS, 'employee.id', ids);
	const byOwner = new Map(
		records.map((record) => [referredId(record, 'employee', 'personal record'), record]),
	);
	return ({ id }) => byOwner.get(String(id));
}

async function referred(
	lists: NewerLists,
	employees: readonly LuccaObject[],
	name: string,
	resource: Resource,
): Promise<PartOf> {
	const named = employees.map((employee) => referredId(employee, name, 'employee'));
	const ids = new Set(named.filter((id) => typeof id === 'string'));
	const found = new Map<string, LuccaObject>();
	const add = (objects: readonly LuccaObject[]) => {
		for (const object of objects) found.set(String(object.id), object);
	};
	if (ids.size > MANY) add(await lists.all(resource));
	// What came to be since the list was read; and, when few are wanted, all of them.
	const missing = [...ids].filter((id) => !found.has(id));
	add(await readAmong(lists, resource, 'id', missing));
	return (employee) => {
		const id = referredId(employee, name, 'employee');
		return typeof id === 'string' ? found.get(id) : id;
	};
}
