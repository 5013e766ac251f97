import type { CivilDate } from '../../employee/civil-date';
import { resolveManagers } from '../../employee/managers';
import type { Employee, EmployeeDraft } from '../../employee/record';
import { property, textCell } from '../cells';
import { readFew, v3Collection } from '../lists/collections';
import { prepareCustomFields, type WantedCustomFields } from './custom-fields';
import { departmentLevels } from './department-levels';
import { noticesAbout, noticesAboutContracts } from './notices';
import { readDepartments } from '../lists/organisation';
import { readManagers, withOutsideManagers } from './outside-managers';
import { readAll, readFirst } from '../lists/read-all';
import type { LuccaClient } from '../client/request';
import { startsAfter } from './starts-after';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import {
	employeesWith,
	fieldsToAsk,
	managerOf,
	type SensitiveField,
	simplifiedEmployeeOf,
	simplifiedFieldsToAsk,
} from './user-fields';
import { type UserFilters, userQuery } from './user-filters';
import { USERS } from './users-path';

/** What to know about each person beside the ordinary fields. */
export interface WantedContent {
	/** Asked of Lucca only when named here. */
	readonly sensitiveFields?: readonly SensitiveField[];
	readonly customFields?: WantedCustomFields;
	/** The names of the departments on the way down to the person's own. */
	readonly departmentLevels?: boolean;
	/** The few fields of `simplified.ts` and nothing else, whatever stands above. */
	readonly simplified?: boolean;
}

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
	const collection = v3Collection(client, USERS, 'users', fieldsFor(wanted), userQuery(filters));
	const isWanted = (user: LuccaObject) => startedBy === undefined || !startsAfter(user, startedBy);
	const users =
		limit === undefined ? await readAll(collection) : await readFirst(collection, limit, isWanted);
	const kept = users.filter(isWanted);
	// The first few, or those changed lately, may well hold nobody who left.
	const expectsFormer =
		filters.formerEmployees && limit === undefined && filters.modifiedSince === undefined;
	const formerOn = expectsFormer ? today : undefined;
	return {
		...(await describe(client, kept.slice(0, limit), users, wanted, formerOn)),
		upcomingLeftOut: users.length - kept.length,
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
	return { ...(await describe(client, users, users, wanted)), upcomingLeftOut: 0 };
}

function fieldsFor({ sensitiveFields = [], ...wanted }: WantedContent): readonly string[] {
	if (wanted.simplified) return simplifiedFieldsToAsk;
	return fieldsToAsk(sensitiveFields, wantsCustomFields(wanted));
}

function wantsCustomFields({ customFields = [] }: WantedContent): boolean {
	return customFields === 'all' || customFields.length > 0;
}

/** Users as Employees; their managers are sought among all who were read before asking for more. */
async function describe(
	client: LuccaClient,
	users: readonly LuccaObject[],
	allRead: readonly LuccaObject[],
	wanted: WantedContent,
	formerOn?: CivilDate,
): Promise<Pick<PeopleRead, 'employees' | 'notices'>> {
	if (wanted.simplified) {
		return {
			employees: users.map(simplifiedEmployeeOf),
			notices: noticesAboutContracts(users, formerOn),
		};
	}
	const { sensitiveFields = [], customFields = [] } = wanted;
	const customCells = await prepareCustomFields(client, users, customFields);
	const levels = wanted.departmentLevels
		? departmentLevels(await readDepartments(client))
		: undefined;
	const employeeOf = employeesWith(sensitiveFields);
	const people = users.map((user): EmployeeDraft =>
		Object.assign(employeeOf(user), levels?.get(departmentIdOf(user)), customCells(user)),
	);
	const among = new Set(users);
	const atHand = allRead.filter((user) => !among.has(user)).map(managerOf);
	const outside = await withOutsideManagers(
		people,
		atHand,
		async (ids) => await readManagers(client, ids),
	);
	const known = [...people, ...outside];
	return {
		employees: resolveManagers(people, outside),
		notices: noticesAbout(people, known, users, {
			customFields: wantsCustomFields(wanted),
			formerOn,
		}),
	};
}

function departmentIdOf(user: LuccaObject): string {
	const department = property(user, 'department');
	return isLuccaObject(department) ? String(textCell(property(department, 'id'))) : '';
}
