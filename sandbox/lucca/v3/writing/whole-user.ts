import type { CompanyUser } from '../../../company';
import type { Call } from '../../call';
import { Declined } from '../../declined';

/** Required at creation (lucca-api reference, section 14, point 7). */
export const required = [
	'firstName',
	'lastName',
	'mail',
	'login',
	'legalEntityId',
	'dtContractStart',
	'departmentId',
	'rolePrincipalId',
] as const satisfies ReadonlyArray<keyof CompanyUser>;

/** A user of whom nothing was said yet; what is required comes from the body. */
export function blankUser(id: number): CompanyUser {
	return {
		id,
		firstName: '',
		lastName: '',
		login: '',
		mail: null,
		employeeNumber: null,
		dtContractStart: '',
		dtContractEnd: null,
		legalEntityId: 0,
		departmentId: 0,
		managerId: null,
		birthDate: null,
		cultureID: 1036,
		calendarId: null,
		rolePrincipalId: 0,
		habilitedRoles: [],
		cspId: null,
		nationalityId: null,
		seniorityDate: null,
		insuranceNumber: null,
		userWorkCycles: [],
		picture: null,
		address: null,
		directLine: null,
		jobTitle: null,
		gender: 'Undefined',
		personalEmail: null,
		personalMobile: null,
		professionalMobile: null,
		quote: null,
		allowsElectronicPayslip: false,
		bankName: null,
		rib: null,
		iban: null,
		bic: null,
		frenchCarTaxHorsePower: null,
		frenchMotocyclesTaxHorsePower: null,
		modifiedAt: '',
		applicationData: {},
		extendedData: {},
	};
}

/**
 * Checks what no property can tell alone: who else has the login or number, and the order of dates.
 * Everybody counts, also people the key does not see; what a write leaves as it was is not questioned.
 * @param before the user until now; undefined for a new one
 * @throws Declined
 */
export function checkWhole(
	user: CompanyUser,
	before: CompanyUser | undefined,
	{ company, switches }: Call,
): void {
	const others = company.users.filter(({ id }) => id !== user.id);
	const fold = (value: string | null) =>
		switches.uniqueTexts === 'exact' ? value : (value?.toLowerCase() ?? null);
	const taken = (name: 'login' | 'mail' | 'employeeNumber', among = others) =>
		user[name] !== null && among.some((other) => fold(other[name]) === fold(user[name]));
	const changed = (...names: Array<keyof CompanyUser>) =>
		names.some((name) => before?.[name] !== user[name]);

	if (changed('login') && taken('login')) {
		throw new Declined(`A user with the login '${user.login}' already exists`);
	}
	const colleagues = others.filter(({ legalEntityId }) => legalEntityId === user.legalEntityId);
	if (changed('employeeNumber', 'legalEntityId') && taken('employeeNumber', colleagues)) {
		throw new Declined(`The employee number '${user.employeeNumber}' is used in the establishment`);
	}
	if (switches.uniqueMail && changed('mail') && taken('mail')) {
		throw new Declined(`A user with the mail '${user.mail}' already exists`);
	}
	if (user.dtContractEnd !== null && user.dtContractEnd < user.dtContractStart) {
		throw new Declined('dtContractEnd is before dtContractStart');
	}
}
