import { behindManagerFields, managerFields } from '../../employee/managers';
import type { CatalogueField } from '../../employee/fields';
import type { Employee, EmployeeDraft } from '../../employee/record';
import type { WantedCustomFields } from './custom-fields';
import { ordinaryFields, type SensitiveField } from './user-fields';

/** What to know about each person. */
export interface WantedContent {
	/** Of `choosableFields`, those to give after the Lucca ID, in this order; all of them when absent. */
	readonly fields?: readonly CatalogueField[];
	/** Asked of Lucca only when named here. */
	readonly sensitiveFields?: readonly SensitiveField[];
	readonly customFields?: WantedCustomFields;
	/** The names of the departments on the way down to the person's own. */
	readonly departmentLevels?: boolean;
}

/** Whom a record is about is always said: lists are proven whole by it, and people updated by it. */
const ALWAYS = 'luccaId';

/** What Lucca holds of the person and of the managers: given when nobody chose. */
export const choosableFields: readonly CatalogueField[] = [
	...ordinaryFields.filter((field) => field !== ALWAYS),
	...managerFields,
];

export const wantsField = ({ fields }: WantedContent, field: CatalogueField): boolean =>
	!fields || fields.includes(field);

/** Whether anything of a manager beyond the Lucca ID is to be given. */
export const wantsManagers = (wanted: WantedContent): boolean =>
	managerFields.some((field) => wantsField(wanted, field));

export function wantsCustomFields({ customFields = [] }: WantedContent): boolean {
	return customFields === 'all' || customFields.length > 0;
}

/** Whether more than fields is taken from each user: what lists of Lucca's must be read for. */
export const takesMore = (wanted: WantedContent): boolean =>
	wantsCustomFields(wanted) || wanted.departmentLevels === true;

/**
 * The ordinary fields to read so that what is wanted can be given: those chosen, and what managers and
 * departments are found by.
 */
export function fieldsBehind(wanted: WantedContent): readonly CatalogueField[] {
	if (!wanted.fields) return ordinaryFields;
	const needed = new Set<CatalogueField>([
		ALWAYS,
		...wanted.fields,
		...behindManagerFields(wanted.fields),
		...(wanted.departmentLevels ? (['department'] as const) : []),
	]);
	return [...needed].filter((field) => ordinaryFields.includes(field));
}

/**
 * Leaves out what was read and not chosen. The manager's Lucca ID stays with any field of the manager:
 * it alone tells surely who is their own.
 */
export function asWanted(wanted: WantedContent): (employee: Employee) => Employee {
	if (!wanted.fields) return (employee) => employee;
	const fields = new Set<CatalogueField>([
		ALWAYS,
		...wanted.fields,
		...(wantsManagers(wanted) ? (['managerLuccaId'] as const) : []),
	]);
	const chosen = new Set<string>([...fields, ...choosableFields]);
	const { sensitiveFields = [] } = wanted;
	const hasMore = sensitiveFields.length > 0 || takesMore(wanted);
	return (employee) => {
		const given: EmployeeDraft = {};
		for (const field of fields) {
			const cell = employee[field];
			if (cell !== undefined) given[field] = cell;
		}
		if (!hasMore) return given;
		for (const field in employee) {
			const name = field as keyof Employee;
			if (!chosen.has(field)) given[name] = employee[name];
		}
		return given;
	};
}
