import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { CompanyUser, SampleCompany } from '../company/types';
import { Directory, day, frenchDay, ordinaryPeople } from './people';

/** A file as a third party leaves it on its server. */
export interface ThirdPartyFile {
	readonly name: string;
	readonly bytes: Buffer;
}

const civility = { Male: 'M.', Female: 'Mme', Undefined: '' };
const languages: Readonly<Record<string, string>> = {
	'fr-FR': 'Français',
	'de-DE': 'Allemand',
	'en-US': 'Anglais (États-Unis)',
	'en-GB': 'Anglais (Royaume-Uni)',
	'es-ES': 'Espagnol',
	'nl-BE': 'Néerlandais',
	'it-IT': 'Italien',
};

/**
 * A payroll's export in French, in Windows-1252 as older software writes it. Two of its rows are not
 * right: one has a day that does not exist, one no e-mail.
 */
export function payrollFile(company: SampleCompany): ThirdPartyFile {
	const directory = new Directory(company);
	const rows = ordinaryPeople(company).map((user) => [
		user.employeeNumber,
		user.lastName,
		user.firstName,
		user.mail,
		civility[user.gender],
		frenchDay(user.dtContractStart),
		frenchDay(user.dtContractEnd),
		directory.establishment(user),
		directory.department(user),
		user.jobTitle,
		directory.manager(user)?.employeeNumber,
		languages[directory.culture(user)],
	]);
	const [one = []] = rows;
	const odd = (number: string, first: string, mail: string, start: string) => [
		...[number, 'Erroné', first, mail, 'M.', start, ''],
		...one.slice(7, 9),
		...['Essayeur', one[0], 'Français'],
	];
	const broken = [
		odd('0990001', 'Anatole', 'anatole.errone@acme.example', '31/02/2026'),
		odd('0990002', 'Basile', '', '01/03/2026'),
	];
	const text = csv(
		[
			...['Matricule', 'Nom', 'Prénom', 'Adresse e-mail', 'Civilité', "Date d'entrée"],
			...['Date de sortie', 'Société', 'Département/Service', 'Poste', 'Matricule du manager'],
			'Langue',
		],
		[...rows, ...broken],
	);
	return { name: 'employees.csv', bytes: iconv.encode(text, 'windows-1252') };
}

/** What Skillup gives back: its English headers, UTF-8. */
export function skillupFile(company: SampleCompany): ThirdPartyFile {
	const directory = new Directory(company);
	const rows = ordinaryPeople(company).map((user) => [
		user.mail,
		user.employeeNumber,
		user.lastName,
		user.firstName,
		directory.manager(user)?.employeeNumber,
		user.jobTitle,
		frenchDay(user.dtContractStart),
		frenchDay(user.dtContractEnd),
		directory.establishment(user),
		directory.department(user),
		directory.manager(user)?.mail,
	]);
	const headers = [
		...['Login (email)', 'Employee Number', 'Last name', 'First name', 'Manager Number'],
		...['Job title', 'Date of joining the company', 'Date of leaving the company', 'Company'],
		...['Department', 'Manager Email'],
	];
	return { name: 'skillup.csv', bytes: Buffer.from(csv(headers, rows)) };
}

/** What Place de la Formation gives back: French headers, UTF-8 with byte order mark, commas. */
export function placeFile(company: SampleCompany): ThirdPartyFile {
	const directory = new Directory(company);
	const rows = ordinaryPeople(company).map((user) => [
		user.lastName,
		user.firstName,
		directory.establishment(user),
		user.employeeNumber,
		civility[user.gender],
		user.mail,
		user.jobTitle,
	]);
	const headers = ['Nom', 'Prénom', 'Entité (légale)', 'Matricule', 'Civilité', 'Mail', 'Fonction'];
	return {
		name: 'place-de-la-formation.csv',
		bytes: Buffer.from(`\ufeff${csv(headers, rows, ',')}`),
	};
}

/** What 360Learning gives back. */
export function learningFile(company: SampleCompany): ThirdPartyFile {
	const directory = new Directory(company);
	const rows = ordinaryPeople(company).map((user) => [
		user.employeeNumber,
		user.mail,
		user.firstName,
		user.lastName,
		user.jobTitle,
		directory.culture(user).slice(0, 2),
		directory.manager(user)?.employeeNumber,
		'Active',
	]);
	const headers = ['uniqueId', 'email', 'firstName', 'lastName', 'title', 'language', 'managerId'];
	return { name: '360learning.csv', bytes: Buffer.from(csv([...headers, 'status'], rows)) };
}

/** Lucca's own export for 360Learning, as it is before a ticket makes it UTF-8, values in French. */
export function luccaExportFile(company: SampleCompany): ThirdPartyFile {
	const directory = new Directory(company);
	const rows = ordinaryPeople(company).map((user) => [
		user.employeeNumber,
		user.mail,
		user.firstName,
		user.lastName,
		user.jobTitle,
		languages[directory.culture(user)],
		directory.manager(user)?.employeeNumber,
		user.dtContractEnd === null ? 'Actif' : 'Inactif',
	]);
	const headers = ['uniqueId', 'email', 'firstName', 'last name', 'title', 'language', 'managerId'];
	const text = csv([...headers, 'status'], rows);
	return { name: 'export_360learning.csv', bytes: iconv.encode(text, 'windows-1252') };
}

/** How a person differs at the third party from what Lucca has. */
export interface ThirdPartyPerson extends CompanyUser {
	/** Of somebody new, who has none in Lucca yet. */
	readonly managerLogin?: string;
}

/** A workbook with real dates, as a person in charge keeps it. */
export function workbookFile(
	company: SampleCompany,
	people: readonly ThirdPartyPerson[],
): ThirdPartyFile {
	const directory = new Directory(company);
	const date = (local: string | null) => (local === null ? null : { t: 'd', v: utc(local) });
	const rows = people.map((user) => [
		user.login,
		user.employeeNumber,
		user.firstName,
		user.lastName,
		user.mail,
		date(user.dtContractStart),
		date(user.dtContractEnd),
		directory.establishment(user),
		directory.department(user),
		user.managerLogin ?? directory.manager(user)?.login ?? null,
		user.jobTitle,
		directory.culture(user),
	]);
	const headers = [
		...['Identifiant', 'Matricule', 'Prénom', 'Nom', 'E-mail professionnel'],
		...['Date de début de contrat', 'Date de fin de contrat', 'Établissement', 'Département'],
		...['Identifiant du manager', 'Intitulé de poste', 'Langue'],
	];
	const sheet = utils.aoa_to_sheet([headers, ...rows], { UTC: true });
	const book = utils.book_new(sheet, 'Salariés');
	const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
	return { name: 'employees.xlsx', bytes };
}

const utc = (local: string) => new Date(`${day(local)}T00:00:00Z`);

type Cells = ReadonlyArray<string | null | undefined>;

function csv(headers: readonly string[], rows: readonly Cells[], delimiter = ';'): string {
	return `${Papa.unparse([[...headers], ...rows.map((row) => [...row])], { delimiter, newline: '\r\n' })}\r\n`;
}
