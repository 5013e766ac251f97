import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PersonRecord } from '../../lib/tabular/rows';
import { type People, peopleOfItems } from '../shared/file/people';
import { columnsParameter, isMappedByHand } from './parameters';

/**
 * The people the input items stand for.
 * @throws ExplainedError for an item that tells of something gone wrong upstream
 */
export const peopleFromInput = (context: IExecuteFunctions): People =>
	peopleOfItems(context.getInputData(), recordOf(context));

/** How an item becomes a record: as it is, with its status under the name chosen, or as mapped by hand. */
function recordOf(context: IExecuteFunctions): (json: IDataObject, index: number) => PersonRecord {
	if (isMappedByHand(context)) {
		return (json, index) => ({
			...json,
			...columnsParameter(context, index).value,
		});
	}
	const statusField = context.getNodeParameter('statusField', 0, 'status') as string;
	if (statusField === 'status' || statusField === '') return (json) => json;
	return (json) => ({ ...json, status: json[statusField] });
}
