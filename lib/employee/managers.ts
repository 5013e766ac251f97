import type { CatalogueField } from './fields';
import type { Cell, Employee, EmployeeDraft } from './record';

type Taken = ReadonlyArray<readonly [field: CatalogueField, of: CatalogueField]>;

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

/** The fields a person gets from their manager and their manager's manager. */
export const managerFields: readonly CatalogueField[] = [...fromManager, ...fromSecond].map(
	([field]) => field,
);

/** What must be known of everybody, beside their Lucca ID, to give these of `managerFields`. */
export function behindManagerFields(wanted: readonly string[]): CatalogueField[] {
	const taken = [...fromManager, ...fromSecond].filter(([field]) => wanted.includes(field));
	return taken.length === 0 ? [] : ['managerLuccaId', ...taken.map(([, of]) => of)];
}

/**
 * Who is above whom: the manager (N+1) and the manager's manager (N+2) of each person, found among the
 * people at hand, so that no request per person is ever needed.
 *
 * It says what Lucca says: a person who is their own manager gets their own number, and has nobody
 * above. No manager is empty; a manager nobody can see is absent (unknown).
 */
export class Hierarchy {
	private readonly byId = new Map<string, Employee>();

	/**
	 * @param people the population, with `luccaId` and `managerLuccaId`
	 * @param others people outside it who may be somebody's manager
	 */
	constructor(
		private readonly people: readonly EmployeeDraft[],
		others: readonly Employee[] = [],
	) {
		this.add(people);
		this.add(others);
	}

	/** Further people who may be somebody's manager. */
	add(people: readonly Employee[]): void {
		for (const person of people) if (person.luccaId) this.byId.set(person.luccaId, person);
	}

	/**
	 * The Lucca IDs of managers that are named by the people, or by their managers, but are not at hand:
	 * fetch those, add them and ask again until nothing new is named.
	 */
	missing(): string[] {
		const missing = new Set<string>();
		const note = (person: Employee) => {
			if (this.lacksManagerOf(person)) missing.add(person.managerLuccaId as string);
		};
		for (const person of this.people) {
			note(person);
			const manager = this.superior(person);
			if (manager) note(manager);
		}
		return [...missing];
	}

	/** Whether a person has a manager who is not at hand. */
	lacksManagerOf({ managerLuccaId: id }: Employee): boolean {
		return Boolean(id) && !this.byId.has(id as string);
	}

	/**
	 * Writes into each person of the population who is above them. What is not known does not hide what the
	 * record says itself.
	 * @param wanted which of `managerFields` to write
	 */
	fillIn(wanted: readonly string[] = managerFields): void {
		const ofManager = fromManager.filter(([field]) => wanted.includes(field));
		const ofSecond = fromSecond.filter(([field]) => wanted.includes(field));
		for (const person of this.people) {
			const manager = this.superior(person);
			for (const [field, of] of ofManager) put(person, field, cellOf(manager, of));
			if (ofSecond.length === 0) continue;
			const second = manager && this.superiorOfManager(manager);
			for (const [field, of] of ofSecond) put(person, field, manager && cellOf(second, of));
		}
	}

	/** The manager; null when there is none; undefined when it is not known who, or not visible. */
	private superior({ managerLuccaId: id }: Employee): Employee | null | undefined {
		return id ? this.byId.get(id) : id === undefined ? undefined : null;
	}

	/** Like `superior`, but a manager who is their own manager has nobody above. */
	private superiorOfManager(manager: Employee): Employee | null | undefined {
		return manager.managerLuccaId === manager.luccaId ? null : this.superior(manager);
	}
}

function cellOf(person: Employee | null | undefined, field: keyof Employee): Cell {
	return person ? person[field] : person;
}

function put(person: EmployeeDraft, field: keyof Employee, cell: Cell): void {
	if (cell !== undefined) person[field] = cell;
}
