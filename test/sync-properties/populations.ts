import type { MatchBy, PlanOptions, PlanRecord } from '../../lib/sync/plan/plan';
import type { CompanyUser } from '../../sandbox/company';
import type { Switches } from '../../sandbox/lucca';
import { random } from '../support/random';
import { cultures, pattern, places, roles, teams, TODAY } from './tenant';

/** A source and a Lucca of a few people, with all that makes them hard to tell apart. */
export interface Scenario {
	readonly seed: number;
	readonly source: PlanRecord[];
	readonly users: CompanyUser[];
	readonly options: PlanOptions;
	readonly switches: Partial<Switches>;
}

const FIRST = ['Inès', 'INÈS', 'Ine\u0300s', 'Zoé', 'Paul', 'Anne-Laure', 'Ines'];
/** Each person has one of their own, in several ways to write it. */
const LAST = [
	['Varlet', 'VARLET'],
	["D'Orval", 'D’Orval'],
	['Müller', 'Mu\u0308ller'],
	['Le Goff', 'Le  Goff'],
	['Orme'],
	['Bézier', 'Bezier'],
	['Nguyễn'],
	['Castañeda', 'CASTAÑEDA'],
	['Roux', 'Roux-Varlet'],
];
const JOBS = ['Qualité', 'Qualite\u0301', 'Chef; "terrain"', 'Étude\nRecherche', '=1+1'];
const PHONES = ['+33 6 00 00 00 01', '0600000002'];
const BEFORE = ['2019-02-28', '2020-02-29', '2024-01-01'];
const LEFT = ['2024-06-30', '2026-11-15'];
const STILL = [TODAY, '2026-11-17', '2027-12-31'];
const AHEAD = ['2026-11-17', '2027-01-01'];
const COUNTRIES = ['FR', 'BE', 'CH'];
const SENSITIVE = ['birthDate', 'personalEmail', 'personalMobile', 'address', 'nationality'];

/** What a source has, if it is matched by it. */
const KEY_FIELDS: Readonly<Record<MatchBy, readonly string[]>> = {
	login: ['login'],
	email: ['email'],
	employeeNumber: ['employeeNumber'],
	establishmentAndNumber: ['employeeNumber', 'legalEntity'],
	luccaId: ['luccaId'],
};

const midnight = (date: string | null) => (date === null ? null : `${date}T00:00:00`);

/** One throw of the dice after the other. */
class Dice {
	readonly below: (bound: number) => number;

	constructor(seed: number) {
		const next = random(Math.imul(seed, 2654435761));
		// Seeds in a row begin alike.
		next(2);
		next(2);
		this.below = next;
	}

	of<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	/** Whether something of so many in a hundred happens. */
	chance(percent: number): boolean {
		return this.below(100) < percent;
	}
}

/** The scenario of a seed, always the same. */
export function scenario(seed: number): Scenario {
	return new Maker(seed).made();
}

class Maker {
	private readonly dice: Dice;
	private readonly users: CompanyUser[] = [];

	constructor(private readonly seed: number) {
		this.dice = new Dice(seed);
	}

	made(): Scenario {
		const { dice, users, seed } = this;
		const size = dice.below(9);
		for (let at = 0; at < size; at++) if (dice.chance(80)) this.hire(at);
		// Whoever gave the key its rights.
		const admin = { ...this.user(90, null), dtContractStart: '2019-02-28T00:00:00' };
		if (!users.some(({ id }) => id === admin.id)) users.push(admin);
		for (const user of users) this.giveManager(user);
		const source: Array<Record<string, unknown>> = [];
		for (let at = 0; at < size; at++) {
			if (!dice.chance(80)) continue;
			source.push(this.known(at));
			if (dice.chance(4)) source.push({ ...this.known(at), contractEnd: dice.of([...LEFT, null]) });
		}
		this.nameManagers(source);
		const options = this.options();
		this.dropColumns(source, KEY_FIELDS[options.matchBy]);
		const switches: Partial<Switches> = {
			undocumentedWrites: 'taken',
			nullTexts: dice.of(['refused', 'cleared']),
			uniqueTexts: dice.of(['exact', 'caseless']),
			unordered: 'byId',
		};
		return { seed, source, users, options, switches };
	}

	/** Puts a person into Lucca, sometimes with a record of a time before. */
	private hire(at: number): void {
		const { dice } = this;
		const isFormer = dice.chance(20);
		const user = this.user(at, isFormer ? dice.of(LEFT) : dice.chance(20) ? dice.of(STILL) : null);
		if (this.mayJoin(user)) this.users.push(user);
		if (!dice.chance(8)) return;
		const earlier = this.user(at, dice.of(LEFT));
		earlier.login += '.before';
		earlier.mail = dice.chance(50) ? user.mail : earlier.mail;
		if (this.mayJoin(earlier)) this.users.push(earlier);
	}

	/** Whether Lucca would have let it come to this. */
	private mayJoin(user: CompanyUser): boolean {
		return this.users.every(
			(other) =>
				other.login.toLowerCase() !== user.login.toLowerCase() &&
				(other.legalEntityId !== user.legalEntityId ||
					other.employeeNumber === null ||
					other.employeeNumber !== user.employeeNumber),
		);
	}

	private user(at: number, end: string | null): CompanyUser {
		const { dice } = this;
		const start = end === null && dice.chance(10) ? dice.of(AHEAD) : dice.of(BEFORE);
		const maybe = <T>(value: T) => (dice.chance(40) ? value : null);
		return {
			...pattern,
			id: 100 + this.users.length * 3 + dice.below(3),
			firstName: dice.of(FIRST),
			lastName: dice
				.of(LAST[dice.chance(95) ? at % LAST.length : dice.below(9)] ?? [])
				.normalize('NFC'),
			login: `person.${at}`,
			mail: dice.chance(5) ? 'shared@acme.example' : `Person.${at}@acme.example`,
			employeeNumber: dice.chance(10) ? null : this.number(at),
			dtContractStart: midnight(start) as string,
			dtContractEnd: midnight(end),
			legalEntityId: dice.of(places).id,
			departmentId: dice.of(teams).id,
			managerId: null,
			rolePrincipalId: dice.of(roles).id,
			habilitedRoles: [],
			userWorkCycles: [],
			cultureID: dice.of(cultures).id,
			gender: dice.of(['Undefined', 'Male', 'Female'] as const),
			jobTitle: maybe(dice.of(JOBS)),
			professionalMobile: maybe(dice.of(PHONES)),
			directLine: maybe(dice.of(PHONES)),
			seniorityDate: maybe(midnight(dice.of(BEFORE)) as string),
			birthDate: maybe('1980-02-29T00:00:00'),
			nationalityId: maybe(dice.of(COUNTRIES)),
			personalEmail: maybe(`perso.${at}@courriel.example`),
			personalMobile: maybe(dice.of(PHONES)),
			address: maybe('1 rue Fictive\n69003 Lyon'),
			extendedData: {},
		};
	}

	/** Numbers that are equal in several establishments, and some that differ by zeros alone. */
	private number(at: number): string {
		const { dice } = this;
		return dice.chance(10) ? dice.of(['012', '12', '0012']) : `00${at}`;
	}

	private giveManager(user: CompanyUser): void {
		const { dice, users } = this;
		const other = dice.of(users);
		if (dice.chance(15)) user.managerId = user.id;
		else if (dice.chance(70)) user.managerId = other.id;
	}

	/** What the source says of a person, much of it as Lucca has it. */
	private known(at: number): Record<string, unknown> {
		const { dice } = this;
		const end = dice.chance(15) ? dice.of(LEFT) : dice.chance(15) ? dice.of(STILL) : null;
		const fresh = this.user(at, end);
		const held = this.users.find(({ login }) => login === `person.${at}`);
		const user = held && dice.chance(85) ? { ...held } : fresh;
		if (held && dice.chance(60)) {
			const names = Object.keys(fresh) as Array<keyof CompanyUser>;
			for (const name of names) {
				if (dice.chance(8)) Object.assign(user, { [name]: fresh[name] });
			}
		}
		const text = (value: string | null) => this.blurred(value);
		return {
			...(dice.chance(75) && held && { luccaId: String(held.id) }),
			firstName: text(user.firstName),
			lastName: text(user.lastName),
			login: this.key(dice.chance(4) ? `person.${dice.below(9)}` : user.login),
			email: this.key(user.mail),
			employeeNumber: user.employeeNumber,
			contractStart: user.dtContractStart.slice(0, 10),
			contractEnd: user.dtContractEnd?.slice(0, 10) ?? dice.of([null, '', null]),
			legalEntity: this.named(places.find(({ id }) => id === user.legalEntityId)?.name),
			department: this.named(teams.find(({ id }) => id === user.departmentId)?.name),
			primaryRole: this.named(roles.find(({ id }) => id === user.rolePrincipalId)?.name),
			culture: cultures.find(({ id }) => id === user.cultureID)?.code,
			gender: user.gender,
			jobTitle: text(user.jobTitle),
			seniorityDate: user.seniorityDate?.slice(0, 10) ?? null,
			phone: user.professionalMobile ?? user.directLine,
			birthDate: user.birthDate?.slice(0, 10) ?? null,
			nationality: user.nationalityId,
			personalEmail: this.key(user.personalEmail),
			personalMobile: user.personalMobile,
			address: text(user.address),
		};
	}

	/** The same text, in another form or with blanks around it. */
	private blurred(value: string | null): string | null {
		const { dice } = this;
		if (value === null) return dice.of([null, '', ' ']);
		if (dice.chance(80)) return value;
		return dice.of([value.normalize('NFD'), ` ${value} `, value.replaceAll('\n', '\r\n')]);
	}

	private key(value: string | null): string | null {
		const { dice } = this;
		if (value === null || dice.chance(85)) return value;
		return dice.of([value.toUpperCase(), ` ${value}`, `${value}\u00a0`]);
	}

	private named(value: string | undefined): string | null {
		const { dice } = this;
		if (value === undefined || dice.chance(2)) return null;
		if (dice.chance(80)) return value;
		const bare = value.normalize('NFD').replace(/\p{M}/gu, '');
		return dice.of([
			value.toUpperCase(),
			bare,
			`  ${value.replaceAll(' ', '  ')}`,
			`${value}\u00a0`,
		]);
	}

	private nameManagers(source: Array<Record<string, unknown>>): void {
		const { dice, users } = this;
		const by = dice.of([
			['managerLogin', 'login'],
			['managerEmployeeNumber', 'employeeNumber'],
			['managerEmail', 'email'],
			['managerLuccaId', 'luccaId'],
		] as const);
		for (const record of source) {
			const other = dice.of(source);
			const user = dice.of(users);
			const inLucca = user && {
				login: user.login,
				email: user.mail,
				employeeNumber: user.employeeNumber,
				luccaId: String(user.id),
			};
			const choice = dice.below(100);
			if (choice < 50) record[by[0]] = other[by[1]] ?? null;
			else if (choice < 70) record[by[0]] = inLucca?.[by[1]] ?? null;
			else if (choice < 80) record[by[0]] = record[by[1]] ?? null;
			else if (choice < 85) record[by[0]] = 'nobody.of.that.name';
			else if (choice < 95) record[by[0]] = null;
		}
	}

	/** What the source does not know of anybody, and here and there of one person. */
	private dropColumns(
		source: ReadonlyArray<Record<string, unknown>>,
		key: readonly string[],
	): void {
		const { dice } = this;
		const names = new Set(source.flatMap((record) => Object.keys(record)));
		for (const name of names) {
			if (key.includes(name)) continue;
			const everywhere = dice.chance(name === 'login' || name === 'email' ? 3 : 12);
			for (const record of source) if (everywhere || dice.chance(1)) delete record[name];
		}
	}

	private options(): PlanOptions {
		const { dice } = this;
		return {
			matchBy: dice.of([
				'login',
				'login',
				'email',
				'employeeNumber',
				'establishmentAndNumber',
				'luccaId',
			]),
			day: TODAY,
			blanks: dice.of(['keep', 'clear']),
			absent: dice.of(['tell', 'depart']),
			returning: dice.of(['hold', 'update']),
			...(dice.chance(70) && {
				newPeople: { primaryRole: 'Salarié', department: teams[0]?.name ?? '' },
			}),
			...(dice.chance(20) && { departureDate: dice.of([TODAY, '2026-11-30', '2026-10-31']) }),
			...(dice.chance(15) && {
				fields: ['firstName', 'jobTitle', 'department', 'contractEnd', 'manager', 'address'],
			}),
			...(dice.chance(10) && { rejected: [{ login: `person.${dice.below(9)}`, name: '' }] }),
		};
	}
}

/** Sensitive fields are read only when asked for; these are, for a scenario. */
export function sensitiveAsked(seed: number): string[] {
	return SENSITIVE.filter((_, at) => (seed >> at) % 3 !== 0);
}
