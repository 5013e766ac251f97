import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PersonRecord } from '../../lib/tabular/rows';
import { isMappedByHand } from './parameters';

/** The people among the input items, each with the index of its item. */
export interface People {
	readonly records: readonly PersonRecord[];
	readonly itemOf: readonly number[];
}

/**
 * The people the input items stand for. An item without any field is nobody: it is what 'Always
 * Output Data' gives in place of no people at all.
 */
export function peopleFromInput(context: IExecuteFunctions): People {
	const items = context.getInputData();
	const itemOf: number[] = [];
	items.forEach(({ json }, index) => {
		if (Object.keys(json).length > 0) itemOf.push(index);
	});
	const record = recordOf(context);
	return { records: itemOf.map((index) => record(items[index]?.json ?? {}, index)), itemOf };
}

/** How an item becomes a record: as it is, with its status under the name chosen, or as mapped by hand. */
function recordOf(context: IExecuteFunctions): (json: IDataObject, index: number) => PersonRecord {
	if (isMappedByHand(context)) {
		return (json, index) => ({
			...json,
			...(context.getNodeParameter('columns.value', index, {}) as IDataObject | null),
		});
	}
	const statusField = context.getNodeParameter('statusField', 0, 'status') as string;
	if (statusField === 'status' || statusField === '') return (json) => json;
	return (json) => ({ ...json, status: json[statusField] });
}
