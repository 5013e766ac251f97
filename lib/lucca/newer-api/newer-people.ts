import { managerFields } from '../../employee/managers';
import { ExplainedError } from '../../explained-error';
import type { LuccaClient } from '../client/request';
import type { LuccaObject } from '../client/transport';
import { earliestInstant } from '../../employee/wall-clock';
import { hierarchyOf } from '../people/outside-managers';
import type { PeopleSource } from '../people/people-source';
import type { UserFilters } from '../people/user-filters';
import type { PeopleRead, Population } from '../people/users';
import { asWanted, type WantedContent, wantsManagers } from '../people/wanted-content';
import { type Joiner, joiner, type Person } from './join';
import { newerLists } from './lists';
import { noticesAbout } from './notices';
import { employeeQuery, refuseUnavailable } from './person-filters';
import { EMPLOYEES } from './resources';

/**
 * The source behind an OAuth2 client application: employees, with the employment and the job position
 * that apply to each, joined in memory (https://developers.lucca.fr/api-reference/latest/employees).
 *
 * It knows no login, primary role, culture, gender nor seniority date: they are absent, and so is the
 * manager's login. Who left, and who has yet to start, is told by Lucca's own status of a person.
 * @param client whose requests carry an access token and `Api-Version`
 * @param timeZone IANA name, of the clock that a moment without zone is read from
 */
export function newerPeople(client: LuccaClient, timeZone: string): PeopleSource {
	const lists = newerLists(client);
	const people = joiner(lists);

	async function read(
		{ filters, startedBy, limit }: Population,
		wanted: WantedContent = {},
	): Promise<PeopleRead> {
		refuseUnavailable(wanted);
		const query = employeeQuery(filters);
		const { modifiedSince } = filters;
		const isWanted = (person: LuccaObject) => startedBy === undefined || hasStarted(person);
		// A moment of change can be looked for in memory only.
		const everybody = limit === undefined || modifiedSince !== undefined;
		const objects = everybody
			? await lists.all(EMPLOYEES, query)
			: await lists.first(EMPLOYEES, query, limit, isWanted);
		const all = await people.join(objects, wanted);
		const changed =
			modifiedSince === undefined
				? all
				: changedSince(all, earliestInstant(modifiedSince, timeZone));
		const kept = changed.filter(({ object }) => isWanted(object));
		const expectsFormer =
			filters.formerEmployees === true && limit === undefined && modifiedSince === undefined;
		return {
			...(await described(people, kept.slice(0, limit), all, wanted, expectsFormer)),
			upcomingLeftOut: changed.length - kept.length,
		};
	}

	async function find(filters: UserFilters, wanted: WantedContent = {}): Promise<PeopleRead> {
		refuseUnavailable(wanted);
		const query = employeeQuery({ ...filters, formerEmployees: true });
		const isFew = query.id !== undefined || query.email !== undefined;
		const objects = await (isFew ? lists.few(EMPLOYEES, query) : lists.all(EMPLOYEES, query));
		const found = await people.join(
			objects.filter((object) => answersTo(object, filters)),
			wanted,
		);
		return { ...(await described(people, found, found, wanted, false)), upcomingLeftOut: 0 };
	}

	return { host: client.host, viewer: 'the client application', read, find };
}

/** People with their managers, who are sought among all that were read before asking for more. */
async function described(
	joined: Joiner,
	people: readonly Person[],
	allRead: readonly Person[],
	wanted: WantedContent,
	expectsFormer: boolean,
): Promise<Pick<PeopleRead, 'employees' | 'notices'>> {
	const employees = people.map(({ employee }) => employee);
	const atHand = allRead.map(({ employee }) => employee);
	const hierarchy = wantsManagers(wanted)
		? await hierarchyOf(employees, atHand, async (ids) => await joined.managers(ids))
		: undefined;
	const notices = noticesAbout(people, hierarchy, expectsFormer);
	// Nobody's login is known here, not even that of nobody.
	const known = (wanted.fields ?? managerFields).filter((field) => field !== 'managerLogin');
	hierarchy?.fillIn(known);
	return { employees: employees.map(asWanted(wanted)), notices };
}

function hasStarted(person: LuccaObject): boolean {
	const { status } = person;
	if (status === 'active' || status === 'deactivated') return true;
	if (status === 'upcoming') return false;
	throw new ExplainedError(
		`Lucca does not say whether the employee with ID ${String(person.id)} has started, so future hires cannot be told from the others`,
		"Switch 'Include Future Hires' on",
	);
}

function changedSince(people: readonly Person[], since: number): Person[] {
	return people.filter(({ object, employee: { modifiedAt } }) => {
		if (typeof modifiedAt === 'string') return Date.parse(modifiedAt) >= since;
		throw new ExplainedError(
			`Lucca does not say when the employee with ID ${String(object.id)} was changed`,
			"Take 'Modified Since' out of 'Filters'",
		);
	});
}

function answersTo(
	{ id, email, employeeNumber }: LuccaObject,
	{ luccaIds, ...wanted }: UserFilters,
): boolean {
	if (luccaIds && !luccaIds.includes(String(id))) return false;
	if (wanted.email && String(email).toLowerCase() !== wanted.email.trim().toLowerCase())
		return false;
	return !wanted.employeeNumber || employeeNumber === wanted.employeeNumber.trim();
}
