import type { CivilDate } from '../../employee/civil-date';
import { dateCell, nameCell, property, textCell, UNREADABLE } from '../cells';
import type { LuccaObject } from '../client/transport';
import type { Written } from './written';

/** What tells who a person is; undefined when the key may not see it. */
export interface Person {
	readonly id: string;
	readonly login: string | null | undefined;
	readonly email: string | null | undefined;
	readonly employeeNumber: string | null | undefined;
	readonly firstName: string | null | undefined;
	readonly lastName: string | null | undefined;
	readonly establishmentId: string | null | undefined;
	readonly establishment: string | null | undefined;
	readonly contractStart: CivilDate | null | undefined;
	readonly contractEnd: CivilDate | null | undefined;
}

/** What to ask of a user to tell who it is. */
export const identityFields: readonly string[] = [
	'id',
	'login',
	'mail',
	'employeeNumber',
	'firstName',
	'lastName',
	'legalEntityId',
	'legalEntity[id,name]',
	'dtContractStart',
	'dtContractEnd',
];

/** Who a v3 user is. A value of another kind than promised counts as not seen. */
export function personOf(user: LuccaObject): Person {
	const text = (name: string) => seen(textCell(property(user, name)));
	return {
		id: String(user.id),
		login: text('login'),
		email: text('mail'),
		employeeNumber: text('employeeNumber'),
		firstName: text('firstName'),
		lastName: text('lastName'),
		establishmentId: text('legalEntityId'),
		establishment: seen(nameCell(property(user, 'legalEntity'))),
		contractStart: seen(dateCell(property(user, 'dtContractStart'))),
		contractEnd: seen(dateCell(property(user, 'dtContractEnd'))),
	};
}

function seen<T>(cell: T | typeof UNREADABLE): T | undefined {
	return cell === UNREADABLE ? undefined : cell;
}

/** Whether a person's last day was before a day. */
export function hasLeft({ contractEnd }: Person, today: CivilDate): boolean {
	return typeof contractEnd === 'string' && contractEnd < today;
}

/** First and last name, as far as they are seen. */
export function nameOf({ firstName, lastName, id }: Person): string {
	return [firstName, lastName].filter((part) => part).join(' ') || `ID ${id}`;
}

/** Who a person is, for somebody to tell them from another; nothing sensitive. */
export function described(person: Person): string {
	const { id, login, employeeNumber, establishment, contractStart, contractEnd } = person;
	const facts = [
		`ID ${id}`,
		login && `login '${login}'`,
		employeeNumber && `employee number '${employeeNumber}'`,
		establishment,
		contractStart && `since ${contractStart}`,
		contractEnd && `until ${contractEnd}`,
	];
	return `${nameOf(person)} (${facts.filter((fact) => fact).join(', ')})`;
}

/** Who a person is, for the output of a write. */
export function told(
	person: Person,
): Pick<Written, 'luccaId' | 'login' | 'employeeNumber' | 'firstName' | 'lastName'> {
	const { id, login, employeeNumber, firstName, lastName } = person;
	return {
		luccaId: id,
		login: login ?? null,
		employeeNumber: employeeNumber ?? null,
		firstName: firstName ?? null,
		lastName: lastName ?? null,
	};
}
