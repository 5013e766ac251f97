import type { CatalogueField } from '../../employee/fields';

/** How a thing of Lucca's is named: by its number, by its name or code, or by an address that holds its number. */
export interface Reference {
	readonly by: 'id' | 'name' | 'url';
	readonly value: string;
}

/** Fields written as a text: what is typed, mapped or chosen. Dates are `YYYY-MM-DD`. */
export type TextField = Extract<
	CatalogueField,
	| 'address'
	| 'birthDate'
	| 'contractEnd'
	| 'contractStart'
	| 'culture'
	| 'email'
	| 'employeeNumber'
	| 'firstName'
	| 'gender'
	| 'jobTitle'
	| 'lastName'
	| 'login'
	| 'nationality'
	| 'personalEmail'
	| 'personalMobile'
	| 'seniorityDate'
>;

/** Fields of Lucca's user that an Employee record does not carry. */
export type FurtherField = 'directLine' | 'professionalMobile' | 'quote' | 'insuranceNumber';

/** Fields that name another thing of Lucca's. */
export type ReferenceField =
	'calendar' | 'department' | 'legalEntity' | 'manager' | 'occupationCategory' | 'primaryRole';

export type WritableField = TextField | FurtherField | ReferenceField;

/**
 * What to write about a person. What is not named is left as it is in Lucca: a blank never erases, only
 * `clear` does.
 */
export interface UserInput {
	readonly texts: Readonly<Partial<Record<TextField | FurtherField, string>>>;
	readonly references: Readonly<Partial<Record<ReferenceField, Reference>>>;
	readonly secondaryRoles?: {
		readonly change: 'add' | 'remove' | 'replace';
		readonly roles: readonly Reference[];
	};
	/** The cycle a person works in from a day on (`YYYY-MM-DD`); for a new user, the first day of the contract. */
	readonly workCycle?: { readonly cycle: Reference; readonly startsOn?: string };
	/**
	 * By Lucca's code (`e_...`): a text, a number, a date, a list entry's label or ID; or several of them, for
	 * a field that holds several: afterwards it holds exactly these.
	 */
	readonly customFields?: Readonly<Record<string, string | readonly string[]>>;
	/** Fields, `secondaryRoles`, or codes of custom fields, to empty in Lucca. */
	readonly clear?: readonly string[];
}

/** What names a person who may be in Lucca already. */
export type PersonKey =
	| { readonly by: 'id' | 'login' | 'email'; readonly value: string }
	/** Without an establishment the number may name several people: then it is refused. */
	| {
			readonly by: 'employeeNumber';
			readonly value: string;
			readonly establishment?: Reference;
	  };

/** What to do with a person found among those who left, whom the data give no end in the past. */
export type ReturningLeaver =
	/** Refuse the item and say who it is. */
	| 'refuse'
	/** Write what differs, and leave the end of contract as it is. */
	| 'update'
	/** Write what differs, and open the contract again: the start given, no end but one given. */
	| 'reopen';
