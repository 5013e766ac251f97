import { type CatalogueField, employeeFields } from '../../employee/fields';

/** How two values of a field are held against each other. */
export type CompareAs =
	| 'culture'
	| 'date'
	| 'email'
	| 'folded'
	| 'gender'
	| 'identifier'
	| 'key'
	| 'nationality'
	| 'text';

/** A field of Lucca's user that a plan compares and writes. */
export interface PlanField {
	/** As the node that writes it calls it. */
	readonly name: string;
	/** The field of a record it is read from, on both sides. */
	readonly from: CatalogueField;
	readonly as: CompareAs;
	/** Lucca wants it of somebody new (lucca-api reference, section 6.3). */
	readonly required?: true;
	/** Lucca lets it be emptied, and an empty one reads as empty. */
	readonly emptiable?: true;
}

/**
 * Every field but the manager, whom several fields of a record name. What Lucca takes for the same when
 * it is written is the same here: else a plan would never come to its end.
 */
export const planFields: readonly PlanField[] = [
	{ name: 'firstName', from: 'firstName', as: 'text', required: true },
	{ name: 'lastName', from: 'lastName', as: 'text', required: true },
	{ name: 'login', from: 'login', as: 'key', required: true },
	{ name: 'email', from: 'email', as: 'email', required: true },
	{ name: 'employeeNumber', from: 'employeeNumber', as: 'identifier' },
	{ name: 'contractStart', from: 'contractStart', as: 'date', required: true },
	{ name: 'contractEnd', from: 'contractEnd', as: 'date', emptiable: true },
	{ name: 'legalEntity', from: 'legalEntity', as: 'folded', required: true },
	{ name: 'department', from: 'department', as: 'folded', required: true },
	{ name: 'primaryRole', from: 'primaryRole', as: 'folded', required: true },
	{ name: 'culture', from: 'culture', as: 'culture' },
	{ name: 'gender', from: 'gender', as: 'gender' },
	{ name: 'jobTitle', from: 'jobTitle', as: 'text' },
	{ name: 'seniorityDate', from: 'seniorityDate', as: 'date', emptiable: true },
	// Lucca's phone is the mobile, or else the direct line: emptying the mobile may bring out the other.
	{ name: 'professionalMobile', from: 'phone', as: 'text' },
	{ name: 'birthDate', from: 'birthDate', as: 'date', emptiable: true },
	{ name: 'nationality', from: 'nationality', as: 'nationality' },
	{ name: 'personalEmail', from: 'personalEmail', as: 'email', emptiable: true },
	{ name: 'personalMobile', from: 'personalMobile', as: 'text', emptiable: true },
	{ name: 'address', from: 'address', as: 'text', emptiable: true },
];

/** The manager, as the node that writes it calls it. */
export const MANAGER = 'manager';

/** What a record may name its manager by, and what the manager has there. */
export const MANAGER_NAMED_BY = [
	['managerLuccaId', 'luccaId'],
	['managerLogin', 'login'],
	['managerEmployeeNumber', 'employeeNumber'],
	['managerEmail', 'email'],
] as const satisfies ReadonlyArray<readonly [CatalogueField, CatalogueField]>;

/** The names of everything a plan can compare. */
export const planFieldNames: readonly string[] = [...planFields.map(({ name }) => name), MANAGER];

/** The field of a record that says whether a value is sensitive. */
export function recordFieldOf(name: string): CatalogueField | undefined {
	return planFields.find((field) => field.name === name)?.from;
}

/** A field as people call it. */
export function labelOf(name: string): string {
	if (name === MANAGER) return 'Manager';
	const field = recordFieldOf(name);
	return field === undefined ? name : employeeFields[field].label.en;
}
