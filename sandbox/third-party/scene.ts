import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newcomers } from '../company';
import type { SampleCompany } from '../company/types';
import {
	learningFile,
	luccaExportFile,
	payrollFile,
	placeFile,
	skillupFile,
	type ThirdPartyFile,
	type ThirdPartyPerson,
	workbookFile,
} from './files';
import { ordinaryPeople } from './people';

/** The file each of the workflows that read one finds on the server, by workflow. */
const files: Readonly<Record<string, (company: SampleCompany) => ThirdPartyFile>> = {
	'third-party-to-lucca-import': payrollFile,
	'skillup-to-lucca-import': skillupFile,
	'place-de-la-formation-to-lucca-import': placeFile,
	'360learning-to-lucca-import': learningFile,
	'lucca-export-to-360learning': luccaExportFile,
	'third-party-to-lucca': (company) => workbookFile(company, changedPeople(company)),
};

/** The workflows that read a third party's file. */
export const inboundWorkflows: readonly string[] = Object.keys(files);

/**
 * Leaves the files of the third parties on a server, in the folder `outgoing`, and makes the folder
 * `import` beside it, where Lucca takes its files from.
 * @param root what the server shows as `/`
 * @param workflow whose file alone; those of all workflows when not given
 */
export async function placeThirdPartyFiles(
	root: string,
	company: SampleCompany,
	workflow?: string,
): Promise<void> {
	for (const folder of ['outgoing', 'import']) await mkdir(join(root, folder), { recursive: true });
	const wanted = Object.entries(files).filter(([id]) => workflow === undefined || id === workflow);
	for (const [, make] of wanted) {
		const { name, bytes } = make(company);
		await writeFile(join(root, 'outgoing', name), bytes);
	}
}

/** How many of the first people have which change; nobody has two. */
const CHANGES: ReadonlyArray<
	(person: ThirdPartyPerson, company: SampleCompany) => Partial<ThirdPartyPerson>
> = [
	() => ({ jobTitle: 'Luthière' }),
	() => ({ jobTitle: 'Chef de projet ; « achats »' }),
	({ lastName }) => ({ lastName: `${lastName}-Duval` }),
	({ login }) => ({ mail: `${login}@nouveau.acme.example` }),
	() => ({ dtContractEnd: '2031-12-31T00:00:00' }),
	({ departmentId }) => ({ departmentId: departmentId === 24 ? 25 : 24 }),
	(_, { oddities }) => ({ managerId: oddities.ownManager }),
	({ employeeNumber }) => ({ employeeNumber: `9${employeeNumber}` }),
	() => ({ cultureID: 2067 }),
];

/** The people of the sample company as a third party has them: some changed, three of them new. */
export function changedPeople(company: SampleCompany): ThirdPartyPerson[] {
	const people: ThirdPartyPerson[] = ordinaryPeople(company)
		.filter(({ id }) => id !== company.oddities.ownManager)
		.map((user) => ({ ...user }));
	CHANGES.forEach((change, index) => {
		const person = people[index * 7];
		if (person) people[index * 7] = { ...person, ...change(person, company) };
	});
	const boss = company.users.find(({ id }) => id === company.oddities.ownManager);
	const fresh = newcomers(company, 3);
	// The second reports to the first, and comes before them.
	const managers = [boss?.login, fresh[0]?.login, boss?.login];
	const added = fresh.map((user, index) => ({ ...user, managerLogin: managers[index] }));
	return [...people, ...added.reverse()];
}
