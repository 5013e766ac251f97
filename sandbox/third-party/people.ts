import type { CompanyUser, SampleCompany } from '../company/types';

/**
 * The people of the sample company a third party may have without anything odd: employed on the day,
 * no oddity, each with their manager among them. By id.
 */
export function ordinaryPeople(company: SampleCompany): CompanyUser[] {
	const { ownManager, ...oddities } = company.oddities;
	const odd = new Set(Object.values(oddities).flat(2));
	let people = company.users
		.filter(({ id, dtContractStart, dtContractEnd }) => {
			const employed =
				day(dtContractStart) <= company.today &&
				(dtContractEnd === null || day(dtContractEnd) >= company.today);
			return id === ownManager || (employed && !odd.has(id));
		})
		.sort((one, other) => one.id - other.id);
	for (;;) {
		const ids = new Set(people.map(({ id }) => id));
		const left = people.filter(({ managerId }) => managerId !== null && ids.has(managerId));
		if (left.length === people.length) return people;
		people = left;
	}
}

/** Looks up what a company's people are tied to. */
export class Directory {
	private readonly byId: ReadonlyMap<number, CompanyUser>;

	constructor(private readonly company: SampleCompany) {
		this.byId = new Map(company.users.map((user) => [user.id, user]));
	}

	/** The manager; nobody for who is their own. */
	manager({ id, managerId }: CompanyUser): CompanyUser | undefined {
		return managerId === null || managerId === id ? undefined : this.byId.get(managerId);
	}

	establishment({ legalEntityId }: CompanyUser): string {
		return named(this.company.establishments, legalEntityId);
	}

	department({ departmentId }: CompanyUser): string {
		return named(this.company.departments, departmentId);
	}

	/** `fr-FR` and the like. */
	culture({ cultureID }: CompanyUser): string {
		return this.company.cultures.find(({ id }) => id === cultureID)?.code ?? '';
	}
}

function named(things: ReadonlyArray<{ id: number; name: string }>, id: number): string {
	const thing = things.find((each) => each.id === id);
	if (!thing) throw new RangeError(`The sample company has nothing of the number ${id} there.`);
	return thing.name;
}

/** The civil date of a local midnight. */
export const day = (local: string): string => local.slice(0, 10);

/** DD/MM/YYYY, blank for none. */
export const frenchDay = (local: string | null): string =>
	local === null ? '' : day(local).split('-').reverse().join('/');
