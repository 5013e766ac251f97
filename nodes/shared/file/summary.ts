import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inWords, type RejectedRow } from '../../../lib/tabular/findings';
import type { PreparedFile, RowCounts } from '../../../lib/tabular/prepare';
import { inform, warn } from '../hints';
import { counted, number, people } from '../../../lib/words';

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
 * @param isWritten whether the file is written, and not only checked
 */
export function sayInEditor(
	context: IExecuteFunctions,
	name: string,
	{ counts, rejected, warnings }: PreparedFile,
	isWritten: boolean,
): void {
	if (counts.read === 0) {
		const file = isWritten ? 'has its header row only' : 'would have its header row only';
		warn(
			context,
			`No employees came in: the ${name} file ${file}. Look at the node that reads the people.`,
		);
		return;
	}
	if (counts.written === 0) {
		warn(
			context,
			`Nobody ${isWritten ? 'is' : 'would be'} in the ${name} file: ${whereTheyWent(counts).join(', ')}`,
		);
	} else {
		const file = isWritten ? `${name} file written` : `${name} file checked, not written`;
		const went = [`${people(counts.written)} in it`, ...whereTheyWent(counts)];
		inform(context, `${file}: ${went.join(', ')}`);
	}
	sayRejected(context, rejected);
	const [first] = warnings;
	if (!first) return;
	const cells = counted(warnings.length, 'cell is', 'cells are');
	inform(context, `${cells} worth a look, first: ${inWords(first)}. See 'firstWarnings'.`);
}

/** Where those are who are not in the file. */
function whereTheyWent({ rejected, filteredBy }: RowCounts): string[] {
	const leftOut = Object.entries(filteredBy).map(
		([reason, count]) => `${number(count)} left out (${reason})`,
	);
	return [...(rejected > 0 ? [`${number(rejected)} rejected`] : []), ...leftOut];
}

/** Says in the editor how many rows are rejected, and why the first of them is. */
export function sayRejected(context: IExecuteFunctions, rejected: readonly RejectedRow[]): void {
	const first = rejected[0]?.cells[0];
	if (!first) return;
	const rows = counted(rejected.length, 'row', 'rows');
	const where = rejected.length === 1 ? '' : " All of them: output 'Rejected'.";
	warn(context, `${rows} rejected, first: ${inWords(first)}. ${first.remedy}.${where}`);
}

/** Counts what is read from the files of a run, for the words it ends with. */
export class ReadingTally {
	private files = 0;
	private employees = 0;
	private rejected = 0;

	add(employees: number, rejected: number): void {
		this.files++;
		this.employees += employees;
		this.rejected += rejected;
	}

	/** Says in the editor what came of it; nothing of a run in which no file could be read. */
	say(context: IExecuteFunctions): void {
		if (this.files === 0) return;
		const read = `${people(this.employees)} read from ${counted(this.files, 'file', 'files')}`;
		const rejected = counted(this.rejected, 'row', 'rows');
		if (this.employees === 0) warn(context, `${read}, ${rejected} rejected`);
		else inform(context, this.rejected === 0 ? read : `${read}, ${rejected} rejected`);
	}
}
