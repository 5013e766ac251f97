import type { EmployeeFieldName } from './fields';

/**
 * A cell has three states: a value, empty (`null`: known to be nothing) and absent (`undefined`, or
 * no such key: not known). Nobody may take the third for the second: a right missing on an API key
 * makes a field absent, and writing that as empty would erase it at the partner.
 */
export type Cell = string | null | undefined;

/**
 * A person, as a flat record of text. Identifiers keep their zeros, dates are civil dates
 * (`YYYY-MM-DD`), a culture is a tag (`fr-FR`), a decimal uses a dot and no thousands separator.
 */
export type Employee = { readonly [Name in EmployeeFieldName]?: Cell };

/** An Employee under construction. */
export type EmployeeDraft = { -readonly [Name in EmployeeFieldName]?: Cell };
