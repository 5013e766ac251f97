import { waysDown } from '../lists/department-tree';
import type { Addressed } from '../lists/id-in-address';
import type { Coded, Department, Named } from '../lists/organisation';
import { personInAddress } from '../people/find-person';
import type { Candidate } from './match-name';
import { described, nameOf, personOf } from './person';
import type { Session } from './session';
import type { ReferenceField } from './user-input';

/** What a reference may name. */
export type Referred = ReferenceField | 'secondaryRoles' | 'workCycle';

/** What there is to know to find the thing a reference names. */
export interface Kind extends Addressed {
	readonly plural: string;
	/** What a name may mean; absent for what Lucca gives no names of. */
	readonly candidates?: (session: Session) => Promise<readonly Candidate[]>;
	/** Whether the names change when the run writes. */
	readonly ofPeople?: true;
}

const role: Kind = {
	parameter: 'Primary Role',
	thing: 'role',
	plural: 'roles',
	after: ['roles'],
	passedAs: ['roleId'],
	candidates: async ({ lists }) => (await lists.roles()).map(candidate),
};

export const referenceKinds: Readonly<Record<Referred, Kind>> = {
	calendar: {
		parameter: 'Calendar',
		thing: 'calendar',
		plural: 'calendars',
		after: ['calendars'],
		passedAs: ['calendarId'],
		candidates: async ({ lists }) => (await lists.calendars()).map(candidate),
	},
	department: {
		parameter: 'Department',
		thing: 'department',
		plural: 'departments',
		after: ['departments'],
		passedAs: ['departmentId'],
		candidates: async ({ lists }) => departmentCandidates(await lists.departments()),
	},
	legalEntity: {
		parameter: 'Establishment',
		thing: 'establishment',
		plural: 'establishments',
		after: ['establishments', 'legalentities'],
		passedAs: ['establishmentId', 'legalEntityId'],
		candidates: async ({ lists }) => (await lists.establishments()).map(candidate),
	},
	manager: {
		...personInAddress,
		parameter: 'Manager',
		plural: 'people',
		candidates: managerCandidates,
		ofPeople: true,
	},
	occupationCategory: {
		parameter: 'Socio-Professional Category',
		thing: 'category',
		plural: 'categories',
		after: ['occupation-categories'],
		passedAs: ['occupationCategoryId', 'cspId'],
		candidates: async ({ lists }) => (await lists.occupationCategories()).map(candidate),
	},
	primaryRole: role,
	secondaryRoles: { ...role, parameter: 'Secondary Roles' },
	workCycle: {
		parameter: 'Work Cycle',
		thing: 'work cycle',
		plural: 'work cycles',
		after: ['work-cycles', 'workcycles'],
		passedAs: ['workCycleId'],
	},
};

function candidate({ id, name, code }: Named & Pick<Coded, 'code'>): Candidate {
	const codes = typeof code === 'string' ? [code] : [];
	return { id, names: [name, ...codes], shown: `${[name, ...codes].join(', ')} (ID ${id})` };
}

/** One in use goes before one of that name that is no longer. */
function departmentCandidates(departments: readonly Department[]): Candidate[] {
	const ways = waysDown(departments);
	const inUse = new Set(
		departments.filter(({ isActive }) => isActive !== false).map(({ name }) => name),
	);
	return departments
		.filter(({ name, isActive }) => isActive !== false || !inUse.has(name))
		.map((department) => ({
			...candidate(department),
			shown: `${(ways.get(department.id) ?? [department.name]).join(' > ')} (ID ${department.id})`,
		}));
}

/** A manager may be named in any way a file may hold, but not by Lucca ID: a number could be either. */
async function managerCandidates({ people }: Session): Promise<Candidate[]> {
	return (await people.everybody()).map((user) => {
		const person = personOf(user);
		const { login, email, employeeNumber, firstName, lastName } = person;
		const reversed = firstName && lastName ? `${lastName} ${firstName}` : undefined;
		const names = [nameOf(person), reversed, login, email, employeeNumber];
		return {
			id: person.id,
			names: names.filter((name) => typeof name === 'string'),
			shown: described(person),
		};
	});
}
