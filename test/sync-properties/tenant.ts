import { createLuccaClient, type LuccaClient } from '../../lib/lucca/client/request';
import { sampleCompany } from '../../sandbox/company';
import type { CompanyUser, SampleCompany } from '../../sandbox/company';
import { contractsFrom } from '../../sandbox/company/contracts';
import { type LuccaInProcess, luccaInProcess } from '../../sandbox/lucca/in-process';
import type { KeyRights, Switches } from '../../sandbox/lucca';
import { fakeClock } from '../lib/lucca/scripted';

export const TODAY = '2026-11-16';

const whole = sampleCompany(TODAY);

/** A few of the sample company's departments, whose names mean one alone. */
const departments = whole.departments
	.filter(({ name }, _, all) => all.filter((other) => other.name === name).length === 1)
	.slice(0, 5);

export const places = whole.establishments.filter(({ isArchived }) => !isArchived);
export const teams = departments.filter(({ isActive }) => isActive);
export const roles = whole.roles.slice(0, 3);
export const cultures = whole.cultures.slice(0, 3);
export const pattern: CompanyUser = {
	...(whole.users[0] as CompanyUser),
	applicationData: {},
	picture: null,
};

const nobody: SampleCompany = {
	...whole,
	departments,
	users: [],
	workContracts: [],
	customFields: [],
};

export interface Tenant {
	readonly lucca: LuccaInProcess;
	readonly client: LuccaClient;
}

/** A Lucca of these people, reached without a socket. */
export function tenantOf(
	users: readonly CompanyUser[],
	switches: Partial<Switches>,
	rights: KeyRights = {},
): Tenant {
	const clock = fakeClock();
	const lucca = luccaInProcess({
		company: { ...nobody, users: [...users], workContracts: contractsFrom(users) },
		apiKey: '11111111-2222-3333-4444-555555555555',
		today: TODAY,
		clock: clock.now,
		rights,
		switches: { rateLimit: false, ...switches },
	});
	const client = createLuccaClient({ origin: lucca.origin, send: lucca.send, clock });
	return { lucca, client };
}
