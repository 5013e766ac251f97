import { describeField } from '../../employee/fields';
import type { Sheet } from '../sheet';

/**
 * Identifiers that a workbook holds as numbers, which keep no leading zeros: nothing in the file says
 * whether there were any.
 * @returns one sentence a column, to be shown as a warning
 */
export function identifiersAsNumbers(
	{ numbers }: Sheet,
	columns: ReadonlyArray<{ readonly field: string; readonly place: number }>,
): string[] {
	return columns
		.filter(
			({ field, place }) => numbers?.has(place) && describeField(field)?.kind === 'identifier',
		)
		.map(
			({ field }) =>
				`'${field}' is stored as numbers in the workbook, which keep no leading zeros: format the column as text at the source`,
		);
}
