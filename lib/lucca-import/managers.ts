import { NOWHERE } from '../employee/chains';
import { UNKNOWN } from '../tabular/references';
import { isBlank, isOwnManager, type PersonRecord } from '../tabular/rows';
import type { ImportRequest, KnownManager } from './request';

/** What a record may name its manager by, and what is looked for in the manager. */
const NAMED_BY = [
	['managerLuccaId', 'luccaId'],
	['managerLogin', 'login'],
	['managerEmployeeNumber', 'employeeNumber'],
	['managerEmail', 'email'],
] as const;

/** Who the managers of a file's people are. */
export interface Managers {
	/** By record: the index of the manager's record, `NOWHERE` for none or one outside the file, or `UNKNOWN`. */
	readonly to: Int32Array;
	/** By record: the text of the cell; null for nobody's data, undefined where it is not known who. */
	readonly cells: ReadonlyArray<string | null | undefined>;
}

/**
 * Finds everybody's manager, by login, number or e-mail, among the people of the file and those known
 * to be in Lucca. Who has none is their own, as Lucca wants it (file-formats reference, section 1.3).
 * @param people the records, with their logins
 */
export function findManagers(
	people: readonly PersonRecord[],
	{ knownManagers, managerAs, unknownManager }: ImportRequest,
): Managers {
	const known = knownManagers as readonly PersonRecord[];
	const index = new ManagerIndex(people, known);
	const to = new Int32Array(people.length).fill(NOWHERE);
	const cells = people.map((person, at) => {
		const named = NAMED_BY.filter(([field]) => person[field] !== undefined);
		if (named.length === 0) return undefined;
		const filled = named.filter(([field]) => !isBlank(person[field]));
		if (filled.length === 0 || isOwnManager(person)) return calledOf(person, managerAs);
		const found = index.find(person, filled);
		if (found === undefined) {
			// What is written as it came must be what Lucca goes by.
			const asItCame = managerAs === 'login' ? textOf(person.managerLogin) : undefined;
			if (unknownManager === 'keep' && asItCame) return asItCame;
			to[at] = UNKNOWN;
			return shownName(person, filled);
		}
		if (found.at === at) return calledOf(person, managerAs);
		to[at] = found.at;
		const called = calledOf(found.record, managerAs);
		if (called === null) to[at] = UNKNOWN;
		return called ?? shownName(person, filled);
	});
	return { to, cells };
}

type Field = (typeof NAMED_BY)[number];

/** How a manager is written; null when there is nothing to write. */
function calledOf(manager: PersonRecord | KnownManager, as: ImportRequest['managerAs']) {
	const record = manager as PersonRecord;
	if (as === 'login') return textOf(record.login) || null;
	const name = [textOf(record.firstName), textOf(record.lastName)].filter(Boolean).join(' ');
	return name || null;
}

/** What a message says of a manager nobody knows. */
function shownName(person: PersonRecord, filled: readonly Field[]): string {
	const [field] = filled.at(-1) ?? ['managerLogin'];
	return textOf(person[field]);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

interface Found {
	readonly record: PersonRecord;
	readonly at: number;
}

/** People by whatever may name them. A name that several bear names nobody, unless one establishment tells. */
class ManagerIndex {
	private readonly byName = new Map<string, Found[]>();

	constructor(people: readonly PersonRecord[], known: readonly PersonRecord[]) {
		people.forEach((record, at) => this.add(record, at));
		for (const record of known) this.add(record, NOWHERE);
	}

	private add(record: PersonRecord, at: number): void {
		for (const [, field] of NAMED_BY) {
			const name = nameIn(record, field);
			if (name === undefined) continue;
			const held = this.byName.get(name);
			// Who is in the file and known besides is one person.
			if (!held) this.byName.set(name, [{ record, at }]);
			else if (at !== NOWHERE) held.push({ record, at });
		}
	}

	find(person: PersonRecord, filled: readonly Field[]): Found | undefined {
		for (const [by, field] of filled) {
			const name = nameIn({ [field]: person[by] }, field);
			const found = name === undefined ? [] : (this.byName.get(name) ?? []);
			if (found.length === 1) return found[0];
			if (found.length > 1) {
				const near = found.filter(({ record }) => record.legalEntity === person.legalEntity);
				if (near.length === 1) return near[0];
			}
		}
		return undefined;
	}
}

function nameIn(record: PersonRecord, field: Field[1]): string | undefined {
	const text = textOf(record[field]);
	if (text === '') return undefined;
	// Lucca tells no capitals apart in logins and addresses; in numbers there are letters that may differ.
	const folded = field === 'login' || field === 'email' ? text.toLowerCase() : text;
	return `${field} ${folded}`;
}
