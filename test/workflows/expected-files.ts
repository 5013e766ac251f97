import Papa from 'papaparse';
import { addDays } from '../../lib/employee/civil-date';
import type { CompanyUser, SampleCompany } from '../../sandbox/company/types';

/**
 * The partners' files of the sample company, worked out from its own records and its list of odd
 * rows with nothing of the package but day arithmetic: what the shipped workflows must deliver.
 */
export function expectedFiles(company: SampleCompany): Record<string, Buffer> {
	return {
		'lucca-to-360learning': learningFile(company),
		'lucca-to-skillup': skillupFile(company),
		'lucca-to-place-de-la-formation': placeFile(company),
	};
}

const ACTIVE = 501;
const INACTIVE = 502;

function learningFile(company: SampleCompany): Buffer {
	const { oddities } = company;
	const status = ({ extendedData }: CompanyUser) => {
		const stored = extendedData.e_statut360;
		return stored && !Array.isArray(stored) ? stored.value : undefined;
	};
	const refused = new Set([
		...oddities.unknownStatus,
		...oddities.missingMail,
		...oddities.missingJobTitle,
		...oddities.sharedEmployeeNumber,
		...oddities.sharedMail,
		oddities.rehired[0],
	]);
	const users = inOrder(company).filter(
		(user) => status(user) !== undefined && !refused.has(user.id),
	);
	return csv(
		['uniqueId', 'email', 'firstName', 'lastName', 'title', 'language', 'managerId', 'status'],
		users.map((user) => [
			user.employeeNumber,
			user.mail,
			user.firstName,
			user.lastName,
			user.jobTitle,
			language(company, user),
			managerNumber(users, user),
			({ [ACTIVE]: 'Active', [INACTIVE]: 'Inactive' } as Record<number, string>)[
				Number(status(user))
			],
		]),
	);
}

function skillupFile(company: SampleCompany): Buffer {
	const { oddities, today } = company;
	const oldest = addDays(today, -90);
	const refused = new Set([
		...oddities.missingMail,
		...oddities.sharedEmployeeNumber,
		...oddities.sharedMail,
		oddities.rehired[0],
	]);
	const users = inOrder(company).filter(
		({ id, dtContractEnd }) =>
			!refused.has(id) && (dtContractEnd === null || day(dtContractEnd) >= oldest),
	);
	return csv(
		[
			'Login (email)',
			'Employee Number',
			'Last name',
			'First name',
			'Manager Number',
			'Job title',
			'Date of joining the company',
			'Date of leaving the company',
			'Company',
			'Manager Email',
		],
		users.map((user) => [
			user.mail,
			user.employeeNumber,
			user.lastName,
			user.firstName,
			managerNumber(users, user),
			user.jobTitle,
			frenchDay(user.dtContractStart),
			frenchDay(user.dtContractEnd),
			establishment(company, user),
			managerOf(company.users, user)?.mail,
		]),
	);
}

function placeFile(company: SampleCompany): Buffer {
	const users = inOrder(company).filter(
		({ dtContractStart, dtContractEnd }) =>
			day(dtContractStart) <= company.today &&
			(dtContractEnd === null || day(dtContractEnd) >= company.today),
	);
	return csv(
		['Last name', 'First name', 'Entity (Legal)', 'Employee Number', 'Title', 'Mail'],
		users.map((user) => [
			user.lastName,
			user.firstName,
			establishment(company, user),
			user.employeeNumber,
			{ Male: 'M.', Female: 'Mme', Undefined: '' }[user.gender],
			user.mail,
		]),
	);
}

function inOrder({ users }: SampleCompany): CompanyUser[] {
	return [...users].sort((a, b) => a.id - b.id);
}

function managerOf(users: readonly CompanyUser[], user: CompanyUser): CompanyUser | undefined {
	return user.managerId === user.id ? undefined : users.find(({ id }) => id === user.managerId);
}

const managerNumber = (users: readonly CompanyUser[], user: CompanyUser) =>
	managerOf(users, user)?.employeeNumber;

const language = ({ cultures }: SampleCompany, { cultureID }: CompanyUser) =>
	cultures.find(({ id }) => id === cultureID)?.code.slice(0, 2);

const establishment = ({ establishments }: SampleCompany, { legalEntityId }: CompanyUser) =>
	establishments.find(({ id }) => id === legalEntityId)?.name;

const day = (local: string) => local.slice(0, 10);
const frenchDay = (local: string | null) =>
	local === null ? '' : day(local).split('-').reverse().join('/');

function csv(fields: string[], data: Array<Array<string | null | undefined>>): Buffer {
	const text = Papa.unparse({ fields, data }, { delimiter: ';', newline: '\r\n' });
	return Buffer.from(`${text}\r\n`, 'utf8');
}
