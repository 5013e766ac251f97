import type { CivilDate } from '../../employee/civil-date';
import type { CatalogueField } from '../../employee/fields';
import type { Hierarchy } from '../../employee/managers';
import type { Employee } from '../../employee/record';
import { property, textCell } from '../cells';
import { readFew, v3Collection } from '../lists/collections';
import { prepareCustomFields } from './custom-fields';
import { departmentLevels } from './department-levels';
import { noticesAbout } from './notices';
import { readDepartments } from '../lists/organisation';
import { hierarchyOf, readManagers } from './outside-managers';
import { takeAll, takeFirst } from '../lists/read-all';
import type { LuccaClient } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { type Person, personsWith } from './person';
import { fieldsToAsk } from './user-fields';
import { type UserFilters, userQuery } from './user-filters';
import { USERS } from './users-path';
import {
	asWanted,
	fieldsBehind,
	takesMore,
	type WantedContent,
	wantsCustomFields,
	wantsManagers,
} from './wanted-content';

export interface Population {
	readonly filters: UserFilters;
	/** Leave out people whose contract starts after this day. */
	readonly startedBy?: CivilDate;
	/** The day that tells who left; without it, no notice speaks of former employees. */
	readonly today?: CivilDate;
	/** At most so many people, the first by ID; everybody when absent. */
	readonly limit?: number;
}

export interface PeopleRead {
	readonly employees: Employee[];
	/** Of those read, left out because their contract has yet to start. */
	readonly upcomingLeftOut: number;
	/** What a person looking at the result should know, one sentence each. */
	readonly notices: readonly string[];
}

/**
 * Reads people from Lucca, with their managers resolved. Without a limit the reading is proven
 * complete; with one, it is the first people by ID.
 * @throws LuccaApiError when not everything asked for could be read: there is no partial result
 */
export async function readPeople(
	client: LuccaClient,
	{ filters, startedBy, today, limit }: Population,
	wanted: WantedContent = {},
): Promise<PeopleRead> {
	const asked = fieldsFor(wanted, startedBy === undefined ? [] : ['contractStart']);
	const collection = v3Collection(client, USERS, 'users', asked, userQuery(filters));
	const personOf = personsWith(wanted, startedBy);
	const isWanted = ({ isUpcoming }: Person) => !isUpcoming;
	const everybody =
		limit === undefined
			? await takeAll(collection, personOf)
			: await takeFirst(collection, personOf, limit, isWanted);
	const kept = everybody.filter(isWanted);
	// The first few, or those changed lately, may well hold nobody who left.
	const expectsFormer =
		filters.formerEmployees && limit === undefined && filters.modifiedSince === undefined;
	const formerOn = expectsFormer ? today : undefined;
	return {
		...(await describe(client, kept.slice(0, limit), everybody, wanted, formerOn)),
		upcomingLeftOut: everybody.length - kept.length,
	};
}

/**
 * Reads the people who match filters that only a handful can match, people who left included.
 * @throws LuccaApiError as `readPeople`
 */
export async function findPeople(
	client: LuccaClient,
	filters: UserFilters,
	wanted: WantedContent = {},
): Promise<PeopleRead> {
	const query = userQuery({ ...filters, formerEmployees: true });
	const users = await readFew(client, USERS, 'users', fieldsFor(wanted), query);
	const people = users.map(personsWith(wanted));
	return { ...(await describe(client, people, people, wanted)), upcomingLeftOut: 0 };
}

/** People as Employees; their managers are sought among all who were read before asking for more. */
async function describe(
	client: LuccaClient,
	people: readonly Person[],
	allRead: readonly Person[],
	wanted: WantedContent,
	formerOn?: CivilDate,
): Promise<Pick<PeopleRead, 'employees' | 'notices'>> {
	await addFromUsers(client, people, wanted);
	const employees = people.map(({ employee }) => employee);
	const hierarchy = wantsManagers(wanted)
		? await hierarchyAmong(client, people, allRead)
		: undefined;
	const notices = noticesAbout(people, {
		read: fieldsBehind(wanted),
		withoutManager: hierarchy && employees.filter((each) => hierarchy.lacksManagerOf(each)).length,
		customFields: wantsCustomFields(wanted),
		formerOn,
	});
	hierarchy?.fillIn(wanted.fields);
	return { employees: employees.map(asWanted(wanted)), notices };
}

/** Custom fields and department levels, which take lists of Lucca's to read. */
async function addFromUsers(
	client: LuccaClient,
	people: readonly Person[],
	wanted: WantedContent,
): Promise<void> {
	if (!takesMore(wanted)) return;
	const users = people.flatMap(({ user }) => (user ? [user] : []));
	const customCells = await prepareCustomFields(client, users, wanted.customFields ?? []);
	const levels = wanted.departmentLevels
		? departmentLevels(await readDepartments(client))
		: undefined;
	for (const { employee, user } of people) {
		if (user) Object.assign(employee, levels?.get(departmentIdOf(user)), customCells(user));
	}
}

/** Those of all who are not among some of them, given in the same order. */
function others(all: readonly Person[], some: readonly Person[]): Person[] {
	let next = 0;
	return all.filter((each) => {
		const isAmong = each === some[next];
		if (isAmong) next++;
		return !isAmong;
	});
}

async function hierarchyAmong(
	client: LuccaClient,
	people: readonly Person[],
	allRead: readonly Person[],
): Promise<Hierarchy> {
	return await hierarchyOf(
		people.map(({ employee }) => employee),
		others(allRead, people).map(({ employee }) => employee),
		async (ids) => await readManagers(client, ids),
	);
}

/** @param further what is asked for beside what is given */
function fieldsFor(wanted: WantedContent, further: readonly CatalogueField[] = []): string[] {
	const { sensitiveFields = [] } = wanted;
	const fields = [...fieldsBehind(wanted), ...further];
	return fieldsToAsk(fields, sensitiveFields, wantsCustomFields(wanted));
}

function departmentIdOf(user: LuccaObject): string {
	const department = property(user, 'department');
	return isLuccaObject(department) ? String(textCell(property(department, 'id'))) : '';
}
