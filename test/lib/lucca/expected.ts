import type { Cell, Employee } from '../../../lib/employee/record';
import type { CompanyUser, SampleCompany } from '../../../sandbox/company';

/** A second, plain computation of what the package should read of a user; whoever it may see. */
export function expectedEmployee(user: CompanyUser, company: SampleCompany): Employee {
	const find = (id: number | null) => company.users.find((each) => each.id === id) ?? null;
	const manager = find(user.managerId);
	const second = manager && manager.managerId !== manager.id ? find(manager.managerId) : null;
	const named = (list: ReadonlyArray<{ id: number; name: string }>, id: number): Cell =>
		list.find((each) => each.id === id)?.name;
	const tags: Record<number, string> = {
		1036: 'fr-FR',
		1031: 'de-DE',
		1033: 'en-US',
		2057: 'en-GB',
		1034: 'es-ES',
		2067: 'nl-BE',
		1040: 'it-IT',
	};
	return {
		luccaId: `${user.id}`,
		login: user.login,
		employeeNumber: user.employeeNumber,
		firstName: user.firstName,
		lastName: user.lastName,
		email: user.mail,
		gender: user.gender,
		jobTitle: user.jobTitle,
		culture: tags[user.cultureID],
		contractStart: user.dtContractStart.split('T')[0],
		contractEnd: user.dtContractEnd === null ? null : user.dtContractEnd.split('T')[0],
		seniorityDate: user.seniorityDate === null ? null : user.seniorityDate.split('T')[0],
		legalEntity: named(company.establishments, user.legalEntityId),
		department: named(company.departments, user.departmentId),
		managerLuccaId: user.managerId === null ? null : `${user.managerId}`,
		primaryRole: named(company.roles, user.rolePrincipalId),
		modifiedAt: user.modifiedAt,
		phone: user.professionalMobile ?? user.directLine,
		managerLogin: manager ? manager.login : null,
		managerEmployeeNumber: manager ? manager.employeeNumber : null,
		managerLastName: manager ? manager.lastName : null,
		managerFirstName: manager ? manager.firstName : null,
		managerEmail: manager ? manager.mail : null,
		secondManagerEmployeeNumber: second ? second.employeeNumber : null,
		secondManagerEmail: second ? second.mail : null,
	};
}

export function expectedPeople(
	company: SampleCompany,
	belongs: (user: CompanyUser) => boolean,
): Employee[] {
	return company.users
		.filter(belongs)
		.sort((one, other) => one.id - other.id)
		.map((user) => expectedEmployee(user, company));
}
