import type { CatalogueField } from '../../employee/fields';

/** What a simplified Employee holds after the Lucca ID, in this order. */
export const simplifiedFields: readonly CatalogueField[] = [
	'login',
	'employeeNumber',
	'firstName',
	'lastName',
	'email',
	'jobTitle',
	'department',
	'contractStart',
	'contractEnd',
];
