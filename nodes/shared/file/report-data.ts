import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { CivilDate } from '../../../lib/employee/civil-date';
import type { RejectedRow, RowWarning } from '../../../lib/tabular/findings';
import { reportFile } from '../../../lib/tabular/report';

/** What a report tells of. */
export interface Reported {
	readonly rejected: readonly RejectedRow[];
	readonly warnings?: readonly RowWarning[];
}

/**
 * The report of a file, as a file of n8n's.
 * @param id which file it is about, for the report's name
 */
export async function reportData(
	context: IExecuteFunctions,
	{ rejected, warnings = [] }: Reported,
	id: string,
	day: CivilDate,
): Promise<IBinaryData> {
	const bytes = reportFile(rejected, warnings);
	return await context.helpers.prepareBinaryData(bytes, `report_${id}_${day}.csv`, 'text/csv');
}
