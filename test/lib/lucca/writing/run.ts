import { type Expected, openSession, type Session } from '../../../../lib/lucca/writing/session';
import type { UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser } from '../../../../sandbox/company';
import type { FakeLuccaOptions, ReceivedRequest } from '../../../../sandbox/lucca';
import { type Against, company, startAgainst, TODAY } from '../against-fake';

export interface Bench extends Against {
	/** A run of these items. */
	open(expected: readonly Expected[], dryRun?: boolean): Session;
	writes(): ReceivedRequest[];
	reads(): ReceivedRequest[];
	/** A user as the fake has them now. */
	held(id: number): CompanyUser;
	byLogin(login: string): CompanyUser[];
}

const bench: Against[] = [];

/** A fake Lucca, closed by `closeAll`. */
export async function startBench(
	options: Partial<FakeLuccaOptions> = {},
	deadline?: number,
): Promise<Bench> {
	const against = await startAgainst(options, deadline);
	bench.push(against);
	const { lucca, client } = against;
	return {
		...against,
		open: (expected, dryRun = false) => openSession(client, { today: TODAY, expected, dryRun }),
		writes: () => lucca.requests.filter(({ method }) => method !== 'GET'),
		reads: () => lucca.requests.filter(({ method }) => method === 'GET'),
		held: (id) => lucca.company.users.find((user) => user.id === id)!,
		byLogin: (login) =>
			lucca.company.users.filter((user) => user.login.toLowerCase() === login.toLowerCase()),
	};
}

export async function closeAll(): Promise<void> {
	await Promise.all(bench.splice(0).map(({ lucca }) => lucca.close()));
}

/** An input of texts, and of what else is said. */
export function input(texts: UserInput['texts'], others: Partial<UserInput> = {}): UserInput {
	return { texts, references: {}, ...others };
}

export const ines: UserInput = {
	texts: {
		firstName: 'Inès',
		lastName: 'Varlet',
		login: 'ines.varlet.new',
		email: 'ines.varlet@acme.example',
		contractStart: '2026-12-01',
	},
	references: {
		legalEntity: { by: 'name', value: 'Acme Lyon' },
		department: { by: 'name', value: 'D3.2' },
		primaryRole: { by: 'name', value: 'Salarié' },
	},
};

const { oddities } = company;
const odd = new Set(Object.values(oddities).flat(2));

/** People about whom nothing is odd, employed today. */
export const plainPeople = company.users.filter(
	(user) =>
		!odd.has(user.id) &&
		user.dtContractEnd === null &&
		user.dtContractStart.slice(0, 10) < TODAY &&
		company.users.filter(({ mail }) => mail === user.mail).length === 1,
);

export const leaver = company.users.find(({ id }) => id === oddities.leftYesterday)!;
