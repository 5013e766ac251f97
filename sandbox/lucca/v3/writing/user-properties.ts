import type { CompanyUser } from '../../../company';
import type { Call } from '../../call';
import { userSchema } from '../user-schema';
import { Declined } from '../../declined';
import {
	filledText,
	integer,
	midnight,
	nullable,
	nullableText,
	oneOf,
	reference,
	text,
	truth,
	twoLetters,
} from '../../rules';
import type { Rule } from '../../rules';

/** What v3 takes of a user, and the values it takes (lucca-api reference, section 6.6). */
const rules: { readonly [Name in keyof CompanyUser]?: Rule } = {
	firstName: filledText,
	lastName: filledText,
	login: filledText,
	mail: filledText,
	employeeNumber: filledText,
	dtContractStart: midnight,
	dtContractEnd: nullable(midnight),
	birthDate: nullable(midnight),
	legalEntityId: reference(({ establishments }) => establishments),
	departmentId: reference(({ departments }) => departments),
	managerId: nullable(reference(({ users }) => users)),
	cultureID: reference(({ cultures }) => cultures, [1025, 58_380]),
	calendarId: nullable(reference(({ calendars }) => calendars)),
	rolePrincipalId: reference(({ roles }) => roles),
	cspId: nullable(reference(({ occupationCategories }) => occupationCategories)),
	nationalityId: twoLetters,
	// The fourth literal is not published.
	gender: oneOf('Undefined', 'Male', 'Female'),
	jobTitle: nullableText(filledText),
	address: nullableText(text),
	directLine: nullableText(text),
	personalEmail: nullableText(text),
	personalMobile: nullableText(text),
	professionalMobile: nullableText(text),
	quote: nullableText(text),
	allowsElectronicPayslip: truth,
	bankName: nullable(text),
	rib: nullable(text),
	iban: nullable(text),
	bic: nullable(text),
	frenchCarTaxHorsePower: nullable(integer),
	frenchMotocyclesTaxHorsePower: nullable(integer),
};

/** Said nowhere to be writable, nor to be read only. */
const undocumented: typeof rules = {
	seniorityDate: nullable(midnight),
	insuranceNumber: nullableText(text),
};

export type PropertyName = keyof CompanyUser;

/**
 * The property a key of a body means, whatever its case (lucca-api reference, section 5.2), when it may
 * be written.
 * @throws Declined for a property v3 does not have, or only lets be read
 */
export function writableName(key: string, { switches }: Call): PropertyName {
	const property = userSchema.properties.get(key.toLowerCase());
	if (!property) throw new Declined(`Property ${key} does not exist on type User`);
	const name = property.name as PropertyName;
	const taken = switches.undocumentedWrites === 'taken' && Object.hasOwn(undocumented, name);
	if (taken || Object.hasOwn(rules, name) || name === 'habilitedRoles' || name === 'userWorkCycles')
		return name;
	throw new Declined(`Property ${key} cannot be written to.`);
}

/** @throws Declined for a value the property does not take */
export function checkValue(name: PropertyName, value: unknown, call: Call): void {
	const fault = (rules[name] ?? undocumented[name])?.(value, call);
	if (fault !== undefined) throw new Declined(`Property ${name} ${fault}`);
}
