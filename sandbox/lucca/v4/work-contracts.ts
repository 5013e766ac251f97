import { addDays } from '../../../lib/employee/civil-date';
import type { Named, WorkContract } from '../../company';
import { json, refusal } from '../answer';
import type { Call, Handler } from '../call';
import { Declined, demand, writing } from '../declined';
import {
	applicable,
	contractsByUser,
	contractsOf,
	followContracts,
	keep,
	refuseOverlap,
} from '../employment';
import { localDateTimeAt } from '../local-time';
import { readObject } from '../payload';
import type { JsonObject } from '../payload';
import { count, day, nullable, reference, text } from '../rules';
import type { Rule } from '../rules';
import { isWithinRights } from '../v3/users';
import { listV4 } from './list';

/** What a body may hold (lucca-api reference, section 7). */
const rules: { readonly [Name in keyof WorkContract]?: Rule } = {
	ownerId: reference(({ users }) => users),
	startsOn: day,
	endsOn: nullable(day),
	establishmentId: reference(({ establishments }) => establishments),
	typeId: reference(({ contractTypes }) => contractTypes),
	spcId: nullable(reference(({ occupationCategories }) => occupationCategories)),
	hiringTypeId: nullable(reference(({ hiringTypes }) => hiringTypes)),
	trialPeriodDays: nullable(count),
	renewedTrialPeriodDays: nullable(count),
	externalId: nullable(text),
	terminationReasonId: nullable(reference(({ terminationReasons }) => terminationReasons)),
};
const required = ['ownerId', 'startsOn', 'establishmentId', 'typeId'] as const;
const computed = ['id', 'isApplicable', 'trialPeriodEndDate', 'trialPeriodEndDate2'];
const readOnly = [...computed, 'authorId', 'lastModifierId', 'createdAt', 'lastModifiedAt'];

function check(body: JsonObject, call: Call): void {
	for (const [name, value] of Object.entries(body)) {
		if (readOnly.includes(name)) throw new Declined(`Property ${name} cannot be written to`);
		const rule = Object.hasOwn(rules, name) ? rules[name as keyof WorkContract] : undefined;
		if (!rule) throw new Declined(`Property ${name} does not exist on type WorkContract`);
		const fault = rule(value, call);
		if (fault !== undefined) throw new Declined(`Property ${name} ${fault}`);
	}
}

function checkWhole(contract: WorkContract, { company }: Call): void {
	const type = company.contractTypes.find(({ id }) => id === contract.typeId);
	const missing = type?.mandatory.find((name) => contract[name] === null);
	if (missing) throw new Declined(`Property ${missing} is required by the type of contract`);
	if (contract.endsOn !== null && contract.endsOn < contract.startsOn) {
		throw new Declined('endsOn is before startsOn');
	}
}

function shown(contract: WorkContract, current: WorkContract | undefined) {
	const { startsOn, trialPeriodDays: first, renewedTrialPeriodDays: second } = contract;
	const end = (days: number | null) => (days === null ? null : addDays(startsOn, days - 1));
	return {
		...contract,
		isApplicable: contract.id === current?.id,
		trialPeriodEndDate: end(first),
		trialPeriodEndDate2: end(first === null || second === null ? null : first + second),
	};
}

/** Stores a contract, and gives its owner the dates of the one that counts now. */
function store(contract: WorkContract, call: Call) {
	checkWhole(contract, call);
	const owner = call.company.users.find(({ id }) => id === contract.ownerId);
	if (!owner) throw new Declined('Property ownerId does not exist');
	const others = contractsOf(owner, call).filter(({ id }) => id !== contract.id);
	const contracts = [...others, contract];
	refuseOverlap(contracts);
	contracts.forEach((each) => keep(each, call));
	followContracts(owner, contracts, call);
	return json(200, shown(contract, applicable(contracts, call.today)));
}

export const createWorkContract: Handler = writing((call) => {
	demand(call, 'mayWriteContracts', 'create work contracts');
	const body = readObject(call.payload);
	check(body, call);
	const missing = required.find((name) => body[name] === undefined);
	if (missing !== undefined) throw new Declined(`Property ${missing} is required`);
	const now = localDateTimeAt(call.now);
	const blank = {
		id: call.ids.next('workContract'),
		endsOn: null,
		spcId: null,
		hiringTypeId: null,
		trialPeriodDays: null,
		renewedTrialPeriodDays: null,
		externalId: null,
		terminationReasonId: null,
		authorId: null,
		lastModifierId: null,
		createdAt: now,
		lastModifiedAt: now,
	};
	return store({ ...blank, ...body } as WorkContract, call);
});

export const updateWorkContract: Handler = writing((call, [id = '']) => {
	demand(call, 'mayWriteContracts', 'modify work contracts');
	const body = readObject(call.payload);
	const stored = visible(call).find(({ contract }) => String(contract.id) === id)?.contract;
	if (!stored) return refusal(404, `Resource WorkContract with ID ${id} not found`);
	check(body, call);
	if ('ownerId' in body) throw new Declined('Property ownerId cannot be written to');
	const lastModifiedAt = localDateTimeAt(call.now);
	return store({ ...stored, ...body, lastModifiedAt } as WorkContract, call);
});

/** The contracts of people the key sees, each with the one that counts for its owner. */
function visible(call: Call) {
	const contractsOf = contractsByUser(call);
	return call.company.users
		.filter((user) => isWithinRights(user, call))
		.flatMap((user) => {
			const contracts = contractsOf(user);
			const current = applicable(contracts, call.today);
			return contracts.map((contract) => ({ contract, current }));
		});
}

/** Filters exist, but their names are not published: none is known here. */
export const workContracts = listV4({
	items: (call) => visible(call).map(({ contract, current }) => shown(contract, current)),
	limits: [0, 1000],
	root: ['count'],
});

export const hiringTypes = listV4<Named>({ items: ({ company }) => company.hiringTypes });
