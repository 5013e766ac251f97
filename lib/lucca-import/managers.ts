import { NOWHERE } from '../employee/chains';
import type { CivilDate } from '../employee/civil-date';
import { employmentOn } from '../employee/employment';
import type { Employee } from '../employee/record';
import type { Fault } from '../tabular/fault';
import { isBlank, isOwnManager, type PersonRecord } from '../tabular/rows';
import { calledOf, NAMELESS, SEVERAL, textOf, UNKNOWN, whose } from './naming-managers';
import type { ImportRequest } from './request';

/** What a record may name its manager by, and what is looked for in the manager. */
const NAMED_BY = [
	['managerLuccaId', 'luccaId'],
	['managerLogin', 'login'],
	['managerEmployeeNumber', 'employeeNumber'],
	['managerEmail', 'email'],
] as const;

type Names = (typeof NAMED_BY)[number];

/** Two records that share the one are two people when they differ in one of these all the same. */
const TOLD_APART_BY: Readonly<Record<Names[1], readonly string[]>> = {
	luccaId: [],
	login: [],
	employeeNumber: ['login', 'email', 'lastName'],
	email: ['login'],
};

/** Who the managers of a file's people are. All by index of the record. */
export interface Managers {
	/** The record of the manager, or `NOWHERE` for none, one outside the file, or one nobody knows. */
	readonly to: Int32Array;
	/** The text of the cell; undefined where it is not known who. */
	readonly cells: ReadonlyArray<string | undefined>;
	/** Why Lucca would refuse the manager of a row. */
	readonly broken: ReadonlyMap<number, Fault>;
	/** Why Lucca may refuse the manager of a row that is to be written all the same. */
	readonly doubtful: ReadonlyMap<number, Fault>;
	/** 1 for somebody of the file who is among the known ones too. */
	readonly isKnown: Uint8Array;
}

/**
 * Finds everybody's manager, by login, number or e-mail, among the people of the file and those known
 * to be in Lucca. Who has none is their own, as Lucca wants it (file-formats reference, section 1.3).
 * @param people the records, with their logins
 */
export function findManagers(people: readonly PersonRecord[], request: ImportRequest): Managers {
	const { managerAs, unknownManager, day } = request;
	const isKnown = new Uint8Array(people.length);
	const index = new ManagerIndex(people, request.knownManagers as readonly PersonRecord[], day);
	for (const at of index.known) isKnown[at] = 1;
	const to = new Int32Array(people.length).fill(NOWHERE);
	const broken = new Map<number, Fault>();
	const doubtful = new Map<number, Fault>();
	const cellOf = (manager: PersonRecord, at: number): string => {
		const called = calledOf(manager, managerAs);
		if (called === '') broken.set(at, NAMELESS[managerAs]);
		else if (managerAs === 'names' && index.hasNamesake(called)) broken.set(at, SEVERAL);
		return called || whose(manager);
	};
	const cells = people.map((person, at) => {
		const named = NAMED_BY.filter(([field]) => person[field] !== undefined);
		if (named.length === 0) return undefined;
		const filled = named.filter(([field]) => !isBlank(person[field]));
		if (filled.length === 0 || isOwnManager(person)) return cellOf(person, at);
		const found = index.find(person, filled);
		if (typeof found === 'object') {
			if (found.at !== at) to[at] = found.at;
			return cellOf(found.record, at);
		}
		// What is written as it came must be what Lucca goes by.
		const asItCame = managerAs === 'login' ? textOf(person.managerLogin) : '';
		const isKept = unknownManager === 'keep' && found === 'nobody' && asItCame !== '';
		if (isKept) doubtful.set(at, UNKNOWN);
		else broken.set(at, found === 'nobody' ? UNKNOWN : SEVERAL);
		return asItCame || shownName(person, filled);
	});
	return { to, cells, broken, doubtful, isKnown };
}

/** What a message says of a manager nobody knows. */
function shownName(person: PersonRecord, filled: readonly Names[]): string {
	const [field] = filled.at(-1) ?? ['managerLogin'];
	return textOf(person[field]) || '?';
}

interface Found {
	readonly record: PersonRecord;
	readonly at: number;
}

/** People by whatever may name them. A name that several bear names nobody, unless it is told who of them is there. */
class ManagerIndex {
	/** Indices of the people of the file who are known besides. */
	readonly known = new Set<number>();
	private readonly byName = new Map<string, Found[]>();
	private readonly namesakes = new Map<string, number>();

	constructor(
		people: readonly PersonRecord[],
		known: readonly PersonRecord[],
		private readonly day: CivilDate,
	) {
		people.forEach((record, at) => {
			this.add(record, at);
			if (this.isThere({ record, at })) this.countName(record);
		});
		for (const record of known) if (this.add(record, NOWHERE)) this.countName(record);
	}

	hasNamesake(name: string): boolean {
		return (this.namesakes.get(name.toLowerCase()) ?? 0) > 1;
	}

	/** The manager whom a person names in these ways, the first that finds one. */
	find(person: PersonRecord, filled: readonly Names[]): Found | 'nobody' | 'several' {
		let verdict: 'nobody' | 'several' = 'nobody';
		for (const [by, field] of filled) {
			const name = nameIn(person[by], field);
			const held = name === undefined ? [] : (this.byName.get(name) ?? []);
			const one = this.theOne(held, person);
			if (one) return one;
			if (held.length > 1) verdict = 'several';
		}
		return verdict;
	}

	private theOne(held: readonly Found[], person: PersonRecord): Found | undefined {
		if (held.length < 2) return held[0];
		// As when two rows share a key: who has not left counts.
		const there = held.filter((found) => this.isThere(found));
		const left = there.length > 0 ? there : held;
		if (left.length === 1) return left[0];
		const near = left.filter(
			// A known manager's establishment is not told, so that it may be this one.
			({ record }) => isBlank(record.legalEntity) || record.legalEntity === person.legalEntity,
		);
		return near.length === 1 ? near[0] : undefined;
	}

	private isThere({ record }: Found): boolean {
		return employmentOn(this.day, record as Employee) !== 'former';
	}

	private countName(record: PersonRecord): void {
		const name = calledOf(record, 'names').toLowerCase();
		if (name !== '') this.namesakes.set(name, (this.namesakes.get(name) ?? 0) + 1);
	}

	/** @returns whether it is somebody who was not held yet */
	private add(record: PersonRecord, at: number): boolean {
		let isNew = true;
		for (const [, field] of NAMED_BY) {
			const name = nameIn(record[field], field);
			if (name === undefined) continue;
			const held = this.byName.get(name);
			if (!held) {
				this.byName.set(name, [{ record, at }]);
				continue;
			}
			const same =
				at === NOWHERE ? held.find((found) => isSame(found.record, record, field)) : undefined;
			if (!same) {
				held.push({ record, at });
				continue;
			}
			isNew = false;
			if (same.at !== NOWHERE) this.known.add(same.at);
		}
		return isNew;
	}
}

function isSame(one: PersonRecord, other: PersonRecord, field: Names[1]): boolean {
	return TOLD_APART_BY[field].every((name) => {
		const [first, second] = [one, other].map((each) => textOf(each[name]).toLowerCase());
		return first === '' || second === '' || first === second;
	});
}

function nameIn(value: unknown, field: Names[1]): string | undefined {
	const text = textOf(value);
	if (text === '') return undefined;
	// Nobody tells capitals apart in logins and addresses; in numbers there are letters that may differ.
	const folded = field === 'login' || field === 'email' ? text.toLowerCase() : text;
	return `${field} ${folded}`;
}
