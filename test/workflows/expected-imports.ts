import Papa from 'papaparse';
import type { CompanyUser, SampleCompany } from '../../sandbox/company/types';
import { Directory, frenchDay, ordinaryPeople } from '../../sandbox/third-party/people';

/**
 * The files the workflows towards Lucca, and the one from Lucca's export, must deliver when the sample
 * company's people come from a third party: worked out from the company's own records.
 */
export function expectedImports(company: SampleCompany): Record<string, Buffer> {
	const directory = new Directory(company);
	const people = ordinaryPeople(company);
	const inOrder = managersFirst(people, directory);
	const login = (user: CompanyUser) => user.mail;
	const managerLogin = (user: CompanyUser) => login(directory.manager(user) ?? user);
	return {
		'third-party-to-lucca-import': csv(
			[
				...['login', 'firstName', 'lastName', 'mail', 'legalEntity', 'dtContractStart'],
				...['department', 'manager', 'culture', 'employeenumber', 'dtContractEnd'],
			],
			inOrder.map((user) => [
				...[login(user), user.firstName, user.lastName, user.mail],
				...[directory.establishment(user), frenchDay(user.dtContractStart)],
				...[directory.department(user), managerLogin(user), directory.culture(user)],
				...[user.employeeNumber, frenchDay(user.dtContractEnd)],
			]),
		),
		'skillup-to-lucca-import': csv(
			[
				...['mail', 'login', 'firstName', 'lastName', 'legalEntity', 'dtContractStart'],
				...['department', 'manager', 'employeenumber', 'dtContractEnd'],
			],
			inOrder.map((user) => [
				...[user.mail, login(user), user.firstName, user.lastName],
				...[directory.establishment(user), frenchDay(user.dtContractStart)],
				...[directory.department(user), managerLogin(user)],
				...[user.employeeNumber, frenchDay(user.dtContractEnd)],
			]),
		),
		'place-de-la-formation-to-lucca-import': csv(
			['legalEntity', 'employeenumber', 'firstName', 'lastName', 'mail', 'jobTitle'],
			people.map((user) => [
				...[directory.establishment(user), user.employeeNumber],
				...[user.firstName, user.lastName, user.mail, user.jobTitle],
			]),
		),
		'360learning-to-lucca-import': csv(
			['mail', 'firstName', 'lastName', 'culture', 'employeenumber'],
			inOrder.map((user) => [
				...[user.mail, user.firstName, user.lastName, readBack(directory.culture(user))],
				user.employeeNumber,
			]),
		),
		'lucca-export-to-360learning': csv(
			['uniqueId', 'email', 'firstName', 'lastName', 'title', 'language', 'managerId', 'status'],
			people.map((user) => [
				...[user.employeeNumber, user.mail, user.firstName, user.lastName, user.jobTitle],
				...[directory.culture(user).slice(0, 2), directory.manager(user)?.employeeNumber],
				user.dtContractEnd === null ? 'Active' : 'Inactive',
			]),
		),
	};
}

/** 360Learning knows one English, and the workflow says which of Lucca's it is. */
const readBack = (culture: string) => (culture === 'en-US' ? 'en-GB' : culture);

/** As they came, but for managers, who come right before the first of their people. */
function managersFirst(people: readonly CompanyUser[], directory: Directory): CompanyUser[] {
	const inOrder = new Set<CompanyUser>();
	const add = (user: CompanyUser) => {
		const manager = directory.manager(user);
		if (manager && !inOrder.has(manager)) add(manager);
		inOrder.add(user);
	};
	for (const user of people) add(user);
	return [...inOrder];
}

function csv(
	fields: readonly string[],
	data: ReadonlyArray<ReadonlyArray<string | null | undefined>>,
): Buffer {
	const rows = [[...fields], ...data.map((cells) => [...cells])];
	const text = Papa.unparse(rows, { delimiter: ';', newline: '\r\n' });
	return Buffer.from(`${text}\r\n`, 'utf8');
}
