import type { INodePropertyOptions } from 'n8n-workflow';
import { employeeFields } from '../../../lib/employee/fields';

/** The value of 'Field' for a field that is in no list: a custom one of the tenant. */
export const OTHER_FIELD = 'other';

/** Every field of the catalogue to choose from, and one that is in no list. */
export const fieldChoices: INodePropertyOptions[] = [
	...Object.entries(employeeFields)
		.map(([value, { label }]) => ({ name: label.en, value }))
		.sort((a, b) => (a.name < b.name ? -1 : 1)),
	{ name: 'Other (by Name)', value: OTHER_FIELD },
];

/** The field a row of a table names: the one chosen, or the one typed. */
export function fieldChosen({ field, fieldName }: { field: string; fieldName?: string }): string {
	return field === OTHER_FIELD ? (fieldName ?? '').trim() : field;
}
