import type { PersonRecord } from '../../lib/tabular/rows';

const FIRST = [
	'Inès',
	'Zoé',
	'Léo',
	'Maël',
	'Anne-Laure',
	'Théo',
	'Chloé',
	'François',
	'Noël',
	'Maria',
];
const LAST = [
	'Varlet',
	"D'Orval",
	'Le Goff',
	'Müller',
	'Orme',
	'Bézier',
	'Castañeda',
	'Nguyen',
	'Roux',
];
const JOBS = [
	'Chargé de clientèle',
	'Responsable qualité; sécurité',
	'Technicien "terrain"',
	'Développeuse',
	'Contrôleur de gestion',
];

const pick = (list: readonly string[], index: number) => list[index % list.length] as string;
const two = (number: number) => String(number).padStart(2, '0');

/**
 * Invented people with all twenty fields of the Skillup file, all different, all fit to be written.
 * They come out of JSON, as n8n's items do: texts put together piece by piece would cost whoever
 * reads them first.
 */
export function inventPeople(count: number): PersonRecord[] {
	return Array.from(
		{ length: count },
		(_, index) => JSON.parse(JSON.stringify(invent(index))) as PersonRecord,
	);
}

/** The person of a number, the same each time. */
export function invent(index: number): PersonRecord {
	const first = pick(FIRST, index);
	const last = `${pick(LAST, index * 7)}-${index}`;
	const manager = index === 0 ? 0 : Math.floor((index - 1) / 8);
	const number = String(index).padStart(6, '0');
	const date = (year: number) => `${year}-${two((index % 12) + 1)}-${two((index % 28) + 1)}`;
	return {
		email: `person.${index}@acme.example`,
		employeeNumber: number,
		lastName: last,
		firstName: first,
		managerEmployeeNumber: String(manager).padStart(6, '0'),
		jobTitle: pick(JOBS, index * 3),
		gender: index % 2 ? 'Female' : 'Male',
		phone: `+33 6 00 ${two(index % 100)} ${two((index * 3) % 100)} ${two((index * 7) % 100)}`,
		birthDate: date(1960 + (index % 45)),
		contractStart: date(2000 + (index % 25)),
		contractEnd: index % 9 ? '' : date(2027),
		contract: 'CDI',
		contractType: index % 4 ? 'Cadre' : 'Employé',
		legalEntity: `Acme ${pick(['Lyon', 'Nîmes', 'Paris', 'Orléans'], index)}`,
		departmentLevel1: `Direction ${index % 7}`,
		departmentLevel2: `Département ${index % 40}`,
		departmentLevel3: `Service été ${index % 200}`,
		managerEmail: `person.${manager}@acme.example`,
		secondManagerEmail: `person.${Math.floor(manager / 8)}@acme.example`,
		annualGrossSalary: `${30000 + (index % 50000)}.5`,
	};
}
