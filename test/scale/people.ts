import type { CompanyUser, SampleCompany } from '../../sandbox/company';
import { companyOf } from '../bench/lucca-people';

/**
 * So many invented people, without those a file would not take: n8n's own nodes check nothing, and both
 * files are to hold the same people.
 */
export function flawlessCompany(count: number, today: string): SampleCompany {
	const company = companyOf(count, today, ({ id }, { oddities }) => {
		const { sharedEmployeeNumber, sharedMail, rehired, missingMail } = oddities;
		return ![sharedEmployeeNumber, sharedMail, rehired, missingMail].flat().includes(id);
	});
	company.users.sort((a, b) => a.id - b.id);
	return company;
}

/** What a day does to a company of 100,000: some get another job, a few leave, a few are new. */
export function aDayLater({ users, today }: SampleCompany): void {
	const highest = users.at(-1)?.id ?? 0;
	const pattern = users.find(({ dtContractEnd }) => dtContractEnd === null) as CompanyUser;
	for (const [index, user] of users.entries()) {
		if (index % 400 === 7) user.jobTitle = `${user.jobTitle ?? ''} (2)`;
		if (index % 5000 === 11) user.dtContractEnd = `${today}T00:00:00`;
	}
	for (let number = 1; number <= 20; number++) {
		users.push({
			...pattern,
			id: highest + number,
			login: `new${number}`,
			mail: `new.${number}@acme.example`,
			employeeNumber: `N${number}`,
		});
	}
}
