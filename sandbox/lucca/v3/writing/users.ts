import { contractFrom } from '../../../company';
import type { CompanyUser } from '../../../company';
import { badRequest, refusal, Refused } from '../../answer';
import type { Call, Handler } from '../../call';
import { afterUserChange, keep } from '../../employment';
import { localDateTimeAt } from '../../local-time';
import { readObject } from '../../payload';
import type { JsonObject } from '../../payload';
import { envelope, itemTree } from '../collection';
import { isVisible } from '../schema';
import { select } from '../select';
import { userSchema } from '../user-schema';
import { users } from '../users';
import { writeCustomField } from './custom-fields';
import { Declined, demand, writing } from '../../declined';
import { habilitedRoles, userWorkCycles } from './lists';
import { checkValue, writableName } from './user-properties';
import { blankUser, checkWhole, required } from './whole-user';

/** Writes a flat body on a user, without looking at the others. */
function apply(body: JsonObject, user: CompanyUser, call: Call): void {
	const seen = new Set<string>();
	for (const [key, value] of Object.entries(body)) {
		const isCustom = key.startsWith('e_');
		const name = isCustom ? key : writableName(key, call);
		if (seen.has(name)) throw new Declined(`Property ${key} is given twice`);
		seen.add(name);
		if (!isVisible(call, name)) throw new Refused(403, `The API key has no right to write ${name}`);
		if (isCustom) writeCustomField(user, key, value, call);
		else writeProperty(user, name as keyof CompanyUser, value, call);
	}
	if (call.rights.establishmentIds?.includes(user.legalEntityId) === false) {
		throw new Refused(403, 'The API key has no right to that establishment');
	}
}

function writeProperty(
	user: CompanyUser,
	name: keyof CompanyUser,
	value: unknown,
	call: Call,
): void {
	if (name === 'habilitedRoles') {
		user.habilitedRoles = habilitedRoles(value, call);
	} else if (name === 'userWorkCycles') {
		user.userWorkCycles = userWorkCycles(value, user, call);
	} else {
		checkValue(name, value, call);
		Object.assign(user, { [name]: value });
	}
}

/** `contract=true|false`: whether a work contract is made too (lucca-api reference, section 6.3). */
function makesContract({ query, switches }: Call): boolean {
	const asked = [...query].find(([name]) => name.toLowerCase() === 'contract')?.[1];
	if (asked === undefined) return switches.contractByDefault;
	if (asked !== 'true' && asked !== 'false') throw badRequest('contract is either true or false');
	return asked === 'true';
}

export const createUser: Handler = writing((call) => {
	demand(call, 'mayCreate', 'create users');
	const body = readObject(call.payload);
	const tree = itemTree(call, userSchema, ['contract']);
	const withContract = makesContract(call);
	const user = blankUser(call.ids.next('user'));
	const names = new Set(Object.keys(body).map((key) => key.toLowerCase()));
	const missing = required.find((name) => !names.has(name.toLowerCase()));
	if (missing !== undefined) throw new Declined(`Property ${missing} is required`);
	apply(body, user, call);
	checkWhole(user, undefined, call);
	const now = localDateTimeAt(call.now);
	user.modifiedAt = now;
	call.company.users.push(user);
	if (withContract) {
		const id = call.ids.next('workContract');
		keep(contractFrom(id, user, { createdAt: now, lastModifiedAt: now }), call);
	}
	return envelope(call, select(userSchema, user, tree, call));
});

export const updateUser: Handler = writing((call, [id = '']) => {
	demand(call, 'mayModify', 'modify users');
	const body = readObject(call.payload);
	const tree = itemTree(call, userSchema);
	const user = users.find(call, id);
	if (!user)
		return refusal(call.switches.missingUserOnPut, `Resource User with ID ${id} not found`);
	const changed = structuredClone(user);
	apply(body, changed, call);
	checkWhole(changed, user, call);
	const contract = afterUserChange(user, changed, call);
	if (contract) keep(contract, call);
	if (JSON.stringify(changed) !== JSON.stringify(user))
		changed.modifiedAt = localDateTimeAt(call.now);
	Object.assign(user, changed);
	return envelope(call, select(userSchema, user, tree, call));
});
