import { addDays, formatCivilDate } from '../../../lib/employee/civil-date';
import { random } from '../../support/random';

/** Somebody invented, as the files of these tests need them. */
export interface Person {
	number: string;
	first: string;
	last: string;
	email: string;
	title: string;
	manager: string;
	department: number;
	entity: string;
	phone: string;
	start: string;
	end: string;
}

const FIRST =
	'Inès Zoé Anaïs Maël Chloé Élodie Paul Marc Julie Sophie Karim Léa Noémie Hugo Alice Théo'.split(
		' ',
	);
const LAST =
	'Varlet Orme Lefèvre Durand Noël Müller Petit Garçon Morel Roux Fabre Benoît Lambert Girard'.split(
		' ',
	);
const TITLES = ['Chargé de clientèle', 'Technicien', 'Acheteur', 'Ingénieur qualité', 'Vendeur'];
export const DEPARTMENTS = 8;

export interface CompanyOptions {
	readonly people: number;
	/** Numbers are padded to five digits, or only the first three are. */
	readonly zeros?: 'all' | 'few';
	readonly name?: string;
	/** How many of a hundred have left lately. */
	readonly left?: number;
}

/** A company on a day, the same for the same seed; the first person of each department manages it. */
export class Company {
	readonly people: Person[] = [];
	readonly dice: (bound: number) => number;
	private hired = 0;

	constructor(
		seed: number,
		public day: string,
		private readonly options: CompanyOptions,
	) {
		this.dice = random(seed);
		for (let count = 0; count < options.people; count++) {
			const person = this.hire(addDays(day, -30 - this.dice(3000)));
			if (count >= DEPARTMENTS && this.dice(100) < (options.left ?? 8)) {
				person.end = addDays(day, -1 - this.dice(80));
			}
		}
	}

	hire(start: string, end = ''): Person {
		const { dice, options } = this;
		const id = ++this.hired;
		const first = FIRST[dice(FIRST.length)] ?? '';
		const last = LAST[dice(LAST.length)] ?? '';
		const department = id <= DEPARTMENTS ? id - 1 : dice(DEPARTMENTS);
		const isPadded = options.zeros !== 'few' || id <= 3;
		const company = options.name ?? 'acme';
		const person: Person = {
			number: isPadded ? String(id * 7).padStart(5, '0') : String(20_000 + id * 7),
			first,
			last,
			email: `${first}.${last}.${id}@${company}.example`.normalize('NFD').replace(/\p{M}/gu, ''),
			title: TITLES[dice(TITLES.length)] ?? '',
			manager: '',
			department,
			entity: `${company} ${department % 2 ? 'Lyon' : 'Paris'}`,
			// Few people have one: a sparse column.
			phone: id % 6 === 0 ? `+33 6 00 00 ${String(id).padStart(4, '0')}` : '',
			start,
			end,
		};
		person.manager = this.managerOf(department)?.number ?? '';
		this.people.push(person);
		return person;
	}

	/** Who is at work on the day, for longest first. */
	employed(): Person[] {
		return this.people.filter((person) => this.isEmployed(person));
	}

	isEmployed({ start, end }: Person): boolean {
		return start <= this.day && (end === '' || end >= this.day);
	}

	managerOf(department: number): Person | undefined {
		return this.people.find(
			(person) => person.department === department && this.isEmployed(person),
		);
	}
}

/** A file as cells, the header line first. */
export type Table = string[][];

const french = (date: string) => date && formatCivilDate(date, 'DD/MM/YYYY');

/** Each layout's file of a company, and where its columns are. */
export const tables = {
	threeSixtyLearning: (company: Company): Table => [
		'uniqueId;email;firstName;lastName;title;language;managerId;status'.split(';'),
		...company.people
			.filter(({ start }) => start <= company.day)
			.map((person) => [
				person.number,
				person.email,
				person.first,
				person.last,
				person.title,
				'fr',
				person.manager,
				company.isEmployed(person) ? 'Active' : 'Inactive',
			]),
	],
	skillup: (company: Company): Table => [
		"Login (email);Matricule;Nom;Prénom;Matricule manager;Intitulé de poste;Téléphone;Date d'entrée;Date de sortie;Société".split(
			';',
		),
		...company.people
			.filter(({ end }) => end === '' || end >= addDays(company.day, -90))
			.map((person) => [
				person.email,
				person.number,
				person.last,
				person.first,
				person.manager,
				person.title,
				person.phone,
				french(person.start),
				french(person.end),
				person.entity,
			]),
	],
	placeDeLaFormation: (company: Company): Table => [
		'Last name;First name;Entity (Legal);Employee Number;Title;Mail;Manager Number;Phone'.split(
			';',
		),
		...company
			.employed()
			.map((person) => [
				person.last,
				person.first,
				person.entity,
				person.number,
				'Mme',
				person.email,
				person.manager,
				person.phone,
			]),
	],
	columns: (company: Company): Table => [
		'E-mail;Nom;Prénom;Fonction;Agence;Téléphone;Situation'.split(';'),
		...company.people.map((person) => [
			person.email,
			person.last,
			person.first,
			person.title,
			person.entity,
			person.phone,
			company.isEmployed(person) ? 'présent' : 'parti',
		]),
	],
};

export type LayoutName = keyof typeof tables;

/** The bytes of a table; no cell of these companies needs quotes. */
export function bytesOf(table: Table): Buffer {
	return Buffer.from(table.map((cells) => cells.join(';') + '\r\n').join(''), 'utf8');
}
