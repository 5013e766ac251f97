import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inWords, type RejectedRow } from '../../../lib/tabular/findings';
import type { PreparedFile } from '../../../lib/tabular/prepare';
import { warn } from '../hints';

/** How many warnings the summary spells out; the report has them all. */
const WARNINGS_SHOWN = 20;

/**
 * What happened to every row, as the fields of the file's item.
 * @param id the format's
 */
export function summaryOf(id: string, prepared: PreparedFile): IDataObject {
	const { counts, settings, warnings } = prepared;
	return {
		partner: id,
		day: settings.day,
		...counts,
		filteredBy: { ...counts.filteredBy },
		columns: [...settings.headers],
		warnings: warnings.length,
		firstWarnings: warnings.slice(0, WARNINGS_SHOWN).map(inWords),
	};
}

/**
 * Says in the editor what a person should know without opening the output.
 * @param name whose file it is
 */
export function sayInEditor(
	context: IExecuteFunctions,
	name: string,
	{ counts, rejected }: PreparedFile,
): void {
	if (counts.read === 0) {
		warn(context, `No employees came in: the ${name} file has its header row only`);
		return;
	}
	if (counts.written === 0) {
		warn(
			context,
			`None of the ${counts.read} employees is in the ${name} file: ${counts.rejected} rejected, ${counts.filtered} left out`,
		);
	}
	sayRejected(context, rejected);
}

/** Says in the editor how many rows are rejected, and why the first of them is. */
export function sayRejected(context: IExecuteFunctions, rejected: readonly RejectedRow[]): void {
	const first = rejected[0]?.cells[0];
	if (!first) return;
	const rows = rejected.length === 1 ? '1 row' : `${rejected.length} rows`;
	warn(context, `${rows} rejected, first: ${inWords(first)}. ${first.remedy}.`);
}
