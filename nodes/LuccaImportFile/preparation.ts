import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { prepareImport, type PreparedImport } from '../../lib/lucca-import';
import { peopleOfItems } from '../shared/file/people';
import { rejectedItems } from '../shared/file/rejected-items';
import { sayInEditor, summaryOf } from '../shared/file/summary';
import { inform, warn } from '../shared/hints';
import { importRequest, type Requested } from './import-request';

/** What Check and Format have in common: the file of all input items, checked and ready. */
export interface Preparation extends Requested {
	readonly prepared: PreparedImport;
	/** The index of the input item of each record. */
	readonly itemOf: readonly number[];
}

/**
 * Checks all input items for the file the form asks for, and says in the editor what came of it.
 * @param isWritten whether the file is written, and not only checked
 */
export function preparation(context: IExecuteFunctions, isWritten: boolean): Preparation {
	const requested = importRequest(context);
	const { records, itemOf } = peopleOfItems(context.getInputData());
	const prepared = prepareImport(records, requested.request);
	sayInEditor(context, 'Lucca import', prepared, isWritten);
	for (const notice of prepared.notices) warn(context, `${notice}.`);
	if (prepared.counts.read > 0) sayWhatIsLeftOut(context, prepared);
	return { ...requested, prepared, itemOf };
}

function sayWhatIsLeftOut(context: IExecuteFunctions, { leftOutColumns }: PreparedImport): void {
	if (leftOutColumns.length === 0) return;
	const columns = leftOutColumns.map(({ header, why }) => `${header} (${why})`);
	inform(context, `Columns not in the file: ${columns.join(', ')}`);
}

/** What happened to every row and column, as the fields of the file's item. */
export const importSummary = ({ prepared }: Preparation): IDataObject => ({
	...summaryOf(prepared.format.id, prepared),
	leftOutColumns: prepared.leftOutColumns.map((column) => ({ ...column })),
	notices: [...prepared.notices],
});

/** One item a rejected row, linked to the item it came from. */
export function rejectedPeople({ prepared, itemOf }: Preparation): INodeExecutionData[] {
	return rejectedItems(prepared.rejected, itemOf, ({ login, email }) => ({ login, email }));
}
