import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { employeeFields } from '../../lib/employee/fields';
import { ExplainedError } from '../../lib/explained-error';
import type { PersonRecord } from '../../lib/tabular/rows';
import { columnsParameter, isMappedByHand } from './parameters';

/** The people among the input items, each with the index of its item. */
export interface People {
	readonly records: readonly PersonRecord[];
	readonly itemOf: readonly number[];
}

/**
 * The people the input items stand for. An item without any field is nobody: it is what 'Always
 * Output Data' gives in place of no people at all.
 * @throws ExplainedError for an item that tells of something gone wrong upstream: the others may be
 * only a part of the people, and a part must not pass for the whole
 */
export function peopleFromInput(context: IExecuteFunctions): People {
	const items = context.getInputData();
	const itemOf: number[] = [];
	items.forEach((item, index) => {
		refuseUpstreamFailure(item, index);
		if (Object.keys(item.json).length > 0) itemOf.push(index);
	});
	const record = recordOf(context);
	return { records: itemOf.map((index) => record(items[index]?.json ?? {}, index)), itemOf };
}

function refuseUpstreamFailure({ json, error }: INodeExecutionData, index: number): void {
	const isPerson = Object.keys(json).some((name) => Object.hasOwn(employeeFields, name));
	if (error === undefined && (json.error === undefined || isPerson)) return;
	const said = error?.message ?? (typeof json.error === 'string' ? json.error : 'no reason given');
	throw new ExplainedError(
		`Item ${index} is no person but tells that a node before did not succeed: ${said}`,
		"Set 'On Error' of that node to 'Stop Workflow', so that no file is made of a part of the people",
	);
}

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
