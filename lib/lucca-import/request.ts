import type { FileOptions } from '../tabular/settings';

/** What Lucca makes of the rows. */
export type ImportMode =
	/** New people: what Lucca wants of them must be there, but for what it can fill in by default. */
	| 'create'
	/** People Lucca has: only what stands in the file changes, and a blank may erase. */
	| 'update'
	/** Both in one file: what new people need, and care for what a blank may erase. */
	| 'createOrUpdate';

/** The column or columns that stand first and tell Lucca who a row is about. */
export type ImportIdentifier = 'login' | 'establishmentAndNumber' | 'email';

/** A column of the user's own: its code as Lucca's import screen shows it, and the field its values come from. */
export interface AdditionalColumn {
	readonly code: string;
	readonly field: string;
}

/** Somebody Lucca has already, who may be a manager without being in the file. */
export interface KnownManager {
	readonly login?: string;
	readonly employeeNumber?: string;
	readonly email?: string;
	readonly firstName?: string;
	readonly lastName?: string;
}

/** What to make of people for Lucca's user import. */
export interface ImportRequest extends Pick<
	FileOptions,
	'day' | 'separator' | 'encoding' | 'lineEnding' | 'dateOrder' | 'headerSet' | 'quoteAll'
> {
	readonly mode: ImportMode;
	readonly identifier: ImportIdentifier;
	/** What becomes of a column that is blank for some, where a blank may erase. */
	readonly partBlank: 'leaveOut' | 'refuse' | 'sendBlanks';
	/** Where a login comes from that a record does not have. */
	readonly loginFrom: 'login' | 'email' | 'employeeNumber';
	readonly managerAs: 'login' | 'names';
	/** What becomes of a row whose manager is neither in the file nor known. */
	readonly unknownManager: 'rejectRow' | 'keep';
	readonly knownManagers: readonly KnownManager[];
	/** Columns of the table to leave out, by field. */
	readonly withoutColumns: readonly string[];
	readonly additionalColumns: readonly AdditionalColumn[];
	/** Sensitive columns of the table that are wanted in the file, by field; no other one is in it. */
	readonly sensitiveColumns: readonly string[];
}
