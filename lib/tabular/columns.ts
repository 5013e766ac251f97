import { type CostCentreField, describeField } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { nearest } from '../nearest';

/** Which of a format's columns go into the file. */
export interface ColumnChoice {
	/** The columns beside the required ones, by field name; the format's usual ones when not given. */
	readonly optional?: readonly string[];
	/** Fields whose column must hold a value although the format calls it optional. */
	readonly alsoRequired?: readonly string[];
	/** How many levels of cost-centre columns to add, in formats that have them. */
	readonly costCentreLevels?: number;
	/** The format's own limit of optional columns when not given; `Infinity` for none. */
	readonly maxOptionalColumns?: number;
}

/** Every column a format can have, repeated ones (cost centres, secondary roles) so many times, in order. */
export function allColumns(format: FileFormat, repeated = 0): Column[] {
	const columns = [...format.columns];
	for (let rank = 1; rank <= repeated; rank++) {
		if (format.costCentreLevels) {
			columns.push(
				costCentreColumn(`costCentreCode${rank}`),
				costCentreColumn(`costCentreLabel${rank}`),
			);
		}
		if (format.secondaryRoles) columns.push(secondaryRoleColumn(rank));
	}
	return columns;
}

/** Lucca counts them from 0 (file-formats reference, section 1.3). */
export function secondaryRoleColumn(rank: number): Column {
	return {
		field: `secondaryRole${rank}`,
		headers: { codes: `habilitedRoles_${rank - 1}` },
		level: 'optional',
		format: { as: 'text' },
	};
}

function costCentreColumn(field: CostCentreField): Column {
	const known = describeField(field);
	if (!known) throw new TypeError(`'${field}' is no cost-centre field`);
	return {
		field,
		headers: { ...known.label },
		level: 'optional',
		format: { as: known.kind === 'identifier' ? 'identifier' : 'text' },
	};
}

/** The fields of the columns that are in the file when nobody chose. */
export function usualFields(format: FileFormat): string[] {
	return format.columns.filter(isDefaultColumn).map(({ field }) => field);
}

/** Whether a column is in the file when nobody chose. No partner's table says so of a sensitive one. */
export function isDefaultColumn(column: Column): boolean {
	return column.level !== 'optional' || column.byDefault === true;
}

/**
 * The columns of a file, in the format's order whatever order they were asked in.
 * @throws ExplainedError for a column the format does not have, or too many optional ones
 */
export function chooseColumns(format: FileFormat, choice: ColumnChoice = {}): Column[] {
	const { optional, alsoRequired = [], costCentreLevels = 0 } = choice;
	const available = allColumns(format, costCentreLevels);
	for (const field of [...(optional ?? []), ...alsoRequired]) {
		if (available.some((column) => column.field === field)) continue;
		const names = available.map((column) => column.field);
		throw new ExplainedError(
			`${format.name} has no column '${field}'`,
			`Choose among its columns; the nearest are ${nearest(field, names).join(', ')}`,
		);
	}
	const chosen = available.filter(
		(column) =>
			column.level === 'required' ||
			alsoRequired.includes(column.field) ||
			column.field.startsWith('costCentre') ||
			(optional ? optional.includes(column.field) : isDefaultColumn(column)),
	);
	refuseTooMany(format, chosen, choice.maxOptionalColumns);
	return chosen.map((column) =>
		alsoRequired.includes(column.field) ? { ...column, level: 'required' } : column,
	);
}

function refuseTooMany(format: FileFormat, chosen: readonly Column[], limit: number | undefined) {
	const most = limit ?? format.maxOptionalColumns ?? Infinity;
	const optional = chosen.filter((column) => column.level === 'optional');
	if (optional.length <= most) return;
	throw new ExplainedError(
		`${format.name} takes at most ${most} optional columns and ${optional.length} are chosen: ` +
			optional.map((column) => column.field).join(', '),
		"Take some out, or raise 'Max Optional Columns' if the partner agreed to more",
	);
}

/** The header of a column in a header set: its own text there, else the one of the first set. */
export function headerOf(column: Column, format: FileFormat, headerSet?: string): string {
	const fallback = format.headerSets[0]?.id ?? '';
	const header = column.headers[headerSet ?? fallback] ?? column.headers[fallback];
	if (header === undefined) {
		throw new TypeError(`Column '${column.field}' of '${format.id}' has no header`);
	}
	return header;
}
