import type { Cell, Employee, EmployeeDraft } from './record';

/**
 * Gives each person the identifiers of their manager (N+1) and of their manager's manager (N+2),
 * found among the people at hand, so that no request per person is ever needed.
 *
 * The record says what Lucca says: a person who is their own manager gets their own number, and has
 * nobody above. No manager is empty; a manager nobody can see is absent (unknown).
 * @param people the population, with `luccaId` and `managerLuccaId`
 * @param others people outside it who may be somebody's manager
 * @returns new records, in the order of `people`
 */
export function resolveManagers(
	people: readonly Employee[],
	others: readonly Employee[] = [],
): Employee[] {
	const byId = indexById(people, others);
	return people.map((person) => {
		const manager = superior(person, byId);
		const second = manager && superiorOfManager(manager, byId);
		const known: EmployeeDraft = { ...person };
		for (const [field, of] of fromManager) put(known, field, cellOf(manager, of));
		for (const [field, of] of fromSecond) put(known, field, manager && cellOf(second, of));
		return known;
	});
}

type Taken = ReadonlyArray<readonly [field: keyof Employee, of: keyof Employee]>;

const fromManager: Taken = [
	['managerLogin', 'login'],
	['managerEmployeeNumber', 'employeeNumber'],
	['managerLastName', 'lastName'],
	['managerFirstName', 'firstName'],
	['managerEmail', 'email'],
];

/** Of the manager's manager; empty for whoever has no manager. */
const fromSecond: Taken = [
	['secondManagerEmployeeNumber', 'employeeNumber'],
	['secondManagerEmail', 'email'],
];

/**
 * The Lucca IDs of managers that are named by the people, or by their managers, but are not at hand:
 * fetch those, add them to `others` and ask again until nothing new is named.
 */
export function missingManagers(
	people: readonly Employee[],
	others: readonly Employee[] = [],
): string[] {
	const byId = indexById(people, others);
	const missing = new Set<string>();
	const note = (person: Employee) => {
		const id = person.managerLuccaId;
		if (id && !byId.has(id)) missing.add(id);
	};
	for (const person of people) {
		note(person);
		const manager = superior(person, byId);
		if (manager) note(manager);
	}
	return [...missing];
}

function indexById(...groups: ReadonlyArray<readonly Employee[]>): Map<string, Employee> {
	const byId = new Map<string, Employee>();
	for (const person of groups.flat()) if (person.luccaId) byId.set(person.luccaId, person);
	return byId;
}

/** The manager; null when there is none; undefined when it is not known who, or not visible. */
function superior(
	person: Employee,
	byId: ReadonlyMap<string, Employee>,
): Employee | null | undefined {
	const id = person.managerLuccaId;
	return id ? byId.get(id) : id === undefined ? undefined : null;
}

/** Like `superior`, but a manager who is their own manager has nobody above. */
function superiorOfManager(
	manager: Employee,
	byId: ReadonlyMap<string, Employee>,
): Employee | null | undefined {
	return manager.managerLuccaId === manager.luccaId ? null : superior(manager, byId);
}

function cellOf(person: Employee | null | undefined, field: keyof Employee): Cell {
	return person ? person[field] : person;
}

/** What is not known does not hide what the record says itself. */
function put(person: EmployeeDraft, field: keyof Employee, cell: Cell): void {
	if (cell !== undefined) person[field] = cell;
}
