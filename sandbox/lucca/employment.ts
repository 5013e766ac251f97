/** How a user's dates and work contracts hang together: the applicable contract has the user's dates. */
import type { CivilDate } from '../../lib/employee/civil-date';
import type { CompanyUser, WorkContract } from '../company';
import type { Call } from './call';
import { Declined } from './declined';
import { localDateTimeAt } from './local-time';

const LAST_DAY = '9999-12-31';

const isOver = ({ endsOn }: WorkContract, today: CivilDate) => endsOn !== null && endsOn < today;
const begins = (one: WorkContract, other: WorkContract) => (one.startsOn < other.startsOn ? -1 : 1);

/**
 * Of one person's contracts, the one that counts on a day: the first that is not over, or else the
 * last. Which one Lucca takes when none is running is not published.
 */
export function applicable(
	contracts: readonly WorkContract[],
	today: CivilDate,
): WorkContract | undefined {
	const inOrder = [...contracts].sort(begins);
	return inOrder.find((contract) => !isOver(contract, today)) ?? inOrder.at(-1);
}

/**
 * A user's contracts. What a test changed in the user's own dates counts for the applicable one, as a
 * change through v3 does.
 */
export function contractsOf(user: CompanyUser, call: Call): WorkContract[] {
	return contractsByUser(call, user)(user);
}

/** The same for many users, or for one alone: contracts are gone through once. */
export function contractsByUser(
	{ company, today }: Call,
	only?: CompanyUser,
): (user: CompanyUser) => WorkContract[] {
	const byOwner = new Map<number, WorkContract[]>();
	for (const contract of company.workContracts) {
		const { ownerId } = contract;
		if (only && ownerId !== only.id) continue;
		byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), contract]);
	}
	return (user) => {
		const contracts = byOwner.get(user.id) ?? [];
		const current = applicable(contracts, today);
		return contracts.map((each) => (each === current ? { ...each, ...datesOf(user) } : each));
	};
}

function datesOf(user: CompanyUser): Pick<WorkContract, 'startsOn' | 'endsOn'> {
	return {
		startsOn: user.dtContractStart.slice(0, 10),
		endsOn: user.dtContractEnd?.slice(0, 10) ?? null,
	};
}

/** @throws Declined when a person would have two contracts on one day */
export function refuseOverlap(contracts: readonly WorkContract[]): void {
	const inOrder = [...contracts].sort(begins);
	inOrder.slice(1).forEach(({ startsOn }, index) => {
		if (startsOn <= (inOrder[index]?.endsOn ?? LAST_DAY)) {
			throw new Declined('Work contracts of one person must not overlap');
		}
	});
}

/**
 * The contracts a user has once their own dates have changed; nothing is stored yet.
 * @throws Declined when the applicable contract, moved so, would overlap another
 */
export function afterUserChange(
	before: CompanyUser,
	after: CompanyUser,
	call: Call,
): WorkContract | undefined {
	const { dtContractStart: start, dtContractEnd: end } = before;
	if (start === after.dtContractStart && end === after.dtContractEnd) return undefined;
	const contracts = contractsOf(before, call);
	const current = applicable(contracts, call.today);
	if (!current) return undefined;
	const moved = { ...current, ...datesOf(after), lastModifiedAt: localDateTimeAt(call.now) };
	refuseOverlap(contracts.map((each) => (each === current ? moved : each)));
	return moved;
}

/** Puts a contract in the place of the one with its id, or beside the others. */
export function keep(contract: WorkContract, { company }: Call): void {
	const index = company.workContracts.findIndex(({ id }) => id === contract.id);
	if (index >= 0) company.workContracts[index] = contract;
	else company.workContracts.push(contract);
}

/** Gives a user the dates of their applicable contract. */
export function followContracts(
	user: CompanyUser,
	contracts: readonly WorkContract[],
	{ today, now }: Call,
): void {
	const current = applicable(contracts, today);
	if (!current) return;
	const start = `${current.startsOn}T00:00:00`;
	const end = current.endsOn === null ? null : `${current.endsOn}T00:00:00`;
	if (start === user.dtContractStart && end === user.dtContractEnd) return;
	user.dtContractStart = start;
	user.dtContractEnd = end;
	user.modifiedAt = localDateTimeAt(now);
}
