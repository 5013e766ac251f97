import type { CompanyUser } from '../../company';
import { badRequest, refusal } from '../answer';
import type { Call } from '../call';
import type { Collection } from './collection';
import { userSchema } from './user-schema';

type Standing = 'employed' | 'former' | 'upcoming';

/** The contract's last day is a day of employment (lucca-api reference, section 15). */
function standing({ dtContractStart, dtContractEnd }: CompanyUser, today: string): Standing {
	if (dtContractEnd !== null && dtContractEnd.slice(0, 10) < today) return 'former';
	return dtContractStart.slice(0, 10) > today ? 'upcoming' : 'employed';
}

/** Whether the key sees a user at all. */
export function isWithinRights(user: CompanyUser, { rights, today }: Call): boolean {
	const { seesFormer = true, seesUpcoming = true, establishmentIds } = rights;
	if (establishmentIds && !establishmentIds.includes(user.legalEntityId)) return false;
	const now = standing(user, today);
	return (seesFormer || now !== 'former') && (seesUpcoming || now !== 'upcoming');
}

function parameter({ query }: Call, name: string): string | undefined {
	return [...query].find(([each]) => each.toLowerCase() === name)?.[1].toLowerCase();
}

/**
 * Former people are left out unless `formerEmployees=true`, or `dtContractEnd=notequal,null`, which
 * asks for nobody but people with an end (lucca-api reference, section 6.1).
 */
function includesFormer(call: Call): boolean {
	const asked = parameter(call, 'formeremployees');
	if (asked !== undefined && asked !== 'true' && asked !== 'false') {
		throw badRequest('formerEmployees is either true or false');
	}
	return asked === 'true' || parameter(call, 'dtcontractend') === 'notequal,null';
}

export const users: Collection<CompanyUser> = {
	schema: () => userSchema,
	ownQuery: ['formeremployees'],
	population(call) {
		const former = includesFormer(call);
		return call.company.users.filter(
			(user) => isWithinRights(user, call) && (former || standing(user, call.today) !== 'former'),
		);
	},
	find: (call, id) =>
		call.company.users.find((user) => String(user.id) === id && isWithinRights(user, call)),
	missing({ switches }, id) {
		if (!/^\d+$/.test(id)) throw badRequest(`User id '${id}' is not a number`);
		return refusal(switches.missingUserStatus, 'User Not Found');
	},
};
