import type { CompanyUser, CustomValue, Named } from '../../company';
import type { Call } from '../call';
import { isVisible, plain, schema } from './schema';
import type { Property, Schema } from './schema';

interface Linked {
	id: number;
	name: string;
	/** Below the origin. */
	path: string;
	code?: string;
}

const linkedProperties: ReadonlyArray<Property<Linked>> = [
	...plain<Linked, 'id'>('number', 'id'),
	...plain<Linked, 'name'>('text', 'name'),
	{ name: 'url', kind: 'text', read: ({ path }, { origin }) => `${origin}${path}` },
];

const linkedSchema = schema('Link', linkedProperties);
const cultureSchema = schema('Culture', [
	...linkedProperties,
	...plain<Linked, 'code'>('text', 'code'),
]);

function link(
	name: string,
	idOf: (user: CompanyUser) => number | null,
	list: (call: Call) => readonly Named[],
	resource: string,
	target: Schema<Linked> = linkedSchema,
): Property<CompanyUser> {
	return {
		name,
		kind: 'link',
		target: () => target,
		read: (user, call) => linked(list(call), idOf(user), resource),
	};
}

function linked(list: readonly Named[], id: number | null, resource: string): Linked | null {
	const found = list.find((each) => each.id === id);
	return found ? { ...found, path: `/api/v3/${resource}/${found.id}` } : null;
}

/** Whether the key may see a custom field; a right on `extendedData` itself is checked before. */
function visibleCustomFields(user: CompanyUser, call: Call): Record<string, unknown> {
	const { emptyCustomField, customFieldShape } = call.switches;
	const values: Record<string, unknown> = {};
	for (const { code } of call.company.customFields) {
		if (!isVisible(call, code)) continue;
		const stored = user.extendedData[code];
		if (stored !== undefined) values[code] = customFieldShape === 'bare' ? bare(stored) : stored;
		else if (emptyCustomField === 'null') values[code] = null;
		else if (emptyCustomField === 'nullValue') values[code] = { id: 0, value: null };
	}
	return values;
}

function bare(stored: CustomValue | CustomValue[]): unknown {
	if (Array.isArray(stored)) return stored.map(bare);
	const { value } = stored;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bare(each)]));
}

function applications({ applicationData }: CompanyUser, { origin }: Call): unknown {
	const withUrl = Object.entries(applicationData).map(([profile, { id, name }]) => [
		profile,
		{ id, name, url: `${origin}/api/v3/profiles/${id}` },
	]);
	return Object.fromEntries(withUrl);
}

/** The v3 user (lucca-api reference, section 6.6). */
export const userSchema: Schema<CompanyUser> = schema<CompanyUser>('User', [
	...plain<CompanyUser, 'id'>('number', 'id'),
	{ name: 'name', kind: 'text', read: ({ firstName, lastName }) => `${firstName} ${lastName}` },
	{
		name: 'displayName',
		kind: 'text',
		read: ({ firstName, lastName }) => `${lastName} ${firstName}`,
	},
	{ name: 'url', kind: 'text', read: ({ id }, { origin }) => `${origin}/api/v3/users/${id}` },
	...plain<CompanyUser, keyof CompanyUser>('text', 'firstName', 'lastName', 'login', 'mail'),
	...plain<CompanyUser, keyof CompanyUser>(
		'date',
		'dtContractStart',
		'dtContractEnd',
		'modifiedAt',
	),
	...plain<CompanyUser, keyof CompanyUser>('date', 'birthDate', 'seniorityDate'),
	...plain<CompanyUser, keyof CompanyUser>('text', 'employeeNumber', 'nationalityId', 'gender'),
	...plain<CompanyUser, keyof CompanyUser>(
		'text',
		'jobTitle',
		'address',
		'insuranceNumber',
		'quote',
	),
	...plain<CompanyUser, keyof CompanyUser>('text', 'directLine', 'personalEmail', 'personalMobile'),
	...plain<CompanyUser, keyof CompanyUser>(
		'text',
		'professionalMobile',
		'bankName',
		'rib',
		'iban',
		'bic',
	),
	...plain<CompanyUser, keyof CompanyUser>('number', 'legalEntityId', 'departmentId', 'managerId'),
	...plain<CompanyUser, keyof CompanyUser>(
		'number',
		'cultureID',
		'calendarId',
		'rolePrincipalId',
		'cspId',
	),
	...plain<CompanyUser, keyof CompanyUser>('number', 'frenchCarTaxHorsePower'),
	...plain<CompanyUser, keyof CompanyUser>('number', 'frenchMotocyclesTaxHorsePower'),
	...plain<CompanyUser, keyof CompanyUser>('boolean', 'allowsElectronicPayslip'),
	...plain<CompanyUser, keyof CompanyUser>('object', 'picture', 'userWorkCycles'),
	link(
		'legalEntity',
		(user) => user.legalEntityId,
		({ company }) => company.establishments,
		'legalEntities',
	),
	link(
		'department',
		(user) => user.departmentId,
		({ company }) => company.departments,
		'departments',
	),
	link(
		'culture',
		(user) => user.cultureID,
		({ company }) => company.cultures,
		'cultures',
		cultureSchema,
	),
	link(
		'calendar',
		(user) => user.calendarId,
		({ company }) => company.calendars,
		'calendars',
	),
	link(
		'rolePrincipal',
		(user) => user.rolePrincipalId,
		({ company }) => company.roles,
		'roles',
	),
	{
		name: 'manager',
		kind: 'link',
		target: () => userSchema,
		read: ({ managerId }, { company }) => company.users.find(({ id }) => id === managerId) ?? null,
	},
	{
		name: 'habilitedRoles',
		kind: 'link',
		target: () => linkedSchema,
		read: ({ habilitedRoles }, { company }) =>
			habilitedRoles
				.map(({ id }) => linked(company.roles, id, 'roles'))
				.filter((role) => role !== null),
	},
	{ name: 'applicationData', kind: 'object', onDemand: true, read: applications },
	{ name: 'extendedData', kind: 'object', onDemand: true, read: visibleCustomFields },
]);
