import { contractFrom } from '../../company';
import type { CompanyUser, WorkContract } from '../../company';
import type { Call } from '../call';
import { applicable, contractsByUser } from '../employment';
import { isWithinRights } from '../v3/users';

export type Status = 'active' | 'upcoming' | 'deactivated';
export const statuses: readonly Status[] = ['active', 'upcoming', 'deactivated'];

/** A stretch of a person's working life: an employment of the newer API, and its only job position. */
export interface Job {
	employmentId: string;
	positionId: string;
	user: CompanyUser;
	contract: WorkContract;
	/** The establishment, which for what counts now is the user's own. */
	establishmentId: number;
	legalEntityId: string | null;
	term: 'permanent' | 'fixed';
	status: Status;
}

export interface Person {
	user: CompanyUser;
	/** The one that counts now. */
	current: Job;
	jobs: Job[];
}

/** Ids of what has no number of its own: far from those of contracts. */
const WITHOUT_CONTRACT = 900_000;
const POSITIONS = 40_000;

function statusOf({ startsOn, endsOn }: WorkContract, today: string): Status {
	if (endsOn !== null && endsOn < today) return 'deactivated';
	return startsOn > today ? 'upcoming' : 'active';
}

/**
 * Everybody the token may see, with their employments: one for each work contract, and one for a user
 * who has none, by their own dates.
 */
export function peopleOf(call: Call): Person[] {
	const { company, today } = call;
	const contractsOf = contractsByUser(call);
	const legalUnits = new Map(
		company.establishments.map(({ id, legalUnitId }) => [id, legalUnitId]),
	);
	const fixed = new Set(
		company.contractTypes.filter(({ isFixedTerm }) => isFixedTerm).map(({ id }) => id),
	);
	const job = (user: CompanyUser, contract: WorkContract, isCurrent: boolean): Job => {
		const establishmentId = isCurrent ? user.legalEntityId : contract.establishmentId;
		return {
			employmentId: String(contract.id),
			positionId: String(contract.id + POSITIONS),
			user,
			contract,
			establishmentId,
			legalEntityId: String(legalUnits.get(establishmentId) ?? '') || null,
			term: fixed.has(contract.typeId) ? 'fixed' : 'permanent',
			status: statusOf(contract, today),
		};
	};
	return company.users
		.filter((user) => isWithinRights(user, call))
		.map((user) => {
			const times = { createdAt: user.modifiedAt, lastModifiedAt: user.modifiedAt };
			const contracts = contractsOf(user);
			const current =
				applicable(contracts, today) ?? contractFrom(WITHOUT_CONTRACT + user.id, user, times);
			const now = job(user, current, true);
			const others = contracts.filter((contract) => contract !== current);
			return { user, current: now, jobs: [now, ...others.map((each) => job(user, each, false))] };
		});
}

export function jobsOf(call: Call): Job[] {
	return peopleOf(call).flatMap(({ jobs }) => jobs);
}
