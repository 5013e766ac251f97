import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LuccaClient } from '../../../lib/lucca/client/request';
import { idInAddress } from '../../../lib/lucca/lists/id-in-address';
import { findPerson, personInAddress } from '../../../lib/lucca/people/find-person';
import { peopleOfUsers } from '../../../lib/lucca/people/people-source';
import { writableFields } from '../../../lib/lucca/writing/fields';
import type { PersonKey } from '../../../lib/lucca/writing/user-input';
import { demanded, located } from '../given/reference';
import { locator } from './locator';

const id = '1207';
const url = 'https://mycompany.ilucca.net/directory/users/1207';

/** A 'User' that names somebody who is in Lucca already. */
export const userWays: INodeProperties = locator({
	displayName: 'User',
	name: 'user',
	list: 'searchUsers',
	what: 'a user',
	modes: {
		id,
		url,
		login: 'ivarlet',
		email: 'ines.varlet@acme.example',
		employeeNumber: '00412',
	},
	hints: {
		employeeNumber: 'As text, or leading zeros are lost. It must name one person in all of Lucca.',
	},
});

/** The 'User' an operation is about. */
export function userLocator(show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return { ...userWays, required: true, displayOptions: { show } };
}

/** Somebody's manager. */
export const managerLocator = locator({
	displayName: writableFields.manager.label,
	name: 'manager',
	list: 'searchUsers',
	what: 'a manager',
	modes: { name: 'Inès Varlet', id, url },
	hints: { name: 'Full name, login, email or employee number' },
});

const keys = ['login', 'email', 'employeeNumber'] as const;

/**
 * Whom a 'User' names.
 * @throws ExplainedError when it is blank
 */
export function personKeyOf(user: unknown): PersonKey {
	const { mode, text } = demanded('User', located('User', user));
	return { by: keys.find((key) => key === mode) ?? 'id', value: text };
}

/** Whom the 'User' of an item names. */
export function givenUser(context: IExecuteFunctions, itemIndex: number): PersonKey {
	return personKeyOf(context.getNodeParameter('user', itemIndex));
}

/**
 * The Lucca ID of a person, looked up unless it is given.
 * @throws ExplainedError when nobody, or more than one person, answers to the key
 */
export async function luccaIdOf(client: LuccaClient, { by, value }: PersonKey): Promise<string> {
	if (by === 'id' && /^\d+$/.test(value)) return value;
	if (by === 'id') return idInAddress(value, client.host, personInAddress);
	const { employees } = await findPerson(peopleOfUsers(client), by, value, { fields: [] });
	return String(employees[0]?.luccaId);
}
