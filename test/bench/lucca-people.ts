import { sampleCompany, type CompanyUser, type SampleCompany } from '../../sandbox/company';

/**
 * The sample company, its people multiplied: each further copy has its own IDs, logins and numbers, and
 * nobody's manager is missing.
 * @param isFit whom of the sample company to take; everybody, unless said
 */
export function companyOf(
	count: number,
	today: string,
	isFit: (user: CompanyUser, company: SampleCompany) => boolean = () => true,
): SampleCompany {
	const company = sampleCompany(today);
	const originals = company.users.filter((user) => isFit(user, company));
	const highest = Math.max(...company.users.map(({ id }) => id));
	const users: CompanyUser[] = [];
	for (let copy = 0; users.length < count; copy++) {
		for (const user of originals.slice(0, count - users.length)) {
			users.push(copy === 0 ? user : copied(user, copy, copy * highest));
		}
	}
	const ids = new Set(users.map(({ id }) => id));
	const [boss] = users;
	return {
		...company,
		users: users.map((user) =>
			user.managerId === null || ids.has(user.managerId)
				? user
				: { ...user, managerId: boss?.id ?? null },
		),
	};
}

function copied(user: CompanyUser, copy: number, shift: number): CompanyUser {
	const numbered = (text: string | null) => (text === null ? null : `${copy}${text}`);
	return {
		...user,
		id: user.id + shift,
		login: `${copy}${user.login}`,
		mail: numbered(user.mail),
		employeeNumber: numbered(user.employeeNumber),
		managerId: user.managerId === null ? null : user.managerId + shift,
	};
}
