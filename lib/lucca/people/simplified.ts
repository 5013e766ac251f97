import type { CatalogueField } from '../../employee/fields';
import type { Employee } from '../../employee/record';

/** What a simplified Employee holds, in this order. */
export const simplifiedFields = [
	'luccaId',
	'login',
	'employeeNumber',
	'firstName',
	'lastName',
	'email',
	'jobTitle',
	'department',
	'contractStart',
	'contractEnd',
] as const satisfies readonly CatalogueField[];

/** An Employee reduced to those fields; what was absent stays absent. */
export function simplified(employee: Employee): Employee {
	const entries = simplifiedFields.map((field) => [field, employee[field]] as const);
	return Object.fromEntries(entries.filter(([, cell]) => cell !== undefined));
}
