const FIRST = ['Inès', 'Zoé', 'Léo', 'Maël', 'Anne-Laure', 'Théo', 'Chloé', 'François', 'Noël'];
const LAST = ['Varlet', "D'Orval", 'Le Goff', 'Müller', 'Orme', 'Bézier', 'Castañeda', 'Nguyen'];
const JOBS = ['Chargé de clientèle', 'Responsable qualité', 'Technicien "terrain"', 'Développeuse'];
const PLACES = ['Acme Lyon', 'Acme Nantes', 'Acme Genève', 'Acme Bruxelles'];
const CULTURES = ['fr-FR', 'en-GB', 'de-DE', 'it-IT'];
const ROLES = ['Salarié', 'Manager', 'Responsable RH'];

/** One of so many records says something new: 3 % in all, half of it changes. */
const CHANGED_EVERY = 67;
const NEW_EVERY = 133;
const ABSENT_EVERY = 133;

type Texts = Readonly<Record<string, string>>;

const pick = (list: readonly string[], index: number) => list[index % list.length] as string;
const two = (number: number) => String(number).padStart(2, '0');
const date = (year: number, index: number) =>
	`${year}-${two((index % 12) + 1)}-${two((index % 28) + 1)}`;
const numberOf = (index: number) => String(index).padStart(7, '0');
const managerOf = (index: number) => (index === 0 ? 0 : Math.floor((index - 1) / 8));

/** A person as a third party's file of twenty columns has them. */
function person(index: number): Texts {
	const last = `${pick(LAST, index * 7)}-${index}`;
	return {
		login: `person.${index}`,
		employeeNumber: numberOf(index),
		firstName: pick(FIRST, index),
		lastName: last,
		email: `person.${index}@acme.example`,
		gender: index % 2 ? 'Female' : 'Male',
		jobTitle: pick(JOBS, index * 3),
		culture: pick(CULTURES, index),
		contractStart: date(2000 + (index % 25), index),
		contractEnd: index % 9 ? '' : date(2027, index),
		legalEntity: pick(PLACES, index),
		department: `Service été ${index % 200}`,
		primaryRole: pick(ROLES, index),
		phone: `+33 6 00 ${two(index % 100)} ${two((index * 3) % 100)} ${two((index * 7) % 100)}`,
		seniorityDate: date(2000 + (index % 25), index),
		birthDate: date(1960 + (index % 45), index),
		nationality: index % 5 ? 'FR' : 'BE',
		personalEmail: `perso.${index}@courriel.example`,
		personalMobile: `+33 7 00 ${two((index * 7) % 100)} ${two(index % 100)} 00`,
		managerEmployeeNumber: numberOf(managerOf(index)),
	};
}

export interface TwoSides {
	readonly source: Texts[];
	readonly lucca: Array<Record<string, string | null>>;
}

/**
 * So many people in a source and in Lucca, about 3 % of them different. Records and texts of the two
 * sides are not shared and come out of JSON, as n8n's items do.
 */
export function inventSides(count: number): TwoSides {
	const source: Texts[] = [];
	const lucca: TwoSides['lucca'] = [];
	for (let index = 0; index < count; index++) {
		const isNew = index % NEW_EVERY === NEW_EVERY - 1;
		const own = person(isNew ? count + index : index);
		const isChanged = index % CHANGED_EVERY === 5;
		source.push(copyOf(isChanged ? changed(own, index) : own));
		lucca.push(copyOf(inLucca(index)));
	}
	return { source, lucca };
}

/** How many the plan of so many has to create, to update and to find absent. */
export function expectedCounts(count: number): { create: number; update: number; absent: number } {
	const create = Math.floor(count / NEW_EVERY);
	let update = 0;
	for (let index = 5; index < count; index += CHANGED_EVERY) {
		if (index % NEW_EVERY !== NEW_EVERY - 1) update++;
	}
	return { create, update, absent: Math.floor(count / ABSENT_EVERY) };
}

function changed(own: Texts, index: number): Texts {
	switch (index % 4) {
		case 0:
			return { ...own, jobTitle: 'Chef de projet' };
		case 1:
			return { ...own, department: `Service hiver ${index % 100}`, personalMobile: '+33 7 11' };
		case 2:
			return { ...own, contractEnd: date(2028, index) };
		default:
			return { ...own, managerEmployeeNumber: numberOf((managerOf(index) + 1) % index) };
	}
}

function inLucca(index: number): Record<string, string | null> {
	const { managerEmployeeNumber, contractEnd = '', ...own } = person(index);
	const manager = managerOf(index);
	return {
		luccaId: String(index + 1),
		...own,
		contractEnd: contractEnd || null,
		managerLuccaId: String(manager + 1),
		managerEmployeeNumber: managerEmployeeNumber ?? null,
		managerLogin: `person.${manager}`,
		managerEmail: `person.${manager}@acme.example`,
	};
}

const copyOf = <T>(record: T): T => JSON.parse(JSON.stringify(record)) as T;
