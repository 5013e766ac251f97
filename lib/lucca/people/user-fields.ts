import type { CatalogueField } from '../../employee/fields';
import type { EmployeeDraft } from '../../employee/record';
import {
	cultureCell,
	dateCell,
	nameCell,
	property,
	type ReadCell,
	textCell,
	UNREADABLE,
} from '../cells';
import { LuccaApiError } from '../client/lucca-api-error';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/**
 * Where each field of an Employee comes from in a v3 user (lucca-api reference, section 6.6): what to
 * ask for, and how to read it. A page address of a person is documented nowhere, so `luccaUrl` is
 * not given; neither are `status`, `site`, `contract` and `contractType`, which tenants keep in custom
 * fields.
 */
interface UserField {
	readonly field: CatalogueField;
	/** The property, with the parts wanted of a related object. */
	readonly ask: string;
	readonly read: (value: unknown) => ReadCell;
	/** The property alone. */
	readonly name: string;
}

/** The same, as it is written down. */
type WrittenField = Omit<UserField, 'name'>;

const named = (field: WrittenField): UserField => ({
	...field,
	name: field.ask.replace(/\[.*/, ''),
});

/** Asked for every person. */
const ordinary: readonly UserField[] = (
	[
		{ field: 'luccaId', ask: 'id', read: textCell },
		{ field: 'login', ask: 'login', read: textCell },
		{ field: 'employeeNumber', ask: 'employeeNumber', read: textCell },
		{ field: 'firstName', ask: 'firstName', read: textCell },
		{ field: 'lastName', ask: 'lastName', read: textCell },
		{ field: 'email', ask: 'mail', read: textCell },
		{ field: 'gender', ask: 'gender', read: textCell },
		{ field: 'jobTitle', ask: 'jobTitle', read: textCell },
		{ field: 'culture', ask: 'cultureID', read: cultureCell },
		{ field: 'contractStart', ask: 'dtContractStart', read: dateCell },
		{ field: 'contractEnd', ask: 'dtContractEnd', read: dateCell },
		{ field: 'seniorityDate', ask: 'seniorityDate', read: dateCell },
		{ field: 'legalEntity', ask: 'legalEntity[id,name]', read: nameCell },
		{ field: 'department', ask: 'department[id,name]', read: nameCell },
		{ field: 'managerLuccaId', ask: 'managerId', read: textCell },
		{ field: 'primaryRole', ask: 'rolePrincipal[id,name]', read: nameCell },
		{ field: 'modifiedAt', ask: 'modifiedAt', read: textCell },
	] satisfies WrittenField[]
).map(named);

/** Asked only when the user names them. */
const sensitive = {
	birthDate: { field: 'birthDate', ask: 'birthDate', read: dateCell },
	personalEmail: { field: 'personalEmail', ask: 'personalEmail', read: textCell },
	personalMobile: { field: 'personalMobile', ask: 'personalMobile', read: textCell },
	address: { field: 'address', ask: 'address', read: textCell },
	nationality: { field: 'nationality', ask: 'nationalityId', read: textCell },
} as const satisfies Partial<Record<CatalogueField, WrittenField>>;

export type SensitiveField = keyof typeof sensitive;

export const sensitiveFields = Object.keys(sensitive) as SensitiveField[];

/** The work phone: the mobile, or else the direct line. */
const PHONES = ['professionalMobile', 'directLine'] as const;

/** What is asked for every person, by our names. */
export const ordinaryFields: readonly CatalogueField[] = [
	...ordinary.map(({ field }) => field),
	'phone',
];

const MANAGER_FIELDS: ReadonlySet<CatalogueField> = new Set([
	'luccaId',
	'login',
	'employeeNumber',
	'firstName',
	'lastName',
	'email',
	'managerLuccaId',
]);

const ofManagers = ordinary.filter(({ field }) => MANAGER_FIELDS.has(field));

/** The `fields` to ask of people who are read only as somebody's manager. */
export const managerFieldsToAsk: readonly string[] = ofManagers.map(({ ask }) => ask);

/** What a phone is read from; the others by the property they come in. */
const asksOf = (field: CatalogueField): readonly string[] =>
	field === 'phone'
		? PHONES
		: ordinary.filter((each) => each.field === field).map(({ ask }) => ask);

/**
 * The `fields` to ask of the v3 API.
 * @param read of `ordinaryFields`
 */
export function fieldsToAsk(
	read: readonly CatalogueField[],
	wanted: readonly SensitiveField[],
	customFields: boolean,
): string[] {
	return [
		...new Set(read.flatMap(asksOf)),
		...wanted.map((field) => sensitive[field].ask),
		...(customFields ? ['extendedData'] : []),
	];
}

/**
 * How v3 users become Employees. What Lucca did not send is absent, what it sent as null is empty.
 * @param read of `ordinaryFields`
 * @returns a function that throws LuccaApiError naming the person's ID and the property (never the
 * value) when one is not of the documented kind
 */
export function employeesWith(
	read: readonly CatalogueField[],
	wanted: readonly SensitiveField[],
): (user: LuccaObject) => EmployeeDraft {
	const fields = [
		...ordinary.filter(({ field }) => read.includes(field)).map(remembering),
		...wanted.map((field) => named(sensitive[field])),
	];
	const withPhone = read.includes('phone');
	return (user) => {
		const employee = readFields(user, fields);
		const phone = withPhone ? readPhone(user) : undefined;
		if (phone !== undefined) employee.phone = phone;
		return employee;
	};
}

/** What many people have in common: the job, the day, the establishment. */
const SHARED: ReadonlySet<CatalogueField> = new Set([
	'gender',
	'jobTitle',
	'culture',
	'contractStart',
	'contractEnd',
	'legalEntity',
	'department',
	'managerLuccaId',
	'primaryRole',
]);

/** Reads a value that came before as the same text: of 100,000 people, that halves what must be kept. */
function remembering(field: UserField): UserField {
	if (!SHARED.has(field.field)) return field;
	const texts = new Map<unknown, ReadCell>();
	const names = new Map<unknown, ReadCell>();
	const read = (value: unknown) => {
		const isObject = isLuccaObject(value);
		const known = isObject ? names : texts;
		const sent = isObject ? property(value, 'name') : value;
		if (known.has(sent)) return known.get(sent);
		const cell = field.read(value);
		if (typeof sent === 'string' || typeof sent === 'number') known.set(sent, cell);
		return cell;
	};
	return { ...field, read };
}

/** A person read only as somebody's manager. */
export function managerOf(user: LuccaObject): EmployeeDraft {
	return readFields(user, ofManagers);
}

function readFields(user: LuccaObject, fields: readonly UserField[]): EmployeeDraft {
	const employee: EmployeeDraft = {};
	for (const { field, name, read } of fields) {
		const cell = readable(read(property(user, name)), user, name);
		if (cell !== undefined) employee[field] = cell;
	}
	return employee;
}

function readPhone(user: LuccaObject) {
	const read = (name: string) => readable(textCell(property(user, name)), user, name);
	const [mobile, line] = [read(PHONES[0]), read(PHONES[1])];
	// A mobile out of sight may exist: only when both are known to be empty is there no phone.
	return mobile ?? (line || mobile === null ? line : undefined);
}

function readable(cell: ReadCell, user: LuccaObject, name: string): Exclude<ReadCell, symbol> {
	if (cell !== UNREADABLE) return cell;
	throw new LuccaApiError(
		`Lucca sent a value for '${name}' of the user with ID ${String(user.id)} that cannot be read`,
		'Open the person in Lucca and check this value. When it looks right there, please report it to the makers of this node',
	);
}
