import type { DateOrder } from '../employee/civil-date';
import type { EmployeeFieldName } from '../employee/fields';
import type { CellFormat } from '../tabular/cell-formats';
import type { EncodingName } from '../tabular/encodings';
import type { PopulationRule } from '../tabular/population';

/**
 * A file format, as a table someone who does not program can hold against the partner's page. No
 * code lives in a table: `format` names one of the engine's cell formats.
 */
export interface FileFormat {
	/** For ever: saved workflows refer to it. */
	readonly id: string;
	readonly name: string;
	readonly file: FileFacts;
	/** Ways the header line is spelled. The first is the default; a column without its own text in a set uses the first's. */
	readonly headerSets: readonly HeaderSet[];
	/** In the order the partner wants. */
	readonly columns: readonly Column[];
	/** Pairs of columns the user may repeat, written after the others: one pair a level. */
	readonly costCentreLevels?: true;
	/** Columns the user may repeat, written after the others: one a secondary role. */
	readonly secondaryRoles?: true;
	/** Whether headers that begin with `e_` are custom fields of the tenant. */
	readonly customFields?: true;
	/** At most so many optional columns, where the partner says so; each column counts as one. */
	readonly maxOptionalColumns?: number;
	/** Who belongs in the file. */
	readonly population: PopulationRule;
	/** The fields that together tell one person from another, in this file and from file to file; none when the user gave none. */
	readonly key: readonly EmployeeFieldName[];
	/** How the file says that a person is there or no longer there. */
	readonly activity: ActivityRule;
	/** What the partner makes of a person who is no longer in the file. */
	readonly absence: 'keeps the person' | 'not documented';
	/** The pages this table was taken from. */
	readonly sources: readonly string[];
}

export interface FileFacts {
	/** `{date}` stands for the civil date of the run. */
	readonly fileName: string;
	readonly separator: ';' | ',' | '\t' | '|';
	readonly encoding: EncodingName;
	readonly lineEnding: '\r\n' | '\n';
	readonly dateOrder: DateOrder;
	readonly decimalSeparator: '.' | ',';
}

export interface HeaderSet {
	readonly id: string;
	readonly name: string;
}

/** Where a file says that a person in it is no longer active. */
export type ActivityRule =
	/** Whoever is in the file is active. */
	| { readonly by: 'presence' }
	/** Active where the column, a choice, reads as this value; anything else closes or may close the account. */
	| { readonly by: 'status'; readonly field: EmployeeFieldName; readonly active: string }
	/** Active up to and including the date, or without one; a file without the column names nobody inactive. */
	| { readonly by: 'endDate'; readonly field: EmployeeFieldName };

export type ColumnLevel = 'required' | 'recommended' | 'optional';

export interface Column {
	/** Where the value comes from; also the column's name in saved workflows, so no two columns share one. */
	readonly field: EmployeeFieldName;
	/** Header text by header set. */
	readonly headers: Readonly<Record<string, string>>;
	/** Further headers seen in files, accepted when reading. */
	readonly alsoSeen?: readonly string[];
	readonly level: ColumnLevel;
	readonly format: CellFormat;
	/** An optional column that is in the file unless taken out. */
	readonly byDefault?: true;
	/** A required column the target fills in from defaults of its own when somebody new has nothing there. */
	readonly defaultable?: true;
	/** A required column in which a blank cell is legal, such as the manager of the person at the top. */
	readonly mayBeBlank?: true;
	/** A blank is written, and reported as a warning. */
	readonly warnWhenBlank?: true;
	/** Names the row: two rows may not share a value, not even in other capitals, or may not within one value of a further field. */
	readonly unique?: true | 'inAnyCase' | { readonly within: EmployeeFieldName };
	/** Blank for a person who is their own manager, which Lucca allows and partners do not. */
	readonly aboutManager?: true;
	/** The value must be that column's value in another row of the file. */
	readonly references?: EmployeeFieldName;
	readonly note?: string;
}
