import type { Employee, EmployeeDraft } from '../../employee/record';
import type { LuccaObject } from '../client/transport';
import type { Department, Named } from '../lists/organisation';
import { departmentLevels } from '../people/department-levels';
import { type WantedContent, wantsField } from '../people/wanted-content';
import { employeeOf } from './employee-of';
import { type NewerLists, readAmong } from './lists';
import { readDepartments, readEstablishments } from './organisation';
import { employmentsOf, personalRecordsOf, positionsOf } from './people-parts';
import { EVERYBODY } from './person-filters';
import { referredId } from './references';
import { EMPLOYEES } from './resources';

/** A person as Lucca gave it, and as an Employee without their manager's identifiers. */
export interface Person {
	readonly object: LuccaObject;
	readonly employee: EmployeeDraft;
}

/** Puts together what Lucca keeps apart. */
export interface Joiner {
	/** @throws LuccaApiError when a part of somebody cannot be read */
	join(employees: readonly LuccaObject[], wanted: WantedContent): Promise<Person[]>;
	/** The people with these IDs, as far as they can be seen, with what is asked of a manager. */
	managers(luccaIds: readonly string[]): Promise<Employee[]>;
}

/** Departments and establishments are read once for all who are joined. */
export function joiner(lists: NewerLists): Joiner {
	const departments = once(() => readDepartments(lists, { archivedToo: true }));
	const establishments = once(() => readEstablishments(lists, { archivedToo: true }));

	async function join(
		employees: readonly LuccaObject[],
		{ sensitiveFields = [], ...wanted }: WantedContent,
	): Promise<Person[]> {
		if (employees.length === 0) return [];
		const employmentOf = await employmentsOf(lists, employees);
		const positionOf = await positionsOf(lists, employees);
		const personalRecordOf =
			sensitiveFields.length > 0 ? await personalRecordsOf(lists, employees) : () => undefined;
		const names = {
			departments: namesOf(wantsField(wanted, 'department') ? await departments() : []),
			establishments: namesOf(wantsField(wanted, 'legalEntity') ? await establishments() : []),
		};
		const levels = wanted.departmentLevels ? departmentLevels(await departments()) : undefined;
		return employees.map((object): Person => {
			const position = positionOf(object);
			const parts = {
				employment: employmentOf(object),
				position,
				personalRecord: personalRecordOf(object),
			};
			const departmentId = position && referredId(position, 'department', 'job position');
			return {
				object,
				employee: {
					...employeeOf(object, parts, names, sensitiveFields),
					...(departmentId ? levels?.get(departmentId) : {}),
				},
			};
		});
	}

	async function managers(luccaIds: readonly string[]): Promise<Employee[]> {
		const employees = await readAmong(lists, EMPLOYEES, 'id', luccaIds, { status: EVERYBODY });
		const positionOf = await positionsOf(lists, employees);
		const none = { departments: new Map(), establishments: new Map() };
		return employees.map((object): EmployeeDraft =>
			employeeOf(object, { position: positionOf(object) }, none),
		);
	}

	return { join, managers };
}

function namesOf(list: ReadonlyArray<Named | Department>): Map<string, string> {
	return new Map(list.map(({ id, name }) => [id, name]));
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
	let result: Promise<T> | undefined;
	return async () => await (result ??= read());
}
