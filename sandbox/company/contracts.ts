import type { CompanyUser, ContractType, Named, WorkContract } from './types';

export const contractTypes: ContractType[] = [
	{ id: 1, name: 'CDI', isFixedTerm: false, mandatory: [] },
	{ id: 2, name: 'CDD', isFixedTerm: true, mandatory: ['endsOn'] },
	{ id: 3, name: 'Alternance', isFixedTerm: true, mandatory: ['endsOn', 'hiringTypeId'] },
];

export const hiringTypes: Named[] = [
	{ id: 1, name: 'Création de poste' },
	{ id: 2, name: 'Remplacement' },
];

export const terminationReasons: Named[] = [
	{ id: 1, name: 'Démission' },
	{ id: 2, name: 'Fin de contrat' },
	{ id: 3, name: 'Retraite' },
];

const FIRST_ID = 30_000;

/** A template that goes with the dates of a contract: permanent without an end. */
export function fittingType(end: string | null): number {
	return end === null ? 1 : 2;
}

/** The contract a user has by their own dates; nothing more is known of it. */
export function contractFrom(
	id: number,
	user: CompanyUser,
	at: Pick<WorkContract, 'createdAt' | 'lastModifiedAt'>,
): WorkContract {
	return {
		id,
		ownerId: user.id,
		startsOn: user.dtContractStart.slice(0, 10),
		endsOn: user.dtContractEnd?.slice(0, 10) ?? null,
		establishmentId: user.legalEntityId,
		typeId: fittingType(user.dtContractEnd),
		spcId: user.cspId,
		hiringTypeId: null,
		trialPeriodDays: null,
		renewedTrialPeriodDays: null,
		externalId: null,
		terminationReasonId: null,
		authorId: null,
		lastModifierId: null,
		...at,
	};
}

/** One contract a user, in the order of their ids. */
export function contractsFrom(users: readonly CompanyUser[]): WorkContract[] {
	const inOrder = [...users].sort((one, other) => one.id - other.id);
	return inOrder.map((user, index) => {
		const { dtContractStart, modifiedAt } = user;
		const at = { createdAt: dtContractStart, lastModifiedAt: modifiedAt };
		return contractFrom(FIRST_ID + index, user, at);
	});
}
